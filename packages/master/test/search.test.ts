import { createInstrumentRepository, sql } from '@openalgo/db';
import { anInstrument, createTestDatabases, type TestDatabases, testProviders } from '@openalgo/db/testing';
import type { Exchange } from '@openalgo/domain';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMasterSearch, type InstrumentSearch } from '../src/index.ts';
import { searchInSql } from './support/search-in-sql.ts';

const { providers } = await testProviders();

const option = (symbol: string, strike: bigint, instrumentType: string) =>
  anInstrument('NFO', symbol, {
    name: 'NIFTY',
    expiry: '2026-08-27',
    strike: strike * 10_000n,
    instrumentType,
  });

const MASTER = [
  anInstrument('NSE', 'SBIN', { name: 'STATE BANK OF INDIA', token: '3045' }),
  anInstrument('BSE', 'SBIN', { name: 'State Bank of India', token: '500112', brokerSymbol: 'SBIN-A' }),
  anInstrument('NSE', 'SBINNABARD', { name: 'NABARD BOND' }),
  anInstrument('NSE', 'XSBIN', { name: 'OTHER' }),
  anInstrument('NSE', 'ASBIN', { name: 'OTHER' }),
  anInstrument('NSE', 'BANKBETF', { name: 'A FUND OF SBIN' }),
  anInstrument('NSE', 'M&M', { name: '100% MAHINDRA_MAHINDRA' }),
  option('NIFTY27AUG2624500CE', 24_500n, 'CE'),
  option('NIFTY27AUG2622000PE', 22_000n, 'PE'),
];

describe.each(providers)('a search of the master on %s', (provider) => {
  let fixture: TestDatabases;
  beforeAll(async () => {
    fixture = await createTestDatabases(provider);
  });
  afterAll(() => fixture.close());

  const instruments = () => createInstrumentRepository(fixture.databases.main);
  const find = async (search: InstrumentSearch) =>
    (await createMasterSearch({ instruments: instruments() })(search)).map(({ symbol }) => symbol);

  beforeEach(() => instruments().replaceAll(MASTER));

  it('ranks the symbol itself, its beginning, its inside, then the rest; the shorter and the earlier first', async () => {
    const search = createMasterSearch({ instruments: instruments() });
    const found = await search({ query: ' sbin ', limit: 500 });
    expect(found.map(({ exchange, symbol }) => `${exchange}:${symbol}`)).toEqual([
      'BSE:SBIN',
      'NSE:SBIN',
      'NSE:SBINNABARD',
      'NSE:ASBIN',
      'NSE:XSBIN',
      'NSE:BANKBETF',
    ]);
    expect(found.slice(0, 2)).toEqual([
      await instruments().findListing({ exchange: 'BSE', symbol: 'SBIN' }),
      await instruments().findListing({ exchange: 'NSE', symbol: 'SBIN' }),
    ]);
  });

  it('wants every word somewhere, in whatever case', async () => {
    expect(await find({ query: 'india bank', limit: 5 })).toEqual(['SBIN', 'SBIN']);
    expect(await find({ query: 'sbin nowhere', limit: 5 })).toEqual([]);
  });

  it('finds by token, by the name the broker has for it, and by strike', async () => {
    const first = async (query: string) => (await find({ query, limit: 1 }))[0];
    expect(await first('3045')).toBe('SBIN');
    expect(await first('sbin-a')).toBe('SBIN');
    expect(await first('nifty 24500')).toBe('NIFTY27AUG2624500CE');
    expect(await find({ query: '22000.00', limit: 5 })).toEqual(['NIFTY27AUG2622000PE']);
  });

  it('keeps to an exchange and to a limit, and finds nothing where nothing was asked', async () => {
    expect(await find({ query: 'SBIN', exchange: 'BSE', limit: 5 })).toEqual(['SBIN']);
    expect(await find({ query: 'SBIN', exchange: 'MCX', limit: 5 })).toEqual([]);
    expect(await find({ query: 'SBIN', limit: 2 })).toHaveLength(2);
    expect(await find({ query: '  ', limit: 5 })).toEqual([]);
  });

  it('takes what is special elsewhere as itself', async () => {
    expect(await find({ query: '100%', limit: 5 })).toEqual(['M&M']);
    expect(await find({ query: 'mahindra_', limit: 5 })).toEqual(['M&M']);
    expect(await find({ query: 'S_IN', limit: 5 })).toEqual([]);
    expect(await find({ query: '.*', limit: 5 })).toEqual([]);
    expect(await find({ query: "'; DROP TABLE symtoken; --", limit: 5 })).toEqual([]);
  });

  it('is of the master that there is when it is asked, also while the one before was being read', async () => {
    const search = createMasterSearch({ instruments: instruments() });
    const symbolsOf = async (query: string) =>
      (await search({ query, limit: 9 })).map(({ symbol }) => symbol);
    const before = symbolsOf('NEWER');
    await instruments().replaceAll([anInstrument('NSE', 'NEWER')]);
    expect(await symbolsOf('NEWER')).toEqual(['NEWER']);
    expect([[], ['NEWER']]).toContainEqual(await before);

    await instruments().upsertMany([anInstrument('NSE', 'NEWEST')]);
    expect(await symbolsOf('NEW')).toEqual(['NEWER', 'NEWEST']);
    expect(await symbolsOf('SBIN')).toEqual([]);
  });

  it('of an empty master finds nothing', async () => {
    await instruments().replaceAll([]);
    expect(await find({ query: 'SBIN', limit: 5 })).toEqual([]);
  });

  it('finds what looking at every row finds, in the same order', async () => {
    const text = (max: number) =>
      fc.string({ unit: fc.constantFrom(...'AB1C.2'), minLength: 1, maxLength: max });
    const instrument = fc.record({
      exchange: fc.constantFrom<Exchange>('NSE', 'BSE', 'NFO'),
      symbol: text(7),
      more: fc.record({
        name: fc.string({ unit: fc.constantFrom(...'AbC12 é@'), maxLength: 8 }),
        token: text(4),
        brokerSymbol: text(5),
        strike: fc.constantFrom(null, 10_000n, 120_000n, 12_000n, 110_000n),
      }),
    });
    const words = fc.array(fc.oneof(text(4), fc.constantFrom('12', '1.2', '11.00', 'b', '%', '_')), {
      minLength: 1,
      maxLength: 3,
    });
    const search = fc.record({
      query: words.map((some) => some.join(' ')),
      exchange: fc.constantFrom<Exchange | undefined>(undefined, 'NSE', 'NFO', 'MCX'),
      limit: fc.constantFrom(1, 3, 500),
    });
    const master = fc.uniqueArray(instrument, {
      selector: ({ exchange, symbol }) => `${exchange}:${symbol}`,
      maxLength: 80,
    });
    const searches = fc.array(search, { minLength: 5, maxLength: 20 });

    await fc.assert(
      fc.asyncProperty(master, searches, async (given, asked) => {
        await instruments().replaceAll(
          given.map(({ exchange, symbol, more }) => anInstrument(exchange, symbol, more)),
        );
        const inMemory = createMasterSearch({ instruments: instruments() });
        for (const one of asked) {
          const found = (await inMemory(one)).map(({ exchange, symbol }) => `${exchange}:${symbol}`);
          expect(found, JSON.stringify(one)).toEqual(await searchInSql(fixture.databases.main, one));
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('the index of a search', () => {
  let fixture: TestDatabases;
  beforeAll(async () => {
    fixture = await createTestDatabases('sqlite');
  });
  afterAll(() => fixture.close());

  it('is made once for all who search, and anew only for another revision of the master', async () => {
    const instruments = createInstrumentRepository(fixture.databases.main);
    await instruments.replaceAll(MASTER);
    const pageOf = vi.spyOn(instruments, 'pageOf');
    const search = createMasterSearch({ instruments });
    const find = () => search({ query: 'SBIN', limit: 5 });

    await Promise.all([find(), find(), find()]);
    const pages = pageOf.mock.calls.length;
    await find();
    expect(pageOf.mock.calls.length).toBe(pages);
    await instruments.upsertMany([anInstrument('NSE', 'NEW')]);
    await find();
    expect(pageOf.mock.calls.length).toBe(2 * pages);
  });

  it('is read again when the master is replaced while it is read, and given up when that does not end', async () => {
    const instruments = createInstrumentRepository(fixture.databases.main);
    await instruments.replaceAll(MASTER);
    let changes = 1;
    const restless = {
      pageOf: instruments.pageOf,
      revision: async () => {
        changes -= 1;
        return changes >= 0 ? 1_000 + changes : 1_000;
      },
    };
    const search = createMasterSearch({ instruments: restless });
    expect(await search({ query: 'XSBIN', limit: 5 })).toHaveLength(1);

    changes = 1_000;
    await expect(
      createMasterSearch({ instruments: restless })({ query: 'XSBIN', limit: 5 }),
    ).rejects.toMatchObject({ kind: 'unavailable', code: 'MASTER_REPLACED' });
  });

  it('lets others have turns while it is made', async () => {
    const instruments = createInstrumentRepository(fixture.databases.main);
    await instruments.replaceAll(Array.from({ length: 12_000 }, (_, n) => anInstrument('NSE', `S${n}`)));
    let turns = 0;
    let isOver = false;
    const count = (): void => {
      turns += 1;
      if (!isOver) {
        setImmediate(count);
      }
    };
    count();
    await createMasterSearch({ instruments })({ query: 'S1', limit: 5 });
    isOver = true;

    expect(turns).toBeGreaterThan(12);
  });

  it('finds what is far behind in a master of many pages', async () => {
    const instruments = createInstrumentRepository(fixture.databases.main);
    await fixture.databases.main.session.execute(sql`DELETE FROM symtoken`);
    await instruments.replaceAll(
      Array.from({ length: 6_500 }, (_, n) =>
        anInstrument(n % 2 === 0 ? 'NSE' : 'BSE', `S${n}`, { name: `Share number ${n}` }),
      ),
    );
    const search = createMasterSearch({ instruments });
    const symbolsOf = async (query: string, limit: number) =>
      (await search({ query, limit })).map(({ symbol }) => symbol);

    expect(await symbolsOf('number 6499', 5)).toEqual(['S6499']);
    expect(await symbolsOf('number', 3)).toEqual(['S0', 'S1', 'S2']);
    expect(await symbolsOf('S64', 101)).toHaveLength(101);
    expect(await symbolsOf('499', 500)).toHaveLength(17);
  });
});
