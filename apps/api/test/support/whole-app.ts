import type { Accounts } from '@openalgo/accounts';
import { openSharing, rememberMain } from '@openalgo/cache';
import { loadConfig } from '@openalgo/config';
import { createApiKeyRepository, createInstrumentRepository, createSandboxRepositories } from '@openalgo/db';
import { createTestDatabases } from '@openalgo/db/testing';
import { AppError, isResting, type Order, price, type Quote } from '@openalgo/domain';
import { ALL_SHARDS, auditLedger, settle } from '@openalgo/sandbox';
import { createApiKeyVerifier, openKeyring } from '@openalgo/security';
import { createLogger, NO_TRACING } from '@openalgo/service';
import { createSignalCarrier, openStrategyRoom } from '@openalgo/strategies';
import { Registry } from 'prom-client';
import { buildApp } from '../../src/app.ts';
import { composeDependencies } from '../../src/compose.ts';
import { accountOptions, createCheckTurns, type World } from '../../src/world.ts';
import { APP_KEY, cheapHasher, openCheapPeople, PEPPER } from './cheap-people.ts';
import { MORNING } from './fake-accounts.ts';
import { collectLines } from './lines.ts';

import { SHARE } from './real-accounts.ts';

export const WORKER = 'worker-1';

const FUTURE = {
  ...SHARE,
  exchange: 'NFO',
  symbol: 'NIFTY25JAN24FUT',
  name: 'NIFTY',
  instrumentType: 'FUT',
  expiry: '2024-01-25',
  lotSize: 65n,
} as const;
/** What is listed, at which price; the last has no quote. */
const MARKET = [
  { instrument: SHARE, ltp: '2500' },
  { instrument: { ...SHARE, symbol: 'SBIN', name: 'State Bank' }, ltp: '500' },
  { instrument: FUTURE, ltp: '22000' },
  { instrument: { ...SHARE, symbol: 'SILENT', name: 'Silent' }, ltp: null },
] as const;
export const INSTRUMENTS = MARKET.map(({ instrument: { symbol, exchange } }) => ({ symbol, exchange }));

/** Somebody with a password, a login and an API key. */
export interface Member {
  readonly username: string;
  readonly password: string;
  readonly isAdmin: boolean;
  apiKey: string;
  /** As a browser sends it. */
  cookie: string;
  csrf: string;
}

function quoteOf(exchange: Quote['exchange'], symbol: string, ltp: string): Quote {
  const unknown = { bid: null, ask: null, low: null, high: null, volume: null, prevClose: null };
  return { exchange, symbol, ...unknown, ltp: price(ltp), open: price(ltp), openInterest: 0, at: MORNING };
}

/**
 * The API as it runs in production, over four databases of its own and at a clock that the test moves; only Argon2 is
 * cheap, and nothing leaves the machine. `settings` are variables as in .env.
 */
export async function createWholeApp(settings: Readonly<Record<string, string>> = {}) {
  const config = loadConfig({
    APP_KEY,
    API_KEY_PEPPER: PEPPER,
    QUOTE_SOURCE: 'push',
    REGISTRATION: 'open',
    ENFORCE_MARKET_HOURS: 'false',
    RATE_LIMITS: 'false',
    ...settings,
  });
  const { databases, urls, rootDir, close } = await createTestDatabases();
  const { main, sandbox } = databases;
  let now = MORNING;
  const clock = { now: () => now };
  const { lines, destination } = collectLines();
  const logger = createLogger({ level: 'debug', name: 'api' }, destination);
  const sharing = await openSharing({ url: null, name: 'api', secret: PEPPER, log: logger });
  const memory = rememberMain({ main, clock, ...sharing, secret: PEPPER });
  const keyring = await openKeyring({ appKeys: [APP_KEY], pepper: PEPPER, now: clock.now });
  const registry = new Registry();
  const world = {
    config,
    databases,
    memory,
    redis: null,
    turns: createCheckTurns(registry),
    clock,
    logger,
    registry,
    tracing: NO_TRACING,
  };
  const opened: Accounts[] = [];
  const composed = composeDependencies(world);
  const app = buildApp({
    ...composed,
    mail: { ...composed.mail, send: async () => {} },
    verifier: createApiKeyVerifier({
      pepper: PEPPER,
      hasher: cheapHasher,
      find: async (lookup) => {
        const key = await createApiKeyRepository(main).findByLookup(lookup);
        return key === null || key.revokedAt !== null ? null : key;
      },
    }),
    openPeople: (record) => {
      const people = openCheapPeople({ database: main, clock, keyring, policy: config.accounts }, record);
      opened.push(people);
      return people;
    },
    // As if a worker were there: the test does its work.
    readiness: async () => ({ databases: { main: true }, worker: true, quotes: true }),
    openDownload: async () => {
      throw new AppError('invalid', 'DOWNLOAD_FAILED', 'This test downloads nothing.');
    },
  });
  await app.ready();
  const members = theOnly(opened);

  await createInstrumentRepository(main).upsertMany(MARKET.map(({ instrument }) => instrument));
  const repositories = createSandboxRepositories(sandbox.session);
  await repositories.workers.createShards(ALL_SHARDS, 0);
  await repositories.workers.takeShards(WORKER, {
    shards: ALL_SHARDS,
    from: [],
    leaseUntil: Date.UTC(2099, 0, 1),
  });
  await repositories.quotes.save(
    MARKET.flatMap(({ instrument: { exchange, symbol }, ltp }) =>
      ltp === null ? [] : [quoteOf(exchange, symbol, ltp)],
    ),
  );
  const work = openWork(world);

  /** Gives somebody back what requests have taken: the rights, the password, the login and the key. */
  async function restore(member: Member): Promise<void> {
    const { username, password, isAdmin } = member;
    await members.passwords.set('test', username, password);
    await members.secondFactor.remove('test', username);
    await members.users.setAdmin('test', username, isAdmin);
    const origin = { ipAddress: '127.0.0.1', userAgent: null };
    const { token, csrfToken } = await members.sessions.begin(username, origin);
    member.cookie = `openalgo_session=${token}`;
    member.csrf = csrfToken;
    member.apiKey = await members.apiKeys.rotate('test', username);
  }

  /** Makes an account with a login and a key. */
  async function join(username: string, isAdmin = false): Promise<Member> {
    const password = `the long password of ${username}`;
    await members.users.create('test', { username, email: `${username}@mail.test`, password, isAdmin });
    const member: Member = { username, password, isAdmin, apiKey: '', cookie: '', csrf: '' };
    await restore(member);
    return member;
  }

  return {
    app,
    databases,
    urls,
    rootDir,
    people: members,
    /** What the process logged. */
    lines,
    advance: (ms: number) => {
      now += ms;
    },
    join,
    restore,
    ...work,
    /** Where the ledgers of all accounts are wrong. */
    async ledgerFindings(): Promise<unknown[]> {
      const findings: unknown[] = [];
      for await (const audited of auditLedger(sandbox, accountOptions(world))) {
        findings.push(...audited.findings.map((finding) => ({ user: audited.userId, ...finding })));
      }
      return findings;
    },
    async close() {
      await app.close();
      sharing.close();
      await close();
    },
  };
}

export type WholeApp = Awaited<ReturnType<typeof createWholeApp>>;

function theOnly<Value>([one]: readonly Value[]): Value {
  if (one === undefined) {
    throw new Error('The app has opened none');
  }

  return one;
}

/** What a worker does, when the test says so. */
function openWork(world: World) {
  const { main, sandbox } = world.databases;
  const { clock } = world;
  const options = accountOptions(world);
  const { orders } = createSandboxRepositories(sandbox.session);
  const room = openStrategyRoom({ main, sandbox, accounts: options });
  const actionCenter = room.openActionCenter(room.accounts);
  const carrier = createSignalCarrier({
    ...room,
    actionCenter,
    // What the accounts refuse ends its signal; anything else is a defect.
    onFailure: (_signal, error) => {
      if (!(error instanceof AppError)) {
        throw error;
      }
    },
  });

  return {
    /** Fills those resting orders that `isMeant` picks, at their own prices. */
    async fill(isMeant: (order: Order) => boolean): Promise<number> {
      const waiting = (await orders.inbox(1000)).filter((order) => isResting(order.status) && isMeant(order));
      const decisions = waiting.map((order) => ({
        order,
        status: order.status,
        ackedAt: clock.now(),
        fill: { price: order.price ?? order.marginPrice, at: clock.now() },
      }));
      await settle(sandbox, options, { workerId: WORKER, decisions, place: null, publish: null });
      return decisions.length;
    },
    /** Carries out what webhooks have queued, and approvals that were left. */
    async carry(): Promise<void> {
      await carrier.run(() => true);
      await actionCenter.resume(() => true);
    },
  };
}
