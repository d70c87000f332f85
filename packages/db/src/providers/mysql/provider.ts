import { PrismaMariaDb } from '@prisma/adapter-mariadb';
import { createConnection } from 'mariadb';
import type { ResolvedOptions } from '../../connect/options.ts';
import type { Provider } from '../provider.ts';
import { openServerMigrationConnection } from '../server-migration-connection.ts';
import { openTimeoutSignal } from '../timeout-signal.ts';
import { mysqlDialect } from './dialect.ts';
import { mysqlMigrationRules } from './migration-rules.ts';

const DEFAULT_PORT = 3306;

function connectionSettings(url: string, { connectTimeoutMs }: ResolvedOptions) {
  const { hostname, port, username, password, pathname } = new URL(url);
  return {
    host: hostname,
    port: port === '' ? DEFAULT_PORT : Number(port),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
    connectTimeout: connectTimeoutMs,
  };
}

function createAdapter(url: string, options: ResolvedOptions): PrismaMariaDb {
  return new PrismaMariaDb({
    ...connectionSettings(url, options),
    connectionLimit: options.poolSize,
    acquireTimeout: options.connectTimeoutMs,
  });
}

/** The driver's pool tries until its time is over and keeps the reason to itself; a single connection tells it. */
async function probe(url: string, options: ResolvedOptions): Promise<void> {
  const connection = await createConnection(connectionSettings(url, options));
  await connection.end();
}

export const mysql: Provider = {
  dialect: mysqlDialect,
  prepare: async () => {},
  createAdapter,
  isolationLevel: 'ReadCommitted',
  openChangeSignal: openTimeoutSignal,
  openMigrationConnection: async (address, options) => {
    await probe(address, options);
    return openServerMigrationConnection(createAdapter(address, options), mysqlMigrationRules);
  },
};
