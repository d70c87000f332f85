import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import type { DatabaseName, ProviderName } from '../connect/names.ts';
import type { PrismaClient as LatencyClient } from '../generated/sqlite/latency/client.ts';
import type { PrismaClient as LogsClient } from '../generated/sqlite/logs/client.ts';
import type { PrismaClient as MainClient } from '../generated/sqlite/main/client.ts';
import type { PrismaClient as SandboxClient } from '../generated/sqlite/sandbox/client.ts';

/**
 * The clients' types, whatever the engine: those generated for SQLite, which are what all three engines can do.
 */
export interface Clients {
  readonly main: MainClient;
  readonly sandbox: SandboxClient;
  readonly latency: LatencyClient;
  readonly logs: LogsClient;
}

export type { LatencyClient, LogsClient, MainClient, SandboxClient };

interface ClientModule {
  readonly PrismaClient: new (options: { adapter: SqlDriverAdapterFactory }) => unknown;
}

/** Loaded when they are needed: each client brings its own query compiler. */
const MODULES: Readonly<Record<ProviderName, Readonly<Record<DatabaseName, () => Promise<ClientModule>>>>> = {
  sqlite: {
    main: () => import('../generated/sqlite/main/client.ts'),
    sandbox: () => import('../generated/sqlite/sandbox/client.ts'),
    latency: () => import('../generated/sqlite/latency/client.ts'),
    logs: () => import('../generated/sqlite/logs/client.ts'),
  },
  postgresql: {
    main: () => import('../generated/postgresql/main/client.ts'),
    sandbox: () => import('../generated/postgresql/sandbox/client.ts'),
    latency: () => import('../generated/postgresql/latency/client.ts'),
    logs: () => import('../generated/postgresql/logs/client.ts'),
  },
  mysql: {
    main: () => import('../generated/mysql/main/client.ts'),
    sandbox: () => import('../generated/mysql/sandbox/client.ts'),
    latency: () => import('../generated/mysql/latency/client.ts'),
    logs: () => import('../generated/mysql/logs/client.ts'),
  },
};

/** Makes the client that was generated for this database and engine. */
export async function createClient<Name extends DatabaseName>(
  name: Name,
  provider: ProviderName,
  adapter: SqlDriverAdapterFactory,
): Promise<Clients[Name]> {
  const { PrismaClient } = await MODULES[provider][name]();
  const client = new PrismaClient({ adapter });
  // The three clients of a database are generated from one schema and differ only in what SQLite lacks, such as
  // case-insensitive filters, skipDuplicates and other isolation levels than its own; SQLite's type is what they have
  // in common.
  return client as Clients[Name];
}
