import { Socket } from 'node:net';
import type { SqlDriverAdapterFactory, SqlQuery } from '@prisma/driver-adapter-utils';
import type { ResolvedOptions } from '../../connect/options.ts';
import { type Sql, sql } from '../../sql/template.ts';
import { failWhenSilent } from '../fail-when-silent.ts';
import type { Provider } from '../provider.ts';
import { recallAway } from '../recall-away.ts';
import { retryLost } from '../retry-lost.ts';
import { connectByAdapter } from '../server-connection.ts';
import { examineServer } from '../server-examine.ts';
import { openServerMigrationConnection } from '../server-migration-connection.ts';
import { serverSpace } from '../server-space.ts';
import { KEEP_ALIVE_MS, PATIENCE_MS, watchServer } from '../watch-server.ts';
import { createPostgresqlBackup, POSTGRESQL_DATABASES, POSTGRESQL_DUMP } from './backup.ts';
import { openPostgresqlChangeSignal, POSTGRESQL_COMMIT_NOTICE } from './change-signal.ts';
import { postgresqlDialect, postgresqlStatements } from './dialect.ts';
import { postgresqlMigrationRules } from './migration-rules.ts';
import { postgresqlPartitions } from './partitions.ts';
import { postgresqlReplication } from './replication.ts';

interface AdapterOptions {
  /** How long the server may say nothing; as long as a connection may take when it is left out. */
  readonly silentAfterMs?: number;
  readonly statementNameGenerator?: (statement: SqlQuery) => string;
}

/** The driver is loaded by those alone who have such a database, for it takes every process's start its time. */
async function createAdapter(
  connectionString: string,
  { poolSize, connectTimeoutMs, recycleAfterSeconds }: ResolvedOptions,
  { silentAfterMs = connectTimeoutMs, statementNameGenerator }: AdapterOptions = {},
): Promise<SqlDriverAdapterFactory> {
  const { PrismaPg } = await import('@prisma/adapter-pg');
  const { Client } = await import('pg');
  const settings = {
    connectionString,
    max: poolSize,
    connectionTimeoutMillis: connectTimeoutMs,
    maxLifetimeSeconds: recycleAfterSeconds,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    stream: () => server.watch(new Socket()),
  };
  const server = watchServer({
    probe: async () => {
      const client = new Client(settings);
      // What is told of a connection besides what it was asked; without anybody to hear it, the process would end.
      client.on('error', () => {});
      await client.connect();
      await client.end();
    },
    withinMs: silentAfterMs,
  });
  const pool = new PrismaPg(settings, statementNameGenerator && { statementNameGenerator });
  return retryLost(recallAway(failWhenSilent(pool, server)));
}

/** More texts than repositories have; what is made up at run time is not remembered by the server for ever. */
const STATEMENTS_NAMED_MAX = 500;

/** Statements that have a name are parsed and planned once a connection. */
function nameStatements(): (statement: SqlQuery) => string {
  const names = new Map<string, string>();
  return ({ sql: text }) => {
    const known = names.get(text);
    if (known !== undefined || names.size >= STATEMENTS_NAMED_MAX) {
      return known ?? UNNAMED;
    }

    const name = `openalgo_${names.size}`;
    names.set(text, name);
    return name;
  };
}

const UNNAMED = '';

const openMigrationConnection: Provider['openMigrationConnection'] = async (address, options) =>
  openServerMigrationConnection(
    await createAdapter(address, options, { silentAfterMs: PATIENCE_MS }),
    postgresqlMigrationRules,
  );

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
    adapter: await createAdapter(address, options, { statementNameGenerator: nameStatements() }),
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
