import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Instrument } from '@openalgo/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createInstrumentRepository, sql } from '../src/index.ts';
import { anInstrument, createTestDatabases, type TestDatabases, testProviders } from '../testing/index.ts';

const { providers } = await testProviders();

const option = (symbol: string, expiry: string, strike: bigint, instrumentType: string) =>
  anInstrument('NFO', symbol, { name: 'NIFTY', expiry, strike: strike * 10_000n, instrumentType });

describe.each(providers)('on %s', (provider) => {
  let fixture: TestDatabases;
  beforeAll(async () => {
    fixture = await createTestDatabases(provider);
  });
  afterAll(() => fixture.close());

  const instruments = () => createInstrumentRepository(fixture.databases.main);
  const symbols = (found: readonly Instrument[]) => found.map(({ symbol }) => symbol);

  beforeEach(async () => {
    await fixture.databases.main.session.execute(sql`DELETE FROM symtoken`);
  });

  test('one is found by the names that its broker has for it', async () => {
    const listed = anInstrument('NSE', 'SBIN', {
      brokerSymbol: 'SBIN-EQ',
      brokerExchange: 'NSE_EQ',
      token: '3045',
    });
    await instruments().upsertMany([listed, anInstrument('BSE', 'ABB', { token: '3045' })]);

    expect(await instruments().findByToken('NSE', '3045')).toEqual(listed);
    expect(await instruments().findByBrokerSymbol('NSE', 'SBIN-EQ')).toEqual(listed);
    expect(await instruments().findListing(listed)).toEqual(listed);
    expect(await instruments().findByToken('NFO', '3045')).toBeNull();
    expect(await instruments().findByBrokerSymbol('NSE', 'SBIN')).toBeNull();
  });

  test('derivatives are listed by expiry and strike', async () => {
    await instruments().upsertMany([
      option('NIFTY24SEP2622000PE', '2026-09-24', 22_000n, 'PE'),
      option('NIFTY27AUG2624500CE', '2026-08-27', 24_500n, 'CE'),
      option('NIFTY27AUG2622000CE', '2026-08-27', 22_000n, 'CE'),
      anInstrument('NFO', 'NIFTY29OCT26FUT', { name: 'NIFTY', expiry: '2026-10-29', instrumentType: 'FUT' }),
      anInstrument('NFO', 'BANKNIFTY29OCT26FUT', {
        name: 'BANKNIFTY',
        expiry: '2026-11-26',
        instrumentType: 'FUT',
      }),
    ]);
    const nifty = { exchange: 'NFO', name: 'NIFTY' } as const;

    expect(await instruments().expiries(nifty)).toEqual(['2026-08-27', '2026-09-24', '2026-10-29']);
    const options = { ...nifty, instrumentTypes: ['CE', 'PE'] };
    expect(await instruments().expiries(options)).toEqual(['2026-08-27', '2026-09-24']);
    expect(await instruments().expiries({ ...nifty, instrumentTypes: [] })).toEqual([]);
    expect(symbols(await instruments().ofExpiry(options, '2026-08-27'))).toEqual([
      'NIFTY27AUG2622000CE',
      'NIFTY27AUG2624500CE',
    ]);
  });

  test('an exchange is read page by page', async () => {
    await instruments().upsertMany([
      ...['C', 'A', 'B'].map((symbol) => anInstrument('NSE', symbol)),
      anInstrument('BSE', 'AA'),
    ]);
    const first = await instruments().pageOf('NSE', { limit: 2 });
    expect(symbols(first)).toEqual(['A', 'B']);
    expect(symbols(await instruments().pageOf('NSE', { limit: 2, after: 'B' }))).toEqual(['C']);
    expect(await instruments().pageOf('NSE', { limit: 2, after: 'C' })).toEqual([]);
  });

  test('a master takes the place of another as a whole: nobody sees half of one', async () => {
    const master = (prefix: string, count: number) =>
      Array.from({ length: count }, (_, n) => anInstrument('NSE', `${prefix}${n}`));
    await instruments().replaceAll(master('OLD', 1_500));
    const replacing = instruments().replaceAll(master('NEW', 2_500));
    const seen = new Set<string>();
    let done = false;
    void replacing.finally(() => {
      done = true;
    });
    while (!done) {
      const found = await instruments().list();
      await nextTurn();
      seen.add(`${found.length} ${new Set(found.map(({ symbol }) => symbol.slice(0, 3))).size}`);
    }
    await replacing;

    expect([...seen].filter((state) => !['1500 1', '2500 1'].includes(state))).toEqual([]);
    expect(await instruments().list()).toHaveLength(2_500);
  });

  test('the revision tells that the master was written, and a replacement that failed leaves it', async () => {
    const before = await instruments().revision();
    await instruments().upsertMany([anInstrument('NSE', 'SBIN')]);
    await instruments().replaceAll([anInstrument('NSE', 'SBIN')]);
    const after = await instruments().revision();
    expect(after).toBe(before + 2);

    await expect(
      instruments().replaceAll([anInstrument('NSE', 'A'), anInstrument('NSE', 'A')]),
    ).rejects.toThrow();
    expect(await instruments().revision()).toBe(after);
  });

  test('two who replace the master at once follow one another: one of the two masters is left, whole', async () => {
    const master = (prefix: string) =>
      Array.from({ length: 1_200 }, (_, n) => anInstrument('NSE', `${prefix}${n}`));
    await Promise.all([instruments().replaceAll(master('A')), instruments().replaceAll(master('B'))]);

    const left = await instruments().list();
    expect([left.length, new Set(left.map(({ symbol }) => symbol[0])).size]).toEqual([1_200, 1]);
  });

  test('a master that names an instrument twice is refused, and the old one stays', async () => {
    await instruments().replaceAll([anInstrument('NSE', 'SBIN')]);

    await expect(
      instruments().replaceAll([
        ...Array.from({ length: 1_200 }, (_, n) => anInstrument('NSE', `S${n}`)),
        anInstrument('NSE', 'S7'),
      ]),
    ).rejects.toMatchObject({ kind: 'conflict', code: 'UNIQUE_VIOLATION' });
    expect(symbols(await instruments().list())).toEqual(['SBIN']);
  });
});
