import type { Holiday, Instrument } from '@openalgo/domain';
import { DEFAULT_TIMINGS } from '@openalgo/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  createApiKeyRepository,
  createApiLogRepository,
  createCalendarRepository,
  createInstrumentRepository,
  createLatencyRepository,
  createSettingsRepository,
  createUserRepository,
  type LatencyRecord,
  sql,
} from '../src/index.ts';
import { anInstrument, createTestDatabases, type TestDatabases, testProviders } from '../testing/index.ts';

const AT = Date.UTC(2026, 7, 22, 4, 5, 6, 789);
const { providers } = await testProviders();

describe.each(providers)('on %s', (provider) => {
  let fixture: TestDatabases;

  beforeAll(async () => {
    fixture = await createTestDatabases(provider);
  });

  afterAll(() => fixture.close());

  const main = () => fixture.databases.main;

  beforeEach(async () => {
    await main().session.execute(sql`DELETE FROM users`);
  });

  const newUser = (username: string) => ({
    username,
    email: `${username}@example.org`,
    passwordHash: `hash of ${username}`,
    isAdmin: username === 'admin',
    createdAt: AT,
  });

  describe('users', () => {
    test('are found by name and address, without anything secret', async () => {
      const users = createUserRepository(main());
      const created = await users.create(newUser('admin'));

      expect(created).toEqual({
        username: 'admin',
        email: 'admin@example.org',
        isAdmin: true,
        createdAt: AT,
        updatedAt: AT,
      });
      expect(await users.findByUsername('admin')).toEqual(created);
      expect(await users.findByEmail('admin@example.org')).toEqual(created);
      expect(await users.list()).toEqual([created]);
      expect(await users.findByUsername('Admin')).toBeNull();
    });

    test('have secrets that only one function gives', async () => {
      const users = createUserRepository(main());
      await users.create(newUser('a'));
      await users.setTotpSecret('a', 'encrypted', AT + 1);

      expect(await users.setPasswordHash('a', 'another', AT + 2)).toBe(true);
      expect(await users.setPasswordHash('nobody', 'x', AT)).toBe(false);
      expect(await users.findCredentials('a')).toEqual({
        username: 'a',
        isAdmin: false,
        passwordHash: 'another',
        totpSecret: 'encrypted',
        totpLastStep: null,
      });
      expect((await users.findByUsername('a'))?.updatedAt).toBe(AT + 2);
    });

    test('do not share a name', async () => {
      const users = createUserRepository(main());
      await users.create(newUser('a'));

      await expect(users.create({ ...newUser('a'), email: 'other@example.org' })).rejects.toMatchObject({
        kind: 'conflict',
        code: 'UNIQUE_VIOLATION',
      });
    });
  });

  describe('API keys', () => {
    const newKey = (userId: string, keyLookup: string) => ({
      userId,
      keyLookup,
      apiKeyHash: `hash ${keyLookup}`,
      apiKeyEncrypted: `cipher ${keyLookup}`,
      createdAt: AT,
    });

    test('lead to their user; rotating forgets the old one and keeps the order mode', async () => {
      await createUserRepository(main()).create(newUser('admin'));
      const keys = createApiKeyRepository(main());
      await keys.save(newKey('admin', 'one'));
      await keys.setOrderMode('admin', 'semi_auto');
      await keys.save(newKey('admin', 'two'));

      expect(await keys.findByLookup('one')).toBeNull();
      expect(await keys.findByLookup('two')).toEqual({
        userId: 'admin',
        isAdmin: true,
        orderMode: 'semi_auto',
        apiKeyHash: 'hash two',
        revokedAt: null,
      });
      expect(await keys.findEncrypted('admin')).toBe('cipher two');
    });

    test('that are revoked are known as such, and a new one is good again', async () => {
      await createUserRepository(main()).create(newUser('a'));
      const keys = createApiKeyRepository(main());
      await keys.save(newKey('a', 'one'));

      expect(await keys.revoke('a', AT + 5)).toBe(true);
      expect(await keys.revoke('a', AT + 6)).toBe(false);
      expect((await keys.findByLookup('one'))?.revokedAt).toBe(AT + 5);
      expect(await keys.findEncrypted('a')).toBeNull();
      await keys.save(newKey('a', 'two'));
      expect((await keys.findByLookup('two'))?.revokedAt).toBeNull();
    });

    test('belong to a user', async () => {
      await expect(createApiKeyRepository(main()).save(newKey('nobody', 'x'))).rejects.toMatchObject({
        kind: 'conflict',
        code: 'FOREIGN_KEY_VIOLATION',
      });
    });
  });

  describe('instruments', () => {
    const equity: Instrument = anInstrument('NSE', 'M&M', { name: 'MAHINDRA & MAHINDRA' });
    const option: Instrument = {
      exchange: 'NFO',
      symbol: 'VEDL25APR24292.5CE',
      name: 'VEDL',
      instrumentType: 'CE',
      expiry: '2024-04-25',
      strike: 2_925_000n,
      lotSize: 2_300n,
      tickSize: 25n,
      contractValue: 1_000_000n,
      freezeQuantity: 9_200n,
    };

    test('are what was given, exactly, and become what is given again', async () => {
      const instruments = createInstrumentRepository(main());
      await instruments.upsertMany([{ ...equity, lotSize: 7n }]);
      await instruments.upsertMany([equity, option]);

      expect(await instruments.list()).toEqual([option, equity]);
      expect(await instruments.find({ exchange: 'NFO', symbol: option.symbol })).toEqual(option);
      expect(await instruments.find({ exchange: 'BSE', symbol: 'M&M' })).toBeNull();
      expect(
        await instruments.findMany([
          equity,
          { exchange: 'NSE', symbol: 'NONE' },
          { exchange: 'BSE', symbol: 'M&M' },
        ]),
      ).toEqual([equity]);
      expect(await instruments.findMany([])).toEqual([]);
    });

    test('carry the expiry as clients know it', async () => {
      await createInstrumentRepository(main()).upsertMany([equity, option]);

      expect(await main().session.query(sql`SELECT expiry FROM symtoken ORDER BY exchange`)).toEqual([
        { expiry: '25-APR-24' },
        { expiry: '' },
      ]);
    });
  });

  describe('the calendar', () => {
    const holiday: Holiday = {
      day: '2026-03-03',
      kind: 'TRADING_HOLIDAY',
      description: 'Holi',
      closed: ['NSE', 'BSE'],
      sessions: [{ exchange: 'MCX', openAt: AT, closeAt: AT + 3_600_000 }],
    };
    const special: Holiday = {
      day: '2026-11-08',
      kind: 'SPECIAL_SESSION',
      description: 'Muhurat',
      closed: [],
      sessions: [
        { exchange: 'NSE', openAt: AT, closeAt: AT + 1 },
        { exchange: 'NSE', openAt: AT + 2, closeAt: AT + 3 },
      ],
    };

    test('is the usual hours until others are stored', async () => {
      const calendar = createCalendarRepository(main());
      expect((await calendar.read()).timings).toEqual(DEFAULT_TIMINGS);

      await calendar.saveTimings({ NSE: { opens: '09:00', closes: '15:00' } });
      await calendar.saveTimings({ NSE: { opens: '09:30', closes: '16:00' } });

      expect((await calendar.read()).timings).toEqual({
        ...DEFAULT_TIMINGS,
        NSE: { opens: '09:30', closes: '16:00' },
      });
    });

    test('keeps holidays with their exchanges and sessions, the newest word on a day winning', async () => {
      const calendar = createCalendarRepository(main());
      await calendar.saveHolidays([{ ...holiday, description: 'a guess', closed: ['MCX'] }, special], AT);
      await calendar.saveHolidays([holiday], AT);
      await calendar.saveHolidays([], AT);

      expect((await calendar.read()).holidays).toEqual(
        new Map([
          ['2026-03-03', [holiday]],
          ['2026-11-08', [special]],
        ]),
      );
    });
  });

  test('settings have defaults, change where told, and give the mail password only when asked', async () => {
    const settings = createSettingsRepository(main());
    const defaults = await settings.read();
    expect(defaults).toMatchObject({ analyzeMode: false, security404Threshold: 100, smtpServer: null });
    expect(defaults).not.toHaveProperty('smtpPasswordEncrypted');

    await settings.update({ analyzeMode: true, smtpPasswordEncrypted: 'cipher' });

    expect(await settings.read()).toEqual({ ...defaults, analyzeMode: true });
    expect(await settings.smtpPasswordEncrypted()).toBe('cipher');
  });

  describe('latency records', () => {
    const record = (orderId: string, rttMs: number): LatencyRecord => ({
      orderId,
      apiType: 'placeorder',
      orderType: 'PLACE',
      broker: 'sandbox',
      userId: 'a',
      symbol: 'INFY',
      requestSentAt: AT,
      orderAckedAt: AT + 12,
      rttMs,
      totalLatencyMs: 12.5,
      requestSize: 200,
      responseSize: null,
      status: 'SUCCESS',
    });

    test('are written once per order, and read newest first in pages', async () => {
      const latencies = createLatencyRepository(fixture.databases.latency);
      await latencies.insertMany([record('o1', 10), record('o2', 11)]);
      await latencies.insertMany([record('o2', 99), record('o3', 12), record('o3', 99)]);

      expect(await latencies.findByOrderId('o2')).toEqual({
        ...record('o2', 11),
        id: expect.any(Number),
        overheadMs: 1.5,
        error: null,
      });
      expect(await latencies.findByOrderId('o9')).toBeNull();
      const newest = await latencies.page({ limit: 2 });
      const older = await latencies.page({ limit: 2, before: newest.next ?? 0 });
      expect(newest.rows.map(({ orderId }) => orderId)).toEqual(['o3', 'o2']);
      expect(older.rows.map(({ orderId }) => orderId)).toEqual(['o1']);
      expect(older.next).toBeNull();
    });
  });

  test('API logs are read newest first, and what a client made too long is cut, not refused', async () => {
    const logs = createApiLogRepository(fixture.databases.logs);
    const entry = {
      requestId: 'r1',
      userId: null,
      endpoint: '/api/v1/ping',
      method: 'POST',
      statusCode: 200,
      requestSize: 1,
      responseSize: 2,
      processingTimeMs: 1.25,
      ipAddress: '127.0.0.1',
      userAgent: 'x'.repeat(2_000),
      createdAt: AT,
    };
    await logs.insertMany([entry, { ...entry, requestId: 'r2', userAgent: null }]);

    expect((await logs.page({ limit: 10 })).rows).toEqual([
      { ...entry, requestId: 'r2', userAgent: null, id: expect.any(Number) },
      { ...entry, userAgent: 'x'.repeat(500), id: expect.any(Number) },
    ]);
  });
});
