import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Provider } from '../provider.ts';
import { createSqliteAdapter } from './adapter.ts';
import { sqliteBackup } from './backup.ts';
import { openSqliteChangeSignal } from './change-signal.ts';
import { sqliteDialect } from './dialect.ts';
import { examineSqliteFile } from './examine.ts';
import { openSqliteMigrationConnection } from './migration-connection.ts';
import { sqliteSpace } from './space.ts';

export const sqlite: Provider = {
  dialect: sqliteDialect,
  prepare: async (path) => {
    await mkdir(dirname(path), { recursive: true });
  },
  createAdapter: (path, { synchronous, lockWaitMs }) =>
    createSqliteAdapter({ path, synchronous, lockWaitMs }),
  isolationLevel: undefined,
  openChangeSignal: openSqliteChangeSignal,
  openMigrationConnection: openSqliteMigrationConnection,
  backup: sqliteBackup,
  space: sqliteSpace,
  examine: async (path) => examineSqliteFile(path),
};
