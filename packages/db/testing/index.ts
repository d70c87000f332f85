/**
 * Databases for tests: migrated, empty, of their own, gone afterwards.
 */
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { systemClock } from '@openalgo/domain';
import {
  type DatabaseOptions,
  type Databases,
  type DatabaseUrls,
  migrateDatabases,
  openDatabases,
  type ProviderName,
} from '../src/index.ts';
import {
  chooseProviders,
  createServerDatabases,
  dropServerDatabases,
  type ServerName,
  serverDatabaseUrl,
  type TestProviders,
} from './servers.ts';
import { createSqliteFolder, sqliteUrls } from './sqlite-template.ts';

export { anApiLogEntry } from './api-log-entry.ts';
export { readTestCount, readTestRuns, readToolEnvironment } from './environment.ts';
export { everyValue, type StoredValue } from './every-value.ts';
export { anInstrument, makeMaster } from './instruments.ts';
export { findOwnServers, freePort, type OwnServer, startOwnServer } from './own-server.ts';
export type { TestProviders } from './servers.ts';

export interface TestDatabases {
  readonly provider: ProviderName;
  readonly databases: Databases;
  readonly urls: DatabaseUrls;
  /** What relative paths of SQLite URLs are relative to. */
  readonly rootDir: string;
  /** Closes and drops them. */
  close(): Promise<void>;
}

/** Where four databases are that nobody has opened. */
export interface DatabasePlace {
  readonly urls: DatabaseUrls;
  remove(): Promise<void>;
}

/** A machine that runs tests is busy. */
const PATIENT_MS = 10_000;

/** What migrated databases are made of, before they are opened. */
interface Place extends DatabasePlace {
  readonly rootDir: string;
}

/** Which engines tests shall run on, and what to say about the others. */
export function testProviders(): Promise<TestProviders> {
  return chooseProviders();
}

/** Makes and opens the four databases on an engine. */
export async function createTestDatabases(
  provider: ProviderName = 'sqlite',
  options: Partial<DatabaseOptions> = {},
): Promise<TestDatabases> {
  const place = provider === 'sqlite' ? await createFiles() : await createOnServer(provider);
  const databases = await openDatabases(place.urls, {
    rootDir: place.rootDir,
    poolSize: 5,
    connectTimeoutMs: PATIENT_MS,
    ...options,
  });
  return {
    provider,
    databases,
    urls: place.urls,
    rootDir: place.rootDir,
    close: async () => {
      await databases.close();
      await place.remove();
    },
  };
}

async function createFiles(): Promise<Place> {
  const folder = await createSqliteFolder();
  return {
    urls: sqliteUrls(folder),
    rootDir: folder,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function createOnServer(server: ServerName): Promise<Place> {
  const place = await createEmptyDatabases(server);
  await migrateDatabases(place.urls, { rootDir: tmpdir(), clock: systemClock, connectTimeoutMs: PATIENT_MS });
  return { ...place, rootDir: tmpdir() };
}

/** Makes four databases on a server without any tables, as an operator does before an installation. */
export async function createEmptyDatabases(server: ServerName): Promise<DatabasePlace> {
  const prefix = `openalgo_test_${randomUUID().slice(0, 8)}`;
  const nameOf = (database: string): string => `${prefix}_${database}`;
  const urlOf = (database: string): string => serverDatabaseUrl(server, nameOf(database));
  const names = ['main', 'sandbox', 'latency', 'logs'].map(nameOf);
  const urls = {
    main: urlOf('main'),
    sandbox: urlOf('sandbox'),
    latency: urlOf('latency'),
    logs: urlOf('logs'),
  };
  await createServerDatabases(server, names);
  return { urls, remove: () => dropServerDatabases(server, names) };
}
