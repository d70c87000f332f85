import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  A_KEY,
  A_LEG,
  A_MARGIN_POSITION,
  A_TICK,
  ANALYZER_TOGGLE,
  BASKET_ORDER,
  CANCEL_ALL_ORDER,
  CANCEL_ORDER,
  CLOSE_POSITION,
  DEPTH,
  ENDPOINTS,
  type Endpoint,
  EXPIRY,
  HOLIDAYS,
  MARGIN,
  MODIFY_ORDER,
  MULTI_QUOTES,
  OPEN_POSITION,
  ORDER_ENDPOINTS,
  ORDER_STATUS,
  PLACE_ORDER,
  PLACE_SMART_ORDER,
  QUOTES,
  SEARCH,
  SPLIT_ORDER,
  SYMBOL_INFO,
  TICKS,
  TIMINGS,
} from './support/endpoints.ts';
import { createTestApp, type TestApp } from './support/test-app.ts';

type BadValue = readonly [value: unknown, reason: string];

const REQUIRED = 'Is required.';
const NOT_TEXT = 'Must be a JSON string.';
const CONTROL = 'Must not contain control characters.';
const EXCHANGES =
  'Must be one of NSE, NFO, CDS, BSE, BFO, BCD, MCX, NCDEX, NCO, NSE_INDEX, BSE_INDEX, MCX_INDEX, GLOBAL_INDEX, CRYPTO.';

const wrongTypes = (reason: string): BadValue[] => [null, true, [], {}].map((value) => [value, reason]);

const textValues = (lengthMax: number): BadValue[] => [
  ...wrongTypes(NOT_TEXT),
  [7, NOT_TEXT],
  ['x'.repeat(lengthMax + 1), `Must have at most ${lengthMax} characters.`],
  ['a\u0000b', CONTROL],
  ['a\nb', CONTROL],
  ['a\u009fb', CONTROL],
  ['a\ud800b', CONTROL],
];

const STRATEGY = textValues(100);
const SYMBOL: BadValue[] = [...textValues(50), ['', 'Must have at least 1 character.']];
const ORDER_ID = SYMBOL;

const oneOf = (reason: string, ...values: unknown[]): BadValue[] => [
  ...wrongTypes(reason),
  ...values.map((value): BadValue => [value, reason]),
];
const EXCHANGE = oneOf(EXCHANGES, 'nse', 'NYSE', '', 1);
const PRODUCT = oneOf('Must be one of MIS, NRML, CNC.', 'mis', 'BO', '');
const PRICE_TYPE = oneOf('Must be one of MARKET, LIMIT, SL, SL-M.', 'market', 'STOP', '');
const ACTION: BadValue[] = [
  ...wrongTypes(NOT_TEXT),
  ['HOLD', 'Must be one of BUY, SELL.'],
  ['', 'Must be one of BUY, SELL.'],
];

const NOT_PLAIN = [
  '',
  ' ',
  'abc',
  '1e3',
  '0x10',
  '1,000',
  '1.',
  '.5',
  'NaN',
  'Infinity',
  1e21,
  '1'.repeat(41),
];
const decimals = (
  notDecimal: string,
  outOfBounds: string,
  outside: unknown[],
  tooFine: unknown[],
): BadValue[] => [
  ...wrongTypes(notDecimal),
  ...[...NOT_PLAIN, ...tooFine].map((value): BadValue => [value, notDecimal]),
  ...outside.map((value): BadValue => [value, outOfBounds]),
];
const PRICE_TEXT = 'Must be a number with at most 4 decimals.';
const HUGE_PRICES = [1e10, '10000000000', '9'.repeat(40)];
const FINE_PRICES = [0.1 + 0.2, '1.00001', 1e-7];

const QUANTITY = decimals(
  'Must be a whole number; fractions, also of CRYPTO, are not supported yet.',
  'Must be greater than 0 and at most 2147483647.',
  [0, '0', -1, '-1', 2147483648, '9'.repeat(40)],
  [1.5, '1.5', '0.0000001'],
);
const NOT_WHOLE = 'Must be a whole number; fractions, also of CRYPTO, are not supported yet.';
const QUANTITY_OR_ZERO = decimals(
  NOT_WHOLE,
  'Must be 0 or more and at most 2147483647.',
  [-1, 2147483648],
  [1.5, '1.5'],
);
const POSITION_SIZE = decimals(
  NOT_WHOLE,
  'Must be between -2147483647 and 2147483647.',
  [2147483648, '-2147483648'],
  [1.5, '-1.5'],
);
const WHOLE_OR_ZERO = decimals(
  'Must be a whole number.',
  'Must be 0 or more and at most 2147483647.',
  [-1, 2147483648],
  [1.5],
);
const PRICE = decimals(
  PRICE_TEXT,
  'Must be greater than 0 and less than 10000000000.',
  [0, '0', -1, ...HUGE_PRICES],
  FINE_PRICES,
);
const PRICE_OR_ZERO = decimals(
  PRICE_TEXT,
  'Must be 0 or more and less than 10000000000.',
  [-0.05, '-1', ...HUGE_PRICES],
  FINE_PRICES,
);
const nullable = (values: BadValue[]) => values.filter(([value]) => value !== null);
const VOLUME = decimals(
  'Must be a whole number.',
  `Must be 0 or more and at most ${Number.MAX_SAFE_INTEGER}.`,
  [-1, '9007199254740992'],
  [1.5],
);
const TIMESTAMP = oneOf(
  'Must be a time between 1990 and 2100: ISO 8601 with its offset, or epoch seconds or milliseconds.',
  '',
  'yesterday',
  '2024-01-02T09:30:00',
  '2024-02-30T09:30:00Z',
  '2024-01-02',
  0,
  -1,
  '1e12',
  Number.MAX_SAFE_INTEGER,
);

const ORDER_FIELDS = {
  strategy: STRATEGY,
  exchange: EXCHANGE,
  symbol: SYMBOL,
  action: ACTION,
  quantity: QUANTITY,
  pricetype: PRICE_TYPE,
  product: PRODUCT,
  price: PRICE_OR_ZERO,
  trigger_price: PRICE_OR_ZERO,
  disclosed_quantity: WHOLE_OR_ZERO,
};
const { strategy: _ofTheBasket, ...LEG_FIELDS } = ORDER_FIELDS;
const TICK_FIELDS: Readonly<Record<string, BadValue[]>> = {
  exchange: EXCHANGE,
  symbol: SYMBOL,
  ltp: PRICE,
  bid: nullable(PRICE_OR_ZERO),
  ask: nullable(PRICE_OR_ZERO),
  low: nullable(PRICE_OR_ZERO),
  high: nullable(PRICE_OR_ZERO),
  volume: nullable(VOLUME),
  timestamp: TIMESTAMP,
};

const listOf = (tooMany: readonly unknown[], reason: string): BadValue[] => [
  [null, 'Must be a JSON array.'],
  [{}, 'Must be a JSON array.'],
  [[], 'Must have at least 1 item.'],
  [tooMany, reason],
];

const BAD_FIELDS: readonly (readonly [Endpoint, Readonly<Record<string, BadValue[]>>])[] = [
  [PLACE_ORDER, { ...ORDER_FIELDS, underlying_ltp: nullable(PRICE_OR_ZERO) }],
  [MODIFY_ORDER, { ...ORDER_FIELDS, orderid: ORDER_ID }],
  [CANCEL_ORDER, { strategy: STRATEGY, orderid: ORDER_ID }],
  [ORDER_STATUS, { strategy: STRATEGY, orderid: ORDER_ID }],
  [PLACE_SMART_ORDER, { ...ORDER_FIELDS, quantity: QUANTITY_OR_ZERO, position_size: POSITION_SIZE }],
  [
    BASKET_ORDER,
    {
      strategy: STRATEGY,
      orders: [
        [null, 'Must be a JSON array.'],
        [{}, 'Must be a JSON array.'],
        [[], 'Must have at least 1 item.'],
        [Array.from({ length: 101 }, () => A_LEG), 'Must have at most 100 items.'],
      ],
    },
  ],
  [SPLIT_ORDER, { ...ORDER_FIELDS, splitsize: QUANTITY }],
  [CANCEL_ALL_ORDER, { strategy: STRATEGY }],
  [CLOSE_POSITION, { strategy: STRATEGY }],
  [OPEN_POSITION, { strategy: STRATEGY, exchange: EXCHANGE, symbol: SYMBOL, product: PRODUCT }],
  [QUOTES, { exchange: EXCHANGE, symbol: SYMBOL }],
  [DEPTH, { exchange: EXCHANGE, symbol: SYMBOL }],
  [SYMBOL_INFO, { exchange: EXCHANGE, symbol: SYMBOL }],
  [
    MULTI_QUOTES,
    {
      symbols: listOf(
        Array.from({ length: 501 }, () => A_KEY),
        'Must have at most 500 items.',
      ),
    },
  ],
  [
    MARGIN,
    {
      positions: listOf(
        Array.from({ length: 51 }, () => A_MARGIN_POSITION),
        'Must have at most 50 items.',
      ),
    },
  ],
  [
    SEARCH,
    {
      query: [...textValues(100), ['', 'Must not be empty.'], ['  ', 'Must not be empty.']],
      exchange: EXCHANGE,
    },
  ],
  [
    EXPIRY,
    {
      symbol: SYMBOL,
      exchange: oneOf('Must be one of NFO, BFO, MCX, CDS, NCO, BCD, NCDEX, CRYPTO.', 'NSE', ''),
      instrumenttype: oneOf('Must be one of futures, options.', 'FUT', ''),
    },
  ],
  [ANALYZER_TOGGLE, { mode: [null, 1, 'true', [], {}].map((value) => [value, 'Must be a JSON boolean.']) }],
  [
    HOLIDAYS,
    { year: oneOf('Must be a whole number from 2020 to 2050.', 2019, 2051, '20.5', 2026.5, 'x', '') },
  ],
  [
    TIMINGS,
    {
      date: [
        ...wrongTypes(NOT_TEXT),
        ...['', 'today', '2026-02-30', '19-08-2026', '2026-8-1', '2026-08-19T00:00:00Z'].map(
          (value): BadValue => [value, 'Must be a day as YYYY-MM-DD.'],
        ),
      ],
    },
  ],
  [
    TICKS,
    {
      ticks: [
        [null, 'Must be a JSON array.'],
        [{}, 'Must be a JSON array.'],
        [[], 'Must have at least 1 item.'],
        [Array.from({ length: 5001 }, () => A_TICK), 'Must have at most 5000 items.'],
      ],
    },
  ],
];

const legs = (leg: unknown) => ({ ...BASKET_ORDER.body, orders: [A_LEG, leg] });
const badLegCases = [
  ...Object.entries(LEG_FIELDS).flatMap(([field, values]) =>
    values.map(([value, reason]) => ({
      path: BASKET_ORDER.path,
      field: `orders.1.${field}`,
      shown: JSON.stringify(value).slice(0, 60),
      reason,
      body: legs({ ...A_LEG, [field]: value }),
    })),
  ),
  ...Object.keys(A_LEG).map((field) => ({
    path: BASKET_ORDER.path,
    field: `orders.1.${field}`,
    shown: 'nothing',
    reason: REQUIRED,
    body: legs({ ...A_LEG, [field]: undefined }),
  })),
  {
    path: BASKET_ORDER.path,
    field: 'orders.1.strategy',
    shown: 'a strategy of its own',
    reason: 'Is not a field of this request.',
    body: legs({ ...A_LEG, strategy: 'Momentum' }),
  },
];

const badFieldCases = BAD_FIELDS.flatMap(([endpoint, fields]) =>
  Object.entries(fields).flatMap(([field, values]) =>
    values.map(([value, reason]) => ({
      path: endpoint.path,
      field,
      shown: JSON.stringify(value).slice(0, 60),
      reason,
      body: { ...endpoint.body, [field]: value },
    })),
  ),
);
const badTickCases = Object.entries(TICK_FIELDS).flatMap(([field, values]) =>
  values.map(([value, reason]) => ({
    path: TICKS.path,
    field: `ticks.1.${field}`,
    shown: JSON.stringify(value).slice(0, 60),
    reason,
    body: { ...TICKS.body, ticks: [A_TICK, { ...A_TICK, [field]: value }] },
  })),
);
const missingCases = ENDPOINTS.flatMap(({ path, body, required }) =>
  ['apikey', ...required].map((field) => {
    const { [field]: _missing, ...rest } = body;
    return { path, field, shown: 'nothing', reason: REQUIRED, body: rest };
  }),
);
const apiKeyCases = ENDPOINTS.flatMap(({ path, body }) =>
  [...textValues(256), ['', 'Must have at least 1 character.'] as const].map(([value, reason]) => ({
    path,
    field: 'apikey',
    shown: JSON.stringify(value).slice(0, 60),
    reason,
    body: { ...body, apikey: value },
  })),
);
const extraCases = ENDPOINTS.flatMap(({ path, body }) =>
  ['Quantity', 'toString', 'x'].map((field) => ({
    path,
    field,
    shown: 'a field that it does not have',
    reason: 'Is not a field of this request.',
    body: { ...body, [field]: 1 },
  })),
);

describe('bad input changes nothing and is told by field and reason', () => {
  let api: TestApp;

  beforeAll(() => {
    api = createTestApp();
  });
  beforeEach(() => {
    vi.clearAllMocks();
  });
  afterAll(() => api.app.close());

  function expectNothingReached(): void {
    for (const operation of [...Object.values(api.accounts), ...Object.values(api.market), api.append]) {
      expect(operation).not.toHaveBeenCalled();
    }
  }

  it.each([
    ...badFieldCases,
    ...badTickCases,
    ...badLegCases,
    ...missingCases,
    ...apiKeyCases,
    ...extraCases,
  ])('$path: $field = $shown', async ({ path, field, reason, body }) => {
    const response = await api.post(path, body);

    const errors = { [field]: [reason] };
    expect(response.statusCode).toBe(400);
    expect(response.json()).toEqual({
      status: 'error',
      code: 'VALIDATION',
      message: JSON.stringify(errors),
      errors,
    });
    expectNothingReached();
  });

  it('splitorder: 101 orders of one request', async () => {
    const response = await api.post('splitorder', { ...SPLIT_ORDER.body, quantity: 401, splitsize: 4 });

    expect(response.statusCode).toBe(400);
    expect(Object.keys(response.json().errors)).toEqual(['splitsize']);
    expectNothingReached();
    const most = await api.post('splitorder', { ...SPLIT_ORDER.body, quantity: 400, splitsize: 4 });
    expect(most.statusCode).toBe(200);
  });

  it.each(ORDER_ENDPOINTS)('$path refuses an Idempotency-Key that is none', async ({ path, body }) => {
    for (const key of ['', ' ', 'two words', 'k'.repeat(129), 'kéy', 'a\tb']) {
      const response = await api.post(path, body, { 'idempotency-key': key });
      expect([key, response.statusCode]).toEqual([key, 400]);
      expect(response.json()).toMatchObject({
        code: 'VALIDATION',
        errors: { 'idempotency-key': ['Must be 1 to 128 visible ASCII characters.'] },
      });
    }
    expectNothingReached();
  });

  it('tells of every wrong field at once', async () => {
    const response = await api.post('placeorder', {
      ...PLACE_ORDER.body,
      quantity: 0,
      action: 'HOLD',
      extra: 1,
    });

    expect(Object.keys(response.json().errors).sort()).toEqual(['action', 'extra', 'quantity']);
  });

  it('tells of fifty fields at most, however many are wrong', async () => {
    const ticks = Array.from({ length: 1000 }, () => ({}));
    const response = await api.post('ticks', { ...TICKS.body, ticks });

    expect(Object.keys(response.json().errors)).toHaveLength(50);
  });

  it.each(ENDPOINTS)('$path refuses what is not a JSON object', async ({ path }) => {
    const bodies = ['', '{', 'apikey=x', '[]', 'null', '"text"', '7', '{"__proto__": {"isAdmin": true}}'];
    for (const body of bodies) {
      const response = await api.post(path, body);
      expect([body, response.statusCode]).toEqual([body, 400]);
      expect(response.json()).toMatchObject({ status: 'error' });
    }
    expectNothingReached();
  });

  it.each(ENDPOINTS)('$path refuses other content types', async ({ path, body }) => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', undefined]) {
      const response = await api.app.inject({
        method: 'POST',
        url: `/api/v1/${path}`,
        headers: type === undefined ? {} : { 'content-type': type },
        payload: Buffer.from(JSON.stringify(body)),
      });
      expect(response.statusCode).toBe(400);
      expect(response.json()).toMatchObject({ status: 'error', code: 'NOT_JSON' });
    }
    expectNothingReached();
  });

  it.each(ENDPOINTS)('$path refuses a body over 1 MB with 413', async ({ path, body }) => {
    const response = await api.post(path, JSON.stringify(body).padEnd(1_048_577));

    expect(response.statusCode).toBe(413);
    expect(response.json()).toMatchObject({ status: 'error', code: 'BODY_TOO_LARGE' });
    expectNothingReached();
  });

  it.each(ENDPOINTS)('$path answers another method with 405', async ({ path }) => {
    const response = await api.app.inject({ method: 'GET', url: `/api/v1/${path}/?apikey=x` });

    expect(response.statusCode).toBe(405);
    expect(response.headers.allow).toBe('POST');
    expectNothingReached();
  });

  it.each(['/', '/api/v1', '/api/v1/nothing', '/api/v1/placeorder/more', '/api/v1/:x*', '/..%2f'])(
    'answers the unknown path %s with 404',
    async (path) => {
      const response = await api.post(path, {});

      expect(response.statusCode).toBe(404);
      expect(response.json()).toMatchObject({ status: 'error', code: 'NOT_FOUND' });
    },
  );

  it('answers a path that cannot be decoded with 400', async () => {
    const response = await api.post('/api/v1/%zz', {});

    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({ status: 'error', code: 'BAD_REQUEST' });
  });
});
