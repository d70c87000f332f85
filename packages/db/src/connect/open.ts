import {
  type Clients,
  createClient,
  type LatencyClient,
  type LogsClient,
  type MainClient,
  type SandboxClient,
} from '../providers/clients.ts';
import { PROVIDERS } from '../providers/index.ts';
import { sql } from '../sql/template.ts';
import { noticingRunner } from './commit-notice.ts';
import type { Database } from './database.ts';
import { parseDatabaseUrl } from './database-url.ts';
import { withAppErrors } from './errors.ts';
import type { DatabaseName } from './names.ts';
import { observed } from './observed.ts';
import { openReplica, replicaAddress } from './open-replica.ts';
import { type DatabaseOptions, resolveOptions } from './options.ts';
import { createSession } from './session.ts';
import { shared } from './shared-adapter.ts';
import { createTransactionRunner, observedRunner } from './transaction.ts';

export type MainDatabase = Database<MainClient>;
export type SandboxDatabase = Database<SandboxClient>;
export type LatencyDatabase = Database<LatencyClient>;
export type LogsDatabase = Database<LogsClient>;

/** The URL of each database. */
export type DatabaseUrls = Readonly<Record<DatabaseName, string>>;

export interface Databases {
  readonly main: MainDatabase;
  readonly sandbox: SandboxDatabase;
  readonly latency: LatencyDatabase;
  readonly logs: LogsDatabase;
  /** Closes all of them. */
  close(): Promise<void>;
}

/** Where somebody waits for what others commit: the worker for orders and ticks. */
const LISTENED_TO: ReadonlySet<DatabaseName> = new Set(['sandbox']);

async function openDatabase<Name extends DatabaseName>(
  name: Name,
  url: string,
  databaseOptions: DatabaseOptions,
): Promise<Database<Clients[Name]>> {
  const options = resolveOptions(databaseOptions, name);
  const location = parseDatabaseUrl(url, options.rootDir);
  const replicaAt = replicaAddress(name, location.provider, options);
  const provider = PROVIDERS[location.provider];
  const access = await withAppErrors(() => provider.open(location.address, options));
  const adapter = shared(observed(access.adapter, options.onStatement));
  const client = await createClient(name, location.provider, adapter);
  const connection = await withAppErrors(() => access.connect(adapter));
  const session = createSession(connection.statements, provider.dialect);
  const replica =
    replicaAt === null ? null : await openReplica(replicaAt, location.provider, options, session);
  const runner = observedRunner(createTransactionRunner(connection, provider.dialect, options), () =>
    options.onTransaction(name),
  );
  const noticing = noticingRunner(runner, session, LISTENED_TO.has(name) ? provider.commitNotice : null);
  return {
    name,
    client,
    dialect: provider.dialect,
    session,
    reading: replica?.reading ?? session,
    transaction: noticing.run,
    ping: async () => {
      await session.query(sql`SELECT 1`);
    },
    announce: options.announce,
    openChangeSignal: () => provider.openChangeSignal(location.address, options),
    close: async () => {
      await noticing.close();
      await replica?.close();
      await connection.close();
      await client.$disconnect();
    },
  };
}

/**
 * Opens a database; the scheme of its URL picks the engine. Throws `invalid` for a URL that is none, `unavailable`
 * for a file that cannot be opened; a server is reached with the first statement, and again whenever it comes back.
 * Whoever opens it closes it. It must have been migrated.
 */
export function openMainDatabase(url: string, options: DatabaseOptions): Promise<MainDatabase> {
  return openDatabase('main', url, options);
}

/** See `openMainDatabase`. */
export function openSandboxDatabase(url: string, options: DatabaseOptions): Promise<SandboxDatabase> {
  return openDatabase('sandbox', url, options);
}

/** See `openMainDatabase`. */
export function openLatencyDatabase(url: string, options: DatabaseOptions): Promise<LatencyDatabase> {
  return openDatabase('latency', url, options);
}

/** See `openMainDatabase`. */
export function openLogsDatabase(url: string, options: DatabaseOptions): Promise<LogsDatabase> {
  return openDatabase('logs', url, options);
}

/** Opens all four, or none: what was opened before a failure is closed again. */
export async function openDatabases(urls: DatabaseUrls, options: DatabaseOptions): Promise<Databases> {
  const opened: { close(): Promise<void> }[] = [];
  const keep = async <Opened extends { close(): Promise<void> }>(
    opening: Promise<Opened>,
  ): Promise<Opened> => {
    const database = await opening;
    opened.push(database);
    return database;
  };
  const close = async (): Promise<void> => {
    await Promise.all(opened.map((database) => database.close()));
  };

  try {
    return {
      main: await keep(openMainDatabase(urls.main, options)),
      sandbox: await keep(openSandboxDatabase(urls.sandbox, options)),
      latency: await keep(openLatencyDatabase(urls.latency, options)),
      logs: await keep(openLogsDatabase(urls.logs, options)),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
