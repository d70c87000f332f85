import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Provider } from '../provider.ts';
import { createSqliteAdapter } from './adapter.ts';
import { sqliteBackup } from './backup.ts';
import { openSqliteChangeSignal } from './change-signal.ts';
import { sqliteDialect } from './dialect.ts';
import { openSqliteMigrationConnection } from './migration-connection.ts';

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
};
