import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import {
  createApiKeyRepository,
  createUserRepository,
  type Databases,
  type DatabaseUrls,
  migrateDatabases,
  openDatabases,
  type ProviderName,
} from '@openalgo/db';
import { createTestDatabases, readToolEnvironment, type TestDatabases } from '@openalgo/db/testing';
import { systemClock } from '@openalgo/domain';
import { apiKeyLookup, createPasswordHasher, generateApiKey } from '@openalgo/security';
import { runCli, type Service, type Surroundings, startService } from './service.ts';

/** A whole system of real processes, in a folder and databases of its own. */
export interface Installation {
  readonly provider: ProviderName;
  /** Beside the processes, for looking at what they did. */
  readonly databases: Databases;
  /** Of the administrator, who may push prices. */
  readonly adminKey: string;
  /** One per account. */
  readonly traderKeys: readonly string[];
  start(app: 'api' | 'worker'): Promise<Service>;
  /** Makes a backup of all databases, as an operator would. */
  backUp(): Promise<void>;
  /** Ends what runs and removes everything. */
  close(): Promise<void>;
}

/** A machine on which harm is done is busy. */
const PATIENT_MS = 10_000;

const SETTINGS = {
  PORT: '0',
  LOG_LEVEL: 'warn',
  QUOTE_SOURCE: 'push',
  MARKET_CLOCK: 'feed',
  ENFORCE_MARKET_HOURS: 'false',
  RATE_LIMITS: 'false',
};

/** What an installation stands on. */
export interface Foundation {
  /** Databases that are there and empty; test databases when it is left out. */
  readonly urls?: DatabaseUrls;
  /** Variables as in .env. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Makes one with so many accounts, on test databases unless others are named; `settings` are variables as in .env. */
export async function createInstallation(
  provider: ProviderName,
  accounts: number,
  { urls, settings = {} }: Foundation = {},
): Promise<Installation> {
  const folder = await mkdtemp(join(tmpdir(), 'openalgo-chaos-'));
  const test =
    urls === undefined ? await createTestDatabases(provider) : await openOwnDatabases(urls, folder);
  const surroundings: Surroundings = {
    folder,
    env: {
      PATH: readToolEnvironment().PATH ?? '',
      HOME: folder,
      DATABASE_URL: test.urls.main,
      SANDBOX_DATABASE_URL: test.urls.sandbox,
      LATENCY_DATABASE_URL: test.urls.latency,
      LOGS_DATABASE_URL: test.urls.logs,
      ...SETTINGS,
      ...settings,
    },
  };
  await runCli(surroundings, ['init']);
  const demo: unknown = JSON.parse(await readFile(join(folder, '.openalgo', 'demo.json'), 'utf8'));
  const { API_KEY_PEPPER: pepper = '' } = parseEnv(await readFile(join(folder, '.env'), 'utf8'));
  const running = new Set<Service>();

  return {
    provider,
    databases: test.databases,
    adminKey: String(Reflect.get(Object(demo), 'apiKey')),
    traderKeys: await createTraders(test.databases, pepper, accounts),

    async start(app) {
      const service = await startService(app, surroundings);
      running.add(service);
      void service.ended.then(() => running.delete(service));
      return service;
    },

    backUp: () => runCli(surroundings, ['db', 'backup']),

    async close() {
      await Promise.all(
        [...running].map((service) => {
          service.signal('SIGKILL');
          return service.ended;
        }),
      );
      await test.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Databases that whoever made them removes. */
async function openOwnDatabases(
  urls: DatabaseUrls,
  rootDir: string,
): Promise<Pick<TestDatabases, 'databases' | 'urls' | 'close'>> {
  await migrateDatabases(urls, { rootDir, clock: systemClock, connectTimeoutMs: PATIENT_MS });
  const databases = await openDatabases(urls, { rootDir, connectTimeoutMs: PATIENT_MS });
  return { databases, urls, close: databases.close };
}

/** Users beside the running processes. Their keys cost what keys cost: the API would renew cheaper hashes under load. */
async function createTraders({ main }: Databases, pepper: string, count: number): Promise<readonly string[]> {
  const hasher = createPasswordHasher({ pepper });
  const createdAt = systemClock.now();
  const keys: string[] = [];
  for (let number = 1; number <= count; number += 1) {
    const userId = `trader-${number}`;
    const apiKey = generateApiKey();
    await createUserRepository(main).create({
      username: userId,
      email: `${userId}@example.org`,
      passwordHash: 'none',
      isAdmin: false,
      createdAt,
    });
    await createApiKeyRepository(main).save({
      userId,
      keyLookup: apiKeyLookup(apiKey, pepper),
      apiKeyHash: await hasher.hash(apiKey),
      apiKeyEncrypted: 'none',
      createdAt,
    });
    keys.push(apiKey);
  }

  return keys;
}
