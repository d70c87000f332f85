import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import type { ResolvedOptions } from '../../connect/options.ts';
import { type Sql, sql } from '../../sql/template.ts';
import type { Provider } from '../provider.ts';
import { recallAway } from '../recall-away.ts';
import { retryLost } from '../retry-lost.ts';
import { connectByAdapter } from '../server-connection.ts';
import { examineServer } from '../server-examine.ts';
import { openServerMigrationConnection } from '../server-migration-connection.ts';
import { serverSpace } from '../server-space.ts';
import { createPostgresqlBackup, POSTGRESQL_DATABASES, POSTGRESQL_DUMP } from './backup.ts';
import { openPostgresqlChangeSignal, POSTGRESQL_COMMIT_NOTICE } from './change-signal.ts';
import { postgresqlDialect, postgresqlStatements } from './dialect.ts';
import { postgresqlMigrationRules } from './migration-rules.ts';
import { postgresqlPartitions } from './partitions.ts';
import { postgresqlReplication } from './replication.ts';

/** The driver is loaded by those alone who have such a database, for it takes every process's start its time. */
async function createAdapter(
  connectionString: string,
  { poolSize, connectTimeoutMs, recycleAfterSeconds }: ResolvedOptions,
): Promise<SqlDriverAdapterFactory> {
  const { PrismaPg } = await import('@prisma/adapter-pg');
  const pool = new PrismaPg({
    connectionString,
    max: poolSize,
    connectionTimeoutMillis: connectTimeoutMs,
    maxLifetimeSeconds: recycleAfterSeconds,
    keepAlive: true,
  });
  return retryLost(recallAway(pool));
}

const openMigrationConnection: Provider['openMigrationConnection'] = async (address, options) =>
  openServerMigrationConnection(await createAdapter(address, options), postgresqlMigrationRules);

/** What does not number its rows has no sequence, and nothing happens. */
function continueNumbers(table: string, column: string): Sql {
  const { identifier } = postgresqlDialect;
  const newest = sql`SELECT max(${identifier(column)}) FROM ${identifier(table)}`;
  return sql`SELECT CAST(setval(CAST(pg_get_serial_sequence(${table}, ${column}) AS regclass), (${newest})) AS text)`;
}

const backup = createPostgresqlBackup(openMigrationConnection);

export const postgresql: Provider = {
  dialect: postgresqlDialect,
  open: async (address, options) => ({
    adapter: await createAdapter(address, options),
    connect: (adapter) => connectByAdapter(adapter, postgresqlStatements),
  }),
  openChangeSignal: openPostgresqlChangeSignal,
  commitNotice: POSTGRESQL_COMMIT_NOTICE,
  openMigrationConnection,
  backup,
  replication: postgresqlReplication,
  continueNumbers,
  partitions: postgresqlPartitions,
  space: serverSpace,
  examine: (address, context) =>
    examineServer(
      {
        ...backup,
        dumpTool: POSTGRESQL_DUMP,
        listDatabases: POSTGRESQL_DATABASES,
        open: openMigrationConnection,
      },
      address,
      context,
    ),
};
