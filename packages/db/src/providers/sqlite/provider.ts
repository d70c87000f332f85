import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Provider } from '../provider.ts';
import { createSqliteAdapter } from './adapter.ts';
import { sqliteBackup } from './backup.ts';
import { openSqliteChangeSignal } from './change-signal.ts';
import { openSqliteConnection } from './connection.ts';
import { sqliteDialect } from './dialect.ts';
import { examineSqliteFile } from './examine.ts';
import { openSqliteMigrationConnection } from './migration-connection.ts';
import { sqliteSpace } from './space.ts';
import { createWriteLock } from './write-lock.ts';

export const sqlite: Provider = {
  dialect: sqliteDialect,
  open: async (path, options) => {
    await mkdir(dirname(path), { recursive: true });
    const lock = createWriteLock(options.lockWaitMs);
    return {
      adapter: createSqliteAdapter({ ...options, path, lock }),
      connect: async () => openSqliteConnection(path, options, lock),
    };
  },
  openChangeSignal: openSqliteChangeSignal,
  commitNotice: null,
  openMigrationConnection: openSqliteMigrationConnection,
  backup: sqliteBackup,
  continueNumbers: null,
  partitions: null,
  replication: null,
  space: sqliteSpace,
  examine: async (path) => examineSqliteFile(path),
};
