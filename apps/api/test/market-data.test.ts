import {
  AppError,
  DEFAULT_CALENDAR,
  DEFAULT_TIMINGS,
  istInstant,
  ONE_CONTRACT,
  price,
} from '@openalgo/domain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMarketData, type MarketData } from '../src/market-data.ts';
import { aListing } from './support/fake-market.ts';
import { createTestApp, type TestApp, UNKNOWN_KEY, USER_KEY } from './support/test-app.ts';

let api: TestApp;
beforeEach(() => {
  api = createTestApp();
});
afterEach(() => api.app.close());

const ask = async (path: string, body: Readonly<Record<string, unknown>> = {}) =>
  api.post(path, { apikey: USER_KEY, ...body });
const NIFTY = { exchange: 'NFO', symbol: 'NIFTY25JAN2422000CE' } as const;
const ROW = {
  symbol: 'NIFTY25JAN2422000CE',
  brsymbol: 'NIFTY24JAN22000CE',
  name: 'NIFTY',
  exchange: 'NFO',
  brexchange: 'NFO',
  token: '9876543',
  expiry: '25-JAN-24',
  strike: 22000,
  lotsize: 65,
  instrumenttype: 'CE',
  tick_size: 0.05,
  contract_value: 1,
  freeze_qty: 1800,
};

describe('prices', () => {
  it('multiquotes answers each instrument for itself, in the order of the request', async () => {
    const share = { exchange: 'NSE', symbol: 'RELIANCE' } as const;
    api.accounts.quotes.mockResolvedValue([
      { key: NIFTY, isListed: true, quote: null },
      { key: share, isListed: false, quote: null },
    ]);
    const response = await ask('multiquotes', { symbols: [NIFTY, share] });

    expect(response.json()).toEqual({
      status: 'success',
      mode: 'analyze',
      results: [
        { ...NIFTY, error: 'No quote has come yet.' },
        { ...share, error: 'Symbol RELIANCE not found on NSE' },
      ],
    });
    expect(api.accounts.quotes).toHaveBeenCalledExactlyOnceWith([NIFTY, share]);
    api.accounts.quotes.mockRestore();
    expect((await ask('multiquotes', { symbols: [share] })).json().results[0]).toMatchObject({
      ...share,
      data: { ltp: 2500.05, bid: 2500, ask: 0, volume: 123_456 },
    });
  });

  it('depth shows the best bid and ask above four empty levels', async () => {
    const { data } = (await ask('depth', { exchange: 'NSE', symbol: 'RELIANCE' })).json();

    const none = { price: 0, quantity: 0 };
    expect(data.bids).toEqual([{ price: 2500, quantity: 0 }, none, none, none, none]);
    expect(data.asks).toEqual([none, none, none, none, none]);
    expect(data).toMatchObject({ ltp: 2500.05, open: 2490, high: 2510.1, totalbuyqty: 0 });
  });

  it.each(['quotes', 'depth'])('%s answers 404 until a quote has come', async (path) => {
    api.accounts.quote.mockResolvedValue(null);
    const response = await ask(path, { exchange: 'NSE', symbol: 'RELIANCE' });

    expect([response.statusCode, response.json().code]).toEqual([404, 'NO_QUOTE']);
  });
});

describe('the instrument master', () => {
  it('symbol answers the row of the master', async () => {
    expect((await ask('symbol', NIFTY)).json()).toEqual({ status: 'success', data: ROW, mode: 'analyze' });
    expect(api.market.find).toHaveBeenCalledExactlyOnceWith(NIFTY);

    api.market.find.mockResolvedValue(null);
    const unknown = await ask('symbol', NIFTY);
    expect([unknown.statusCode, unknown.json().code]).toEqual([404, 'UNKNOWN_SYMBOL']);
  });

  it('a share has no expiry and no strike', async () => {
    const share = { expiry: null, strike: null, freezeQuantity: null, contractValue: ONE_CONTRACT / 1000n };
    api.market.find.mockResolvedValue(aListing(share));

    expect((await ask('symbol', NIFTY)).json().data).toMatchObject({
      expiry: '',
      strike: 0,
      freeze_qty: 0,
      contract_value: 0.001,
    });
  });

  it('search hands on what was typed and finds at most 500', async () => {
    const found = (await ask('search', { query: 'nifty 22000', exchange: 'NFO' })).json();

    expect(found).toMatchObject({ status: 'success', message: 'Found 1 matching symbols', data: [ROW] });
    await ask('search', { query: "x'; DROP TABLE symtoken; --" });
    expect(api.market.search.mock.calls).toEqual([
      [{ query: 'nifty 22000', exchange: 'NFO', limit: 500 }],
      [{ query: "x'; DROP TABLE symtoken; --", exchange: undefined, limit: 500 }],
    ]);
  });

  it('expiry leaves out the days before the market’s today', async () => {
    const body = { symbol: 'NIFTY', exchange: 'NFO', instrumenttype: 'options' };

    expect((await ask('expiry', body)).json()).toMatchObject({ data: ['02-JAN-24', '25-JAN-24'] });
    expect(api.market.expiries).toHaveBeenCalledWith({
      exchange: 'NFO',
      name: 'NIFTY',
      instrumentTypes: expect.arrayContaining(['CE', 'PE']),
    });
    api.accounts.marketTime.mockResolvedValue(istInstant('2024-01-03', '00:00'));
    expect((await ask('expiry', body)).json().data).toEqual(['25-JAN-24']);
  });
});

describe('GET /instruments', () => {
  const get = (query: string) => api.app.inject(`/api/v1/instruments?${query}`);

  it('gives all of the master as JSON', async () => {
    api.market.pages.mockImplementation(async function* () {
      yield [aListing(), aListing({ symbol: 'A' })];
      yield [aListing({ symbol: 'B' })];
    });
    const response = await get(`apikey=${USER_KEY}`);

    expect(response.headers['content-type']).toMatch(/^application\/json/);
    expect(response.json()).toEqual({
      status: 'success',
      mode: 'analyze',
      data: [ROW, { ...ROW, symbol: 'A' }, { ...ROW, symbol: 'B' }],
    });
    expect(api.market.pages.mock.calls[0]?.[0]).toContain('MCX');
  });

  it('gives an exchange of it as CSV, in which no name is a formula', async () => {
    api.market.pages.mockImplementation(async function* () {
      yield [aListing({ name: '=1+1', brokerSymbol: 'A,"B' })];
    });
    const response = await get(`apikey=${USER_KEY}&exchange=NFO&format=csv`);

    expect(response.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="instruments.csv"',
    });
    expect(response.body).toBe(
      `symbol,brsymbol,name,exchange,brexchange,token,expiry,strike,lotsize,instrumenttype,tick_size,contract_value,freeze_qty
NIFTY25JAN2422000CE,"A,""B",'=1+1,NFO,NFO,9876543,25-JAN-24,22000,65,CE,0.05,1,1800\n`,
    );
    expect(api.market.pages).toHaveBeenCalledExactlyOnceWith(['NFO']);
  });

  it.each(['json', 'csv'])('has a whole answer for an empty master as %s', async (format) => {
    api.market.pages.mockImplementation(async function* () {});
    const { statusCode, body } = await get(`apikey=${USER_KEY}&format=${format}`);

    expect(statusCode).toBe(200);
    expect(body).toBe(
      format === 'json'
        ? '{"status":"success","mode":"analyze","data":[]}'
        : `${Object.keys(ROW).join(',')}\n`,
    );
  });

  it('answers what fails before the first row as a failure, and cuts off what fails later', async () => {
    const gone = new AppError('unavailable', 'MASTER_REPLACED', 'Try again.');
    // biome-ignore lint/correctness/useYield: it fails before it has anything
    api.market.pages.mockImplementation(async function* () {
      throw gone;
    });
    expect((await get(`apikey=${USER_KEY}`)).statusCode).toBe(503);

    api.market.pages.mockImplementation(async function* () {
      yield [aListing()];
      throw gone;
    });
    await expect(get(`apikey=${USER_KEY}&format=csv`)).rejects.toThrow();
  });

  it('refuses without a key, with a wrong one, and for what is no exchange or format', async () => {
    const refusal = async (query: string) => {
      const response = await get(query);
      return [response.statusCode, response.json().code, Object.keys(response.json().errors ?? {})];
    };

    expect(await refusal('')).toEqual([400, 'VALIDATION', ['apikey']]);
    expect(await refusal(`apikey=${UNKNOWN_KEY}`)).toEqual([403, 'INVALID_API_KEY', []]);
    expect(await refusal(`apikey=${USER_KEY}&apikey=${USER_KEY}`)).toEqual([400, 'VALIDATION', ['apikey']]);
    expect(await refusal(`apikey=${USER_KEY}&exchange=NYSE&format=xml&x=1`)).toEqual([
      400,
      'VALIDATION',
      ['exchange', 'format', 'x'],
    ]);
    expect(api.market.pages).not.toHaveBeenCalled();
  });
});

describe('a download of the master', () => {
  const symbols = Array.from({ length: 2_500 }, (_, n) => `S${String(n).padStart(4, '0')}`);

  /** A master of one exchange that is replaced after some pages. */
  function masterReplacedAfter(pages: number): MarketData {
    let read = 0;
    return createMarketData({
      instruments: {
        revision: async () => (read > pages ? 2 : 1),
        pageOf: async (_exchange, { limit, after = '' }) => {
          read += 1;
          const page = symbols.filter((symbol) => symbol > after).slice(0, limit);
          return page.map((symbol) => aListing({ symbol }));
        },
        findListing: async () => null,
        expiries: async () => [],
      },
      readCalendar: async () => DEFAULT_CALENDAR,
    });
  }

  it('has every instrument once, in pages', async () => {
    const found: string[] = [];
    for await (const page of masterReplacedAfter(99).pages(['NSE'])) {
      expect(page.length).toBeLessThanOrEqual(1_000);
      found.push(...page.map(({ symbol }) => symbol));
    }

    expect(found).toEqual(symbols);
  });

  it('ends with an error, not with parts of two masters, when a new one comes between two pages', async () => {
    const pages = masterReplacedAfter(1).pages(['NSE'])[Symbol.asyncIterator]();

    expect((await pages.next()).value).toHaveLength(1_000);
    await expect(pages.next()).rejects.toMatchObject({ kind: 'unavailable', code: 'MASTER_REPLACED' });
  });
});

describe('the calendar', () => {
  it('tells the holidays of a year, and who trades on them all the same', async () => {
    const session = { exchange: 'MCX', openAt: 1, closeAt: 2 } as const;
    const holiday = (day: string) => ({
      day,
      kind: 'TRADING_HOLIDAY' as const,
      description: 'Holi',
      closed: ['NSE' as const],
      sessions: [session],
    });
    const days = ['2026-12-25', '2026-03-03', '2025-03-14'];
    api.market.calendar.mockResolvedValue({
      timings: DEFAULT_TIMINGS,
      holidays: new Map(days.map((day) => [day, [holiday(day)]])),
    });
    const reply = (await ask('market/holidays', { year: '2026' })).json();

    expect(reply).toMatchObject({ status: 'success', year: 2026, timezone: 'Asia/Kolkata' });
    expect(reply.data.map(({ date }: { date: string }) => date)).toEqual(['2026-03-03', '2026-12-25']);
    expect(reply.data[0]).toEqual({
      date: '2026-03-03',
      description: 'Holi',
      holiday_type: 'TRADING_HOLIDAY',
      closed_exchanges: ['NSE'],
      open_exchanges: [{ exchange: 'MCX', start_time: 1, end_time: 2 }],
    });
  });

  it('tells when each exchange trades on a day, and leaves out those that do not', async () => {
    const { data } = (await ask('market/timings', { date: '2026-08-19' })).json();
    expect(data).toContainEqual({
      exchange: 'NFO',
      start_time: istInstant('2026-08-19', '09:15'),
      end_time: istInstant('2026-08-19', '15:40'),
    });

    const sunday = (await ask('market/timings', { date: '2026-08-23' })).json();
    expect(sunday.data.map(({ exchange }: { exchange: string }) => exchange)).toEqual(['CRYPTO']);
  });
});

describe('margin', () => {
  it('is asked of the account’s rules, with exact numbers', async () => {
    const position = { symbol: 'RELIANCE', exchange: 'NSE', action: 'buy', product: 'MIS' };
    const body = { positions: [{ ...position, pricetype: 'LIMIT', quantity: '10', price: '2500.05' }] };

    expect((await ask('margin', body)).json().data).toEqual({
      total_margin_required: 24_000.5,
      span_margin: 0,
      exposure_margin: 0,
    });
    expect(api.accounts.margin).toHaveBeenCalledExactlyOnceWith([
      {
        symbol: 'RELIANCE',
        exchange: 'NSE',
        action: 'BUY',
        product: 'MIS',
        priceType: 'LIMIT',
        quantity: 10n,
        price: price('2500.05'),
        triggerPrice: null,
      },
    ]);
  });
});

describe('the analyzer', () => {
  it('is on, and stays on', async () => {
    const state = { mode: 'analyze', analyze_mode: true, total_logs: 7 };

    expect((await ask('analyzer')).json()).toEqual({ status: 'success', data: state, mode: 'analyze' });
    expect((await ask('analyzer/toggle', { mode: true })).json().data).toMatchObject(state);
    const live = await ask('analyzer/toggle', { mode: false });
    expect([live.statusCode, live.json().code]).toEqual([400, 'LIVE_MODE_UNAVAILABLE']);
  });
});
