import { connect } from 'node:net';
import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import type { ConnectionConfig } from 'mariadb';
import type { ResolvedOptions } from '../../connect/options.ts';
import { failWhenSilent } from '../fail-when-silent.ts';
import type { Provider } from '../provider.ts';
import { recallAway } from '../recall-away.ts';
import { retryLost } from '../retry-lost.ts';
import { connectByAdapter } from '../server-connection.ts';
import { examineServer } from '../server-examine.ts';
import { openServerMigrationConnection } from '../server-migration-connection.ts';
import { serverSpace } from '../server-space.ts';
import { openTimeoutSignal } from '../timeout-signal.ts';
import { KEEP_ALIVE_MS, PATIENCE_MS, watchServer } from '../watch-server.ts';
import { createMysqlBackup, MYSQL_DATABASES, MYSQL_DUMP } from './backup.ts';
import { mysqlConnectionSettings } from './connection-settings.ts';
import { mysqlDialect, mysqlStatements } from './dialect.ts';
import { mysqlMigrationRules } from './migration-rules.ts';

/**
 * The pool pings a connection that has rested before it hands it out, and closes those that rest for too long. The driver
 * is loaded by those alone who have such a database, for it takes every process's start its time.
 */
async function createAdapter(
  url: string,
  { poolSize, connectTimeoutMs, recycleAfterSeconds }: ResolvedOptions,
  silentAfterMs = connectTimeoutMs,
): Promise<SqlDriverAdapterFactory> {
  const { PrismaMariaDb } = await import('@prisma/adapter-mariadb');
  const reach = mysqlConnectionSettings(url);
  const connecting: ConnectionConfig = {
    ...reach,
    connectTimeout: connectTimeoutMs,
    keepAliveDelay: KEEP_ALIVE_MS,
    stream: (take) => take?.(undefined, server.watch(connect(reach.port, reach.host))),
  };
  const server = watchServer({ probe: () => probe(connecting), withinMs: silentAfterMs });
  const settings = {
    ...connecting,
    connectionLimit: poolSize,
    minimumIdle: 1,
    idleTimeout: recycleAfterSeconds,
    acquireTimeout: connectTimeoutMs,
  };
  // A statement that is prepared and forgotten is three round trips instead of one, and what a server remembers of all of
  // its connections has a limit that a few large pools reach.
  const pool = new PrismaMariaDb(settings, { useTextProtocol: true });
  return retryLost(recallAway(failWhenSilent(pool, server)));
}

async function probe(settings: ConnectionConfig): Promise<void> {
  const { createConnection } = await import('mariadb');
  const connection = await createConnection(settings);
  await connection.end();
}

const openMigrationConnection: Provider['openMigrationConnection'] = async (address, options) => {
  // The driver's pool tries until its time is over and keeps the reason to itself; a single connection tells it.
  await probe({ ...mysqlConnectionSettings(address), connectTimeout: options.connectTimeoutMs });
  return openServerMigrationConnection(
    await createAdapter(address, options, PATIENCE_MS),
    mysqlMigrationRules,
  );
};

const backup = createMysqlBackup(openMigrationConnection);

export const mysql: Provider = {
  dialect: mysqlDialect,
  open: async (address, options) => ({
    adapter: await createAdapter(address, options),
    connect: (adapter) => connectByAdapter(adapter, mysqlStatements),
  }),
  openChangeSignal: openTimeoutSignal,
  commitNotice: null,
  openMigrationConnection,
  backup,
  continueNumbers: null,
  partitions: null,
  replication: null,
  space: serverSpace,
  examine: (address, context) =>
    examineServer(
      { ...backup, dumpTool: MYSQL_DUMP, listDatabases: MYSQL_DATABASES, open: openMigrationConnection },
      address,
      context,
    ),
};
