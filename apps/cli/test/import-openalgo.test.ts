import { createHash } from 'node:crypto';
import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { loadConfig, readEnvironment } from '@openalgo/config';
import {
  createApiKeyRepository,
  createApiLogRepository,
  createBrokerSessionRepository,
  createCalendarRepository,
  createInstrumentRepository,
  createLatencyRepository,
  createPendingOrderRepository,
  createSandboxRepositories,
  createSettingsRepository,
  createStrategyRepository,
  createTelegramBotRepository,
  createTelegramUserRepository,
  createUserRepository,
  type Databases,
  openDatabases,
} from '@openalgo/db';
import { paise, price, RESTING_STATUSES, systemClock } from '@openalgo/domain';
import { createFernet, createPasswordHasher, deriveFernetKey } from '@openalgo/security';
import BetterSqlite from 'better-sqlite3';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { openAccounts } from '../src/accounts.ts';
import { openalgo, SECRET_COSTS } from './command-line.ts';
import { makeInitialised } from './support/initialised.ts';
import {
  API_KEY,
  createNewest,
  createOld,
  FERNET_SALT,
  type OldInstallation,
  PASSWORD,
  TOTP_SECRET,
} from './support/old-openalgo.ts';

let root: string;

beforeEach(async () => {
  root = await makeInitialised();
});

const config = () => loadConfig(readEnvironment({ file: join(root, '.env'), env: {} }));
const SECRETS = { NODE_ENV: 'production', OLD_FERNET_SALT: FERNET_SALT };

function importFrom(folder: string, args: readonly string[] = ['--apply'], env: object = SECRETS) {
  return openalgo(['import', 'openalgo', folder, ...args], root, { env: { ...env } });
}

async function makeOld(make: typeof createNewest): Promise<OldInstallation> {
  const old = await make(root, config().apiKeyPepper);
  onTestFinished(old.close);
  return old;
}

async function open(): Promise<Databases> {
  const databases = await openDatabases(config().databaseUrls, { rootDir: root });
  onTestFinished(() => databases.close());
  return databases;
}

/** What every table of this installation holds, as a digest: a difference is to be named, not to be read. */
function dump(): Readonly<Record<string, string>> {
  const folder = join(root, 'db');
  const files = readdirSync(folder).filter((name) => name.endsWith('.db'));
  expect(files).toHaveLength(4);

  return Object.fromEntries(files.flatMap((file) => tableDigests(join(folder, file))));
}

function tableDigests(file: string): (readonly [string, string])[] {
  const database = new BetterSqlite(file, { readonly: true });
  const tables = database
    .prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    .pluck()
    .all();
  const digests = tables.map((table) => {
    const rows = database.prepare(`SELECT * FROM "${table}"`).all();
    return [`${basename(file)} ${table}`, `${rows.length} rows, ${digestOf(JSON.stringify(rows))}`] as const;
  });
  database.close();
  return digests;
}

const digestOf = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Names and contents of the files in a folder. */
function fingerprint(folder: string): readonly string[] {
  return readdirSync(folder)
    .sort()
    .map(
      (name) =>
        `${name} ${createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex')}`,
    );
}

describe('openalgo import openalgo', () => {
  it('shows what becomes of every table and changes nothing, here or there', async () => {
    const old = await makeOld(createNewest);
    const [here, there] = [dump(), fingerprint(old.folder)];
    const { code, data } = await importFrom(old.folder, []);
    const text = data.join('\n');

    expect(code).toBe(0);
    expect(text).toMatch(/openalgo\.db users +3 +2 +users with their passwords/);
    expect(text).toMatch(/openalgo\.db users +1 +username: has more than 50 characters \(row 3\)/);
    expect(text).toMatch(/openalgo\.db auth +1 +cannot be decrypted with the old secrets \(row 2\)/);
    expect(text).toMatch(/sandbox\.db sandbox_gtt +1 +orders that wait for a trigger are not kept here/);
    expect(text).toContain('Nothing was changed. Add --apply to do it.');
    expect(dump()).toEqual(here);
    expect(fingerprint(old.folder)).toEqual(there);
  });

  it('moves users, whose passwords, second factors and API keys keep working', async () => {
    const old = await makeOld(createNewest);
    const there = fingerprint(old.folder);
    expect(await importFrom(old.folder)).toMatchObject({ code: 0 });

    const { main } = await open();
    const { appKey, apiKeyPepper: pepper } = config();
    const asha = await createUserRepository(main).findCredentials('asha');
    const ravi = await createUserRepository(main).findCredentials('ravi');
    const fernet = createFernet({ keys: [await deriveFernetKey(appKey, pepper)], now: () => 0 });
    const accounts = openAccounts(main, config(), { clock: systemClock, secretCosts: SECRET_COSTS });

    expect(fingerprint(old.folder)).toEqual(there);
    expect(await createPasswordHasher({ pepper }).verify(asha?.passwordHash ?? '', PASSWORD)).toBe(true);
    expect(asha?.isAdmin).toBe(true);
    expect(fernet.decrypt(asha?.totpSecret ?? '')).toBe(TOTP_SECRET);
    // There the secret was made, but never asked for.
    expect(ravi?.totpSecret).toBeNull();
    expect(await accounts.apiKeys.ownerOf(API_KEY)).toBe('asha');
    expect(await createApiKeyRepository(main).orderMode('asha')).toBe('semi_auto');
    expect(fernet.decrypt((await createApiKeyRepository(main).findEncrypted('asha')) ?? '')).toBe(API_KEY);
  });

  it('moves what belongs to the users, encrypted anew', async () => {
    const old = await makeOld(createNewest);
    await importFrom(old.folder);
    const { main } = await open();
    const { appKey, apiKeyPepper } = config();
    const fernet = createFernet({ keys: [await deriveFernetKey(appKey, apiKeyPepper)], now: () => 0 });
    const session = await createBrokerSessionRepository(main).find('asha', 'zerodha');
    const [strategy] = await createStrategyRepository(main).listOfUser('asha');
    const telegram = createTelegramUserRepository(main);
    const bot = createTelegramBotRepository(main);
    const settings = createSettingsRepository(main);

    expect(session?.name).toBe('AB1234');
    expect(fernet.decrypt(session?.authToken ?? '')).toBe('broker token');
    expect(fernet.decrypt(session?.feedToken ?? '')).toBe('feed token');
    expect(strategy).toMatchObject({
      name: 'tradingview_momentum',
      webhookId: 'webhook-1',
      entryTime: '09:20',
      entryUntil: '15:00',
      exitTime: '15:10',
      apiType: 'placesmartorder',
      description: 'In OpenAlgo: platform tradingview, trading mode BOTH, intraday, square-off at 15:10.',
      createdAt: Date.parse('2026-02-01T05:00:00Z'),
      symbolMappings: [{ symbol: 'SBIN', exchange: 'NSE', product: 'MIS', quantity: 10, action: null }],
    });
    expect(await telegram.find(5_123_456_789n)).toMatchObject({
      username: 'asha',
      notificationsEnabled: false,
    });
    expect(fernet.decrypt((await telegram.encryptedApiKey(5_123_456_789n)) ?? '')).toBe(API_KEY);
    expect(await bot.config()).toMatchObject({ botUsername: 'my_bot', isActive: true });
    expect(fernet.decrypt((await bot.encryptedBotToken()) ?? '')).toBe('1:bot');
    expect((await bot.commandsOf(5_123_456_789n, { limit: 10 })).rows).toMatchObject([{ command: 'pnl' }]);
    expect(await settings.read()).toMatchObject({ smtpServer: 'mail.example.org', security404Threshold: 50 });
    expect(fernet.decrypt((await settings.smtpPasswordEncrypted()) ?? '')).toBe('mail password');
    const pending = await createPendingOrderRepository(main).page({ userId: 'asha', limit: 10 });
    expect(pending.rows).toMatchObject([
      { status: 'approved', approvedBy: 'asha', approvedAt: Date.parse('2026-03-01T05:02:00Z') },
    ]);
  });

  it('moves instruments, the calendar and the logs', async () => {
    const old = await makeOld(createNewest);
    await importFrom(old.folder);
    const { main, latency, logs } = await open();
    const { holidays } = await createCalendarRepository(main).read();
    const { rows: requests } = await createApiLogRepository(logs).page({ limit: 5_000 });

    expect(
      await createInstrumentRepository(main).find({ exchange: 'NFO', symbol: 'NIFTY27AUG26FUT' }),
    ).toMatchObject({
      expiry: '2026-08-27',
      lotSize: 65n,
      freezeQuantity: 1800n,
      tickSize: price('0.1'),
      strike: null,
    });
    expect(holidays.get('2026-10-02')).toMatchObject([
      { kind: 'TRADING_HOLIDAY', closed: ['NSE'], sessions: [{ exchange: 'MCX' }] },
    ]);
    expect(requests).toHaveLength(1_234);
    expect(requests[0]).toMatchObject({ userId: 'asha', createdAt: Date.parse('2026-08-19T05:30:00Z') });
    expect((await createLatencyRepository(latency).page({ limit: 10 })).rows).toHaveLength(3);
    expect(await createLatencyRepository(latency).findByOrderId('26081900000001')).toMatchObject({
      orderType: 'PLACE',
      rttMs: 12.5,
      overheadMs: 7.5,
    });
  });

  it('moves the paper account: ids and resting orders stay, margin is ours, no rupee is lost', async () => {
    const old = await makeOld(createNewest);
    const { data } = await importFrom(old.folder, ['--apply', '--json']);
    const { sandbox } = await open();
    const repositories = createSandboxRepositories(sandbox.session);
    const funds = await repositories.funds.ofUser('asha');
    const holdings = await repositories.holdings.ofUsers(['asha']);
    const [position] = await repositories.positions.ofUser('asha');
    const orders = await repositories.orders.sinceOfUser('asha', 0);
    const pages = RESTING_STATUSES.map((status) =>
      repositories.orders.restingAcknowledged(status, { limit: 100 }),
    );
    const resting = (await Promise.all(pages)).flatMap(({ rows }) => rows);

    // Position 120,000/10; its exit is free, the second one is a short of 100@1150/10; the future's 1,625,000/10.
    expect(position).toMatchObject({
      costBasis: paise('120000'),
      marginBlocked: paise('12000'),
      realizedPnl: paise('500'),
    });
    expect(orders.map(({ orderId, marginBlocked }) => [orderId, marginBlocked])).toEqual([
      ['26081900000004', paise('162500')],
      ['26081900000003', paise('11500')],
      ['26081900000002', 0n],
      ['26081900000001', 0n],
    ]);
    expect(resting.map(({ orderId }) => orderId).sort()).toEqual([
      '26081900000002',
      '26081900000003',
      '26081900000004',
    ]);
    expect(await repositories.orders.inbox(10)).toEqual([]);
    expect(await repositories.orders.owedLatency(10)).toEqual([]);
    expect(orders.at(-1)).toMatchObject({
      placedAt: Date.parse('2026-08-19T11:00:00.250+05:30'),
      status: 'complete',
    });
    expect(await repositories.trades.sinceOfUser('asha', 0)).toMatchObject([
      { tradeId: 'TRADE-20260819-110000-0011aabb', price: price('1200') },
    ]);
    expect(await repositories.dailyPnl.ofUser('asha')).toMatchObject([
      { day: '2026-08-18', realizedPnl: paise('250.5') },
    ]);

    expect(funds).toMatchObject({
      capital: paise('10000000'),
      used: paise('186000'),
      available: paise('9797500'),
      realizedPnl: paise('8500'),
      resetCount: 2,
    });
    const basis = holdings.reduce((sum, holding) => sum + holding.costBasis, 0n);
    expect((funds?.available ?? 0n) + (funds?.used ?? 0n) + basis).toBe(
      (funds?.capital ?? 0n) + (funds?.realizedPnl ?? 0n),
    );
    expect(JSON.parse(data.join('\n')).accounts).toEqual([
      {
        userId: 'asha',
        isWritten: true,
        before: { available: '9959500.00', used: '24000.00', realizedPnl: '500.00' },
        after: { available: '9797500.00', used: '186000.00', realizedPnl: '8500.00' },
      },
    ]);
  });

  it('brings paper accounts whose money, margin and orders agree; their past alone cannot be rebuilt', async () => {
    const old = await makeOld(createNewest);
    await importFrom(old.folder);
    const { data } = await openalgo(['audit', 'ledger', '--json'], root);
    const { findings } = z
      .object({ findings: z.array(z.object({ rule: z.string() })) })
      .parse(JSON.parse(data.join('\n')));

    expect(findings.map(({ rule }) => rule)).toEqual(['position', 'holding', 'realized']);
  });

  it('changes nothing the second time', async () => {
    const old = await makeOld(createNewest);
    const start = dump();
    await importFrom(old.folder);
    const before = dump();
    const { code, data } = await importFrom(old.folder);

    expect(code).toBe(0);
    // What was done is on record; what was not, is not.
    expect(before['logs.db audit_events']).not.toBe(start['logs.db audit_events']);
    expect(data.join('\n')).toContain('Done: 0 rows written.');
    expect(data.join('\n')).toContain('has an account here already, which stays as it is');
    expect(dump()).toEqual(before);
  });

  it('reads an early release, which had fewer columns and tables', async () => {
    const old = await makeOld(createOld);
    const { code, data } = await importFrom(old.folder, ['--apply'], { NODE_ENV: 'production' });
    const { main, sandbox } = await open();
    const accounts = openAccounts(main, config(), { clock: systemClock, secretCosts: SECRET_COSTS });
    const repositories = createSandboxRepositories(sandbox.session);

    expect(code).toBe(0);
    expect(data.join('\n')).toContain('Not there: latency.db, logs.db.');
    expect(await accounts.apiKeys.ownerOf(API_KEY)).toBe('asha');
    expect(await createApiKeyRepository(main).orderMode('asha')).toBe('auto');
    expect(await createBrokerSessionRepository(main).find('asha', 'zerodha')).toMatchObject({
      feedToken: null,
    });
    expect(await repositories.funds.ofUser('asha')).toMatchObject({
      available: paise('9976000'),
      used: paise('24000'),
      realizedPnl: 0n,
    });
  });
});

describe('openalgo import openalgo refuses, and changes nothing', () => {
  async function expectRefusal(folder: string, message: RegExp, env: object = SECRETS): Promise<void> {
    const before = dump();
    const { code, data, progress } = await importFrom(folder, ['--apply'], env);

    expect(code).toBe(1);
    expect(data).toEqual([]);
    expect(progress.filter((line) => line.startsWith('error:'))).toEqual([expect.stringMatching(message)]);
    expect(dump()).toEqual(before);
  }

  it('a folder without databases of OpenAlgo', () =>
    expectRefusal('nowhere', /there is no openalgo\.db in .*nowhere/));

  it.each(['openalgo.db', 'sandbox.db'])('a damaged %s', async (file) => {
    const old = await makeOld(createOld);
    old.close();
    const path = join(old.folder, file);
    const bytes = readFileSync(path);
    bytes.fill(0x5a, 4_096, 12_288);
    writeFileSync(path, bytes);

    await expectRefusal(old.folder, new RegExp(`${file.replace('.', '\\.')} is damaged`));
  });

  it('a file that is no database', async () => {
    const old = await makeOld(createOld);
    old.close();
    rmSync(join(old.folder, 'openalgo.db-wal'), { force: true });
    writeFileSync(join(old.folder, 'openalgo.db'), 'not a database at all, but long enough to be looked at');

    await expectRefusal(old.folder, /openalgo\.db is damaged or no SQLite database/);
  });

  it('secrets that decrypt nothing', async () => {
    const old = await makeOld(createNewest);

    await expectRefusal(old.folder, /nothing in openalgo\.db can be decrypted: set API_KEY_PEPPER/, {
      NODE_ENV: 'production',
    });
  });

  it('a salt that is none', async () => {
    const old = await makeOld(createOld);

    await expectRefusal(old.folder, /OLD_FERNET_SALT must be the hexadecimal/, {
      ...SECRETS,
      OLD_FERNET_SALT: 'salt',
    });
  });

  it('an old pepper that is not the pepper of this installation', async () => {
    const old = await makeOld(createOld);

    await expectRefusal(old.folder, /set API_KEY_PEPPER in \.env to the old value/, {
      ...SECRETS,
      OLD_API_KEY_PEPPER: 'p'.repeat(40),
    });
  });

  it('databases that are not migrated', async () => {
    const old = await makeOld(createNewest);
    appendFileSync(join(root, '.env'), '\nLOGS_DATABASE_URL=file:./db/other.db\n');

    await expectRefusal(old.folder, /The logs database lacks .* Run openalgo db migrate/);
  });

  it('an address that somebody else has here', async () => {
    const old = await makeOld(createNewest);
    await openalgo(['user', 'create', '--username', 'other', '--email', 'asha@example.org'], root);

    await expectRefusal(old.folder, /a user of another name has the e-mail address/);
  });

  it('while a worker runs', async () => {
    const old = await makeOld(createNewest);
    const { sandbox } = await open();
    const { workers } = createSandboxRepositories(sandbox.session);
    await workers.createShards([0], 0);
    await workers.takeShards('worker', { shards: [0], from: [], leaseUntil: systemClock.now() + 600_000 });

    await expectRefusal(old.folder, /this installation is running: stop it/);
  });
});
