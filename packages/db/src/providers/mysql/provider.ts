import { PrismaMariaDb } from '@prisma/adapter-mariadb';
import type { ResolvedOptions } from '../../connect/options.ts';
import type { Provider } from '../provider.ts';
import { openServerMigrationConnection } from '../server-migration-connection.ts';
import { openTimeoutSignal } from '../timeout-signal.ts';
import { mysqlDialect } from './dialect.ts';
import { mysqlMigrationRules } from './migration-rules.ts';

const DEFAULT_PORT = 3306;

function createAdapter(url: string, { poolSize, connectTimeoutMs }: ResolvedOptions): PrismaMariaDb {
  const { hostname, port, username, password, pathname } = new URL(url);
  return new PrismaMariaDb({
    host: hostname,
    port: port === '' ? DEFAULT_PORT : Number(port),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
    connectionLimit: poolSize,
    connectTimeout: connectTimeoutMs,
    acquireTimeout: connectTimeoutMs,
  });
}

export const mysql: Provider = {
  dialect: mysqlDialect,
  prepare: async () => {},
  createAdapter,
  isolationLevel: 'ReadCommitted',
  openChangeSignal: openTimeoutSignal,
  openMigrationConnection: (address, options) =>
    openServerMigrationConnection(createAdapter(address, options), mysqlMigrationRules),
};
