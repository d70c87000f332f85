import { AppError } from '@openalgo/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  bigint,
  decimal,
  defineTable,
  float,
  inList,
  insertRows,
  instant,
  instantParameter,
  integer,
  lockRows,
  longText,
  sql,
  text,
  toBigInt,
  toDecimalText,
  toInstant,
  tuplesSource,
  updateRows,
} from '../src/index.ts';
import { createTestDatabases, type TestDatabases, testProviders } from '../testing/index.ts';

const quotes = defineTable('sandbox_quotes', {
  exchange: text(20),
  symbol: text(50),
  ltp: decimal(14, 4),
  bid: decimal(14, 4),
  open: decimal(14, 4),
  volume: bigint,
  open_interest: bigint,
  quoted_at: instant,
});
const funds = defineTable('sandbox_funds', {
  user_id: text(50),
  available_balance: decimal(15, 2),
  order_seq: integer,
  version: integer,
});
const config = defineTable('sandbox_config', {
  config_key: text(100),
  config_value: longText,
  description: longText,
  updated_at: instant,
});
const latency = defineTable('order_latency', {
  api_type: text(50),
  broker: text(50),
  user_id: text(50),
  request_sent_at: instant,
  order_acked_at: instant,
  rtt_ms: float,
  order_id: text(50),
  total_latency_ms: float,
});

const AT = Date.UTC(2016, 8, 30, 3, 45, 0, 7);
const AWKWARD_TEXT = `O'Brien "x" \`y\` \\ \n\t % _ ; -- {"a": [1]} ₹ 🚀`;

const { providers } = await testProviders();

describe.each(providers)('on %s', (provider) => {
  let fixture: TestDatabases;

  beforeAll(async () => {
    fixture = await createTestDatabases(provider);
  });

  afterAll(() => fixture.close());

  const session = () => fixture.databases.sandbox.session;

  beforeEach(async () => {
    await session().execute(sql`DELETE FROM sandbox_quotes`);
    await session().execute(sql`DELETE FROM sandbox_funds`);
    await session().execute(sql`DELETE FROM sandbox_config`);
  });

  const quote = (symbol: string, ltp: string) => ({
    exchange: 'NSE',
    symbol,
    ltp,
    bid: null,
    open: ltp,
    volume: 9_007_199_254_740_993n,
    open_interest: 0,
    quoted_at: AT,
  });

  interface QuoteRow {
    symbol: string;
    ltp: unknown;
    bid: unknown;
    volume: unknown;
    quoted_at: unknown;
  }

  const readQuotes = () =>
    session().query<QuoteRow>(
      sql`SELECT symbol, ltp, bid, volume, quoted_at FROM sandbox_quotes ORDER BY symbol`,
    );

  test('what is inserted is read back unharmed: decimals, numbers beyond a double, instants, nulls', async () => {
    await insertRows(session(), quotes, [quote('A', '9999999999.1234'), quote('B', '0.0025')]);

    const rows = await readQuotes();

    expect(
      rows.map((row) => [
        row.symbol,
        toDecimalText(row.ltp, 4),
        row.bid,
        toBigInt(row.volume),
        toInstant(row.quoted_at),
      ]),
    ).toEqual([
      ['A', '9999999999.1234', null, 9_007_199_254_740_993n, AT],
      ['B', '0.0025', null, 9_007_199_254_740_993n, AT],
    ]);
  });

  test('text is data, whatever is in it', async () => {
    await insertRows(session(), config, [
      { config_key: AWKWARD_TEXT, config_value: AWKWARD_TEXT.repeat(500), description: '', updated_at: AT },
    ]);

    const rows = await session().query<{ config_value: string; description: string }>(
      sql`SELECT config_value, description FROM sandbox_config WHERE config_key ${inList(session(), text(100), [AWKWARD_TEXT])}`,
    );

    expect(rows).toEqual([{ config_value: AWKWARD_TEXT.repeat(500), description: '' }]);
  });

  test('what is written set-based and what Prisma writes compare as the instants do', async () => {
    const { client } = fixture.databases.sandbox;
    await client.sandboxQuotes.create({
      data: { exchange: 'NSE', symbol: 'PRISMA', ltp: '1', open: '1', quotedAt: new Date(AT + 1) },
    });
    await insertRows(session(), quotes, [
      quote('BEFORE', '1'),
      { ...quote('AFTER', '1'), quoted_at: AT + 2 },
    ]);

    const between = await session().query<{ symbol: string }>(
      sql`SELECT symbol FROM sandbox_quotes WHERE quoted_at > ${instantParameter(session(), AT)} AND quoted_at < ${instantParameter(session(), AT + 2)}`,
    );
    const read = await client.sandboxQuotes.findMany({
      where: { quotedAt: { lte: new Date(AT) } },
    });

    expect(between).toEqual([{ symbol: 'PRISMA' }]);
    expect(read.map((row) => [row.symbol, row.quotedAt.getTime(), row.ltp.toFixed(4)])).toEqual([
      ['BEFORE', AT, '1.0000'],
    ]);
  });

  test('an instant that is left to the engine is now, in the form that compares', async () => {
    await insertRows(session(), config, [{ config_key: 'k', config_value: 'v' }]);

    const [row] = await session().query<{ updated_at: unknown }>(sql`SELECT updated_at FROM sandbox_config`);

    expect(Math.abs(toInstant(row?.updated_at) - performance.timeOrigin - performance.now())).toBeLessThan(
      60_000,
    );
  });

  test('a row that is there already fails the whole insert and names the key', async () => {
    await insertRows(session(), quotes, [quote('A', '1')]);

    const failure = await insertRows(session(), quotes, [quote('B', '2'), quote('A', '3')]).catch(
      (error: unknown) => error,
    );

    expect(failure).toBeInstanceOf(AppError);
    expect(failure).toMatchObject({ kind: 'conflict', code: 'UNIQUE_VIOLATION' });
    expect((await readQuotes()).map((row) => row.symbol)).toEqual(['A']);
  });

  test('a row that is there already is left alone with "ignore"', async () => {
    await insertRows(session(), quotes, [quote('A', '1')]);
    await insertRows(session(), quotes, [quote('A', '2'), quote('B', '2')], { onConflict: 'ignore' });

    expect((await readQuotes()).map((row) => toDecimalText(row.ltp, 4))).toEqual(['1.0000', '2.0000']);
  });

  test('"ignore" does not forgive a row that refers to nothing', async () => {
    const insert = session().insert({
      table: 'sandbox_daily_pnl',
      columns: [
        { name: 'user_id', type: text(50) },
        { name: 'date', type: text(10) },
      ],
      rows: [['nobody', '2016-09-30']],
      onConflict: 'ignore',
    });

    await expect(insert).rejects.toMatchObject({ kind: 'conflict', code: 'FOREIGN_KEY_VIOLATION' });
  });

  test('a row that is there already is overwritten where it is told to', async () => {
    await insertRows(session(), quotes, [{ ...quote('A', '1'), bid: '0.5' }]);
    await insertRows(session(), quotes, [{ ...quote('A', '2'), bid: '0.6' }], {
      onConflict: { key: ['exchange', 'symbol'], update: ['ltp'] },
    });

    const [row] = await readQuotes();
    expect([toDecimalText(row?.ltp, 4), toDecimalText(row?.bid, 4)]).toEqual(['2.0000', '0.5000']);
  });

  test('an update changes the rows that it names and no other, and tells how many it found', async () => {
    await insertRows(session(), quotes, [quote('A', '1'), quote('B', '1'), quote('C', '1')]);

    const found = await updateRows(
      session(),
      quotes,
      { key: ['exchange', 'symbol'], set: ['ltp', 'bid', 'quoted_at'] },
      [
        { exchange: 'NSE', symbol: 'A', ltp: '2.5', bid: '2.4', quoted_at: AT + 1 },
        { exchange: 'NSE', symbol: 'C', ltp: '1', bid: null, quoted_at: AT },
        { exchange: 'NSE', symbol: 'NONE', ltp: '9', bid: null, quoted_at: AT },
      ],
    );

    // C is given what it has: it is found all the same.
    expect(found).toBe(2);
    expect(
      (await readQuotes()).map((row) => [row.symbol, toDecimalText(row.ltp, 4), toInstant(row.quoted_at)]),
    ).toEqual([
      ['A', '2.5000', AT + 1],
      ['B', '1.0000', AT],
      ['C', '1.0000', AT],
    ]);
  });

  test('an update based on another version finds nothing', async () => {
    await insertRows(session(), funds, [{ user_id: 'u1', version: 7 }]);

    const update = (version: number) =>
      updateRows(session(), funds, { key: ['user_id', 'version'], set: ['order_seq'] }, [
        { user_id: 'u1', version, order_seq: 1 },
      ]);

    expect(await update(6)).toBe(0);
    expect(await update(7)).toBe(1);
  });

  test('rows join as a table', async () => {
    await insertRows(session(), quotes, [quote('A', '1'), quote('B', '1')]);
    const wanted = tuplesSource(
      session(),
      'wanted',
      { exchange: text(20), symbol: text(50), amount: integer },
      [
        { exchange: 'NSE', symbol: 'B', amount: 5n },
        { exchange: 'BSE', symbol: 'A', amount: 6 },
      ],
    );

    const rows = await session().query<{ symbol: string; doubled: unknown }>(
      sql`SELECT q.symbol, wanted.amount * 2 AS doubled FROM sandbox_quotes q JOIN ${wanted} ON q.exchange = wanted.exchange AND q.symbol = wanted.symbol`,
    );

    expect(rows.map((row) => [row.symbol, toBigInt(row.doubled)])).toEqual([['B', 10n]]);
  });

  test('an empty list is in nothing, and no rows are nothing to write', async () => {
    await insertRows(session(), quotes, [quote('A', '1')]);
    await insertRows(session(), quotes, []);

    const rows = await session().query(
      sql`SELECT symbol FROM sandbox_quotes WHERE symbol ${inList(session(), text(50), [])}`,
    );

    expect(rows).toEqual([]);
    expect(await updateRows(session(), quotes, { key: ['symbol'], set: ['ltp'] }, [])).toBe(0);
  });

  test('a row with other columns than the first is refused before anything is written', async () => {
    const rows = [
      { user_id: 'a', order_seq: 1 },
      { user_id: 'b', version: 1 },
    ];

    await expect(insertRows(session(), funds, rows)).rejects.toThrow(RangeError);
    await expect(
      insertRows(session(), funds, [{ user_id: 'a' }, { user_id: 'b', version: 1 }]),
    ).rejects.toThrow(RangeError);
    expect(await session().query(sql`SELECT id FROM sandbox_funds`)).toEqual([]);
  });

  test('locked rows come in ascending order, without those that are not there', async () => {
    await insertRows(
      session(),
      funds,
      ['m', 'Z', 'a', 'b'].map((user_id) => ({ user_id, order_seq: 3 })),
    );

    const rows = await fixture.databases.sandbox.transaction((transaction) =>
      lockRows<{ user_id: string; order_seq: unknown }, typeof funds.columns>(transaction, funds, 'user_id', [
        'm',
        'nobody',
        'a',
        'Z',
        'm',
      ]),
    );

    expect(rows.map((row) => [row.user_id, toBigInt(row.order_seq)])).toEqual([
      ['Z', 3n],
      ['a', 3n],
      ['m', 3n],
    ]);
  });

  test('numbers with a fraction are stored as they are', async () => {
    const { session: latencySession } = fixture.databases.latency;
    await insertRows(latencySession, latency, [
      {
        api_type: 'placeorder',
        broker: 'sandbox',
        user_id: 'u',
        request_sent_at: AT,
        order_acked_at: AT + 3,
        rtt_ms: 3.25,
        order_id: 'o1',
        total_latency_ms: 0.1,
      },
    ]);

    const rows = await latencySession.query(sql`SELECT rtt_ms, total_latency_ms, status FROM order_latency`);
    expect(rows).toEqual([{ rtt_ms: 3.25, total_latency_ms: 0.1, status: 'SUCCESS' }]);
  });
});
