import { connect } from 'node:net';
import { resolveOptions } from '../src/connect/options.ts';
import { type ProviderName, raw } from '../src/index.ts';
import { PROVIDERS } from '../src/providers/index.ts';
import { readTestEnvironment } from './environment.ts';

export type ServerName = Exclude<ProviderName, 'sqlite'>;

const LOCAL_URLS: Readonly<Record<ServerName, string>> = {
  postgresql: 'postgresql://root@127.0.0.1:5432/postgres',
  mysql: 'mysql://root@127.0.0.1:3306/test',
};
const DROP: Readonly<Record<ServerName, (name: string) => string>> = {
  postgresql: (name) => `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`,
  mysql: (name) => `DROP DATABASE IF EXISTS ${name}`,
};
const CREATE: Readonly<Record<ServerName, (name: string) => string>> = {
  postgresql: (name) => `CREATE DATABASE ${name}`,
  mysql: (name) => `CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`,
};
const PROBE_MS = 500;

/** The engines that tests run on, and a line about those that they do not, if any. */
export interface TestProviders {
  readonly providers: readonly ProviderName[];
  readonly leftOut: string | null;
}

/**
 * SQLite unless only others are asked for; a server when its URL is in the environment, or when it is asked for and
 * answers where it usually is.
 */
export async function chooseProviders(): Promise<TestProviders> {
  const { wanted, serverUrls } = readTestEnvironment();
  const servers: ServerName[] = ['postgresql', 'mysql'];
  const chosen = await Promise.all(
    servers.map(async (name) =>
      wanted === undefined
        ? serverUrls[name] !== undefined
        : wanted.includes(name) && (serverUrls[name] !== undefined || (await answers(LOCAL_URLS[name]))),
    ),
  );
  const found = servers.filter((_, index) => chosen[index] === true);
  const leftOut = servers.filter((_, index) => chosen[index] === false);
  const isSqliteWanted = wanted === undefined || wanted.includes('sqlite') || found.length === 0;
  return {
    providers: [...(isSqliteWanted ? (['sqlite'] as const) : []), ...found],
    leftOut:
      leftOut.length === 0
        ? null
        : `Not run on ${leftOut.join(' and ')}. To add them: TEST_PROVIDERS=sqlite,postgresql,mysql with the servers running locally, or TEST_POSTGRES_URL and TEST_MYSQL_URL.`,
  };
}

function answers(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port), timeout: PROBE_MS });
    const finish = (result: boolean): void => {
      socket.destroy();
      resolve(result);
    };
    socket.once('connect', () => finish(true));
    socket.once('error', () => finish(false));
    socket.once('timeout', () => finish(false));
  });
}

/** The URL of a database on the server that tests use. */
export function serverDatabaseUrl(server: ServerName, database: string): string {
  const url = new URL(serverUrl(server));
  url.pathname = `/${database}`;
  return url.toString();
}

export function createServerDatabases(server: ServerName, names: readonly string[]): Promise<void> {
  return createDatabasesAt(server, serverUrl(server), names);
}

/** The same on a server that is elsewhere; the URL is of any database there. */
export function createDatabasesAt(server: ServerName, url: string, names: readonly string[]): Promise<void> {
  return administer(server, url, names.map(CREATE[server]));
}

export function dropServerDatabases(server: ServerName, names: readonly string[]): Promise<void> {
  return administer(server, serverUrl(server), names.map(DROP[server]));
}

/** Whether a server answers a statement by now. */
export function tryStatement(server: ServerName, url: string): Promise<boolean> {
  return administer(server, url, ['SELECT 1']).then(
    () => true,
    () => false,
  );
}

function serverUrl(server: ServerName): string {
  return readTestEnvironment().serverUrls[server] ?? LOCAL_URLS[server];
}

async function administer(server: ServerName, url: string, statements: readonly string[]): Promise<void> {
  const access = await PROVIDERS[server].open(
    url,
    resolveOptions({ rootDir: '.', poolSize: 1, connectTimeoutMs: 10_000 }),
  );
  const adapter = await access.adapter.connect();
  try {
    for (const statement of statements) {
      await adapter.executeRaw({ sql: raw(statement).sql, args: [], argTypes: [] });
    }
  } finally {
    await adapter.dispose();
  }
}
