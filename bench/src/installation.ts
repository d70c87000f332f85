import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createApiKeyRepository,
  createInstrumentRepository,
  createSandboxRepositories,
  createUserRepository,
  type Databases,
  type DatabaseUrls,
  migrateDatabases,
  openDatabases,
} from '@openalgo/db';
import { type Instrument, ONE_CONTRACT, systemClock } from '@openalgo/domain';
import { apiKeyLookup, createPasswordHasher, generateApiKey, randomSecret } from '@openalgo/security';
import { type Launch, type Service, startApp } from './processes.ts';

/** An account with its key in clear. */
export interface Trader {
  readonly userId: string;
  readonly apiKey: string;
}

/** An installation in a folder of its own, with databases on SQLite that are open here beside its processes. */
export interface Installation {
  readonly folder: string;
  readonly databases: Databases;
  readonly traders: readonly Trader[];
  start(app: 'api' | 'worker'): Promise<Service>;
  /** Ends what was started, and removes all. */
  close(): Promise<void>;
}

export interface InstallationOptions {
  readonly launch: Launch;
  readonly traders: number;
  readonly instruments: readonly Instrument[];
  /** Variables as in .env. */
  readonly settings?: Readonly<Record<string, string>>;
}

const SECRET_BYTES = 32;
/** Requests are counted as ever; there may only be more of them than somebody would send. */
const UNLIMITED = { API_RATE_LIMIT: '999999 per second', ORDER_RATE_LIMIT: '999999 per second' };

export async function makeInstallation(options: InstallationOptions): Promise<Installation> {
  const folder = mkdtempSync(join(tmpdir(), 'openalgo-bench-'));
  const file = (name: string) => `file:${join(folder, 'db', `${name}.db`)}`;
  const urls: DatabaseUrls = {
    main: file('openalgo'),
    sandbox: file('sandbox'),
    latency: file('latency'),
    logs: file('logs'),
  };
  await migrateDatabases(urls, { rootDir: folder, clock: systemClock });
  const databases = await openDatabases(urls, { rootDir: folder });
  const pepper = randomSecret(SECRET_BYTES);
  const env = {
    APP_KEY: randomSecret(SECRET_BYTES),
    API_KEY_PEPPER: pepper,
    ...UNLIMITED,
    ...options.settings,
  };
  await createInstrumentRepository(databases.main).upsertMany(options.instruments);
  const traders = await addTraders(databases, pepper, options.traders);
  const running: Service[] = [];

  return {
    folder,
    databases,
    traders,
    async start(app) {
      const service = await startApp(app, options.launch, { cwd: folder, env });
      running.push(service);
      return service;
    },
    async close() {
      await Promise.all(running.map((service) => service.stop()));
      await databases.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function addTraders(
  { main, sandbox }: Databases,
  pepper: string,
  count: number,
): Promise<readonly Trader[]> {
  const users = createUserRepository(main);
  const apiKeys = createApiKeyRepository(main);
  const hasher = createPasswordHasher({ pepper });
  const now = systemClock.now();
  const numbers = Array.from({ length: count }, (_, number) => number);
  const traders = await Promise.all(
    numbers.map(async (number) => {
      const [userId, apiKey] = [`trader-${number}`, generateApiKey()];
      const email = `${userId}@openalgo.invalid`;
      await users.create({ username: userId, email, passwordHash: '-', isAdmin: false, createdAt: now });
      await apiKeys.save({
        userId,
        keyLookup: apiKeyLookup(apiKey, pepper),
        apiKeyHash: await hasher.hash(apiKey),
        apiKeyEncrypted: '-',
        createdAt: now,
      });
      return { userId, apiKey };
    }),
  );
  await createSandboxRepositories(sandbox.session).funds.open(
    traders.map(({ userId }) => userId),
    CAPITAL,
    now,
  );
  return traders;
}

/** Ten million rupees, in paise. */
const CAPITAL = 1_000_000_000n;

/** Shares `S0` … on the NSE. */
export function plainShares(count: number): readonly Instrument[] {
  return Array.from({ length: count }, (_, number) => ({
    exchange: 'NSE',
    symbol: `S${number}`,
    name: `Share number ${number}`,
    instrumentType: 'EQ',
    expiry: null,
    strike: null,
    lotSize: 1n,
    tickSize: 500n,
    contractValue: ONE_CONTRACT,
    freezeQuantity: null,
  }));
}
