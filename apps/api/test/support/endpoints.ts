import { ADMIN_KEY, USER_KEY } from './test-app.ts';

/** A request that each endpoint accepts, with the fields that it cannot do without. */
export interface Endpoint {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly required: readonly string[];
}

const order = {
  apikey: USER_KEY,
  strategy: 'Momentum',
  exchange: 'NSE',
  symbol: 'RELIANCE',
  action: 'BUY',
  quantity: 10,
  pricetype: 'LIMIT',
  product: 'MIS',
  price: 2500.05,
  trigger_price: 0,
  disclosed_quantity: 0,
};
/** One leg of a basket, with nothing but what it cannot do without. */
export const A_LEG = { exchange: 'NSE', symbol: 'RELIANCE', action: 'BUY', quantity: 10 };
const account = { apikey: USER_KEY };
const reference = { apikey: USER_KEY, strategy: 'Momentum', orderid: '24010200000001' };

export const A_TICK = {
  exchange: 'NSE',
  symbol: 'RELIANCE',
  ltp: 2500.05,
  bid: 2500,
  ask: 2500.1,
  low: 2480,
  high: 2510,
  volume: 1000,
  timestamp: '2024-01-02T09:30:00+05:30',
};

export const PLACE_ORDER: Endpoint = {
  path: 'placeorder',
  body: order,
  required: ['strategy', 'exchange', 'symbol', 'action', 'quantity'],
};
export const MODIFY_ORDER: Endpoint = {
  path: 'modifyorder',
  body: { ...order, orderid: '24010200000001' },
  required: [
    'strategy',
    'orderid',
    'exchange',
    'symbol',
    'action',
    'product',
    'pricetype',
    'quantity',
    'price',
  ],
};
export const CANCEL_ORDER: Endpoint = {
  path: 'cancelorder',
  body: reference,
  required: ['strategy', 'orderid'],
};
export const ORDER_STATUS: Endpoint = { ...CANCEL_ORDER, path: 'orderstatus' };
export const PLACE_SMART_ORDER: Endpoint = {
  path: 'placesmartorder',
  body: { ...order, position_size: -10 },
  required: [...PLACE_ORDER.required, 'position_size'],
};
export const BASKET_ORDER: Endpoint = {
  path: 'basketorder',
  body: { apikey: USER_KEY, strategy: 'Momentum', orders: [A_LEG] },
  required: ['strategy', 'orders'],
};
export const SPLIT_ORDER: Endpoint = {
  path: 'splitorder',
  body: { ...order, splitsize: 4 },
  required: [...PLACE_ORDER.required, 'splitsize'],
};
export const CANCEL_ALL_ORDER: Endpoint = {
  path: 'cancelallorder',
  body: { apikey: USER_KEY, strategy: 'Momentum' },
  required: [],
};
export const CLOSE_POSITION: Endpoint = { ...CANCEL_ALL_ORDER, path: 'closeposition' };
export const OPEN_POSITION: Endpoint = {
  path: 'openposition',
  body: { apikey: USER_KEY, strategy: 'Momentum', exchange: 'NSE', symbol: 'RELIANCE', product: 'MIS' },
  required: ['strategy', 'exchange', 'symbol', 'product'],
};
export const QUOTES: Endpoint = {
  path: 'quotes',
  body: { apikey: USER_KEY, exchange: 'NSE', symbol: 'RELIANCE' },
  required: ['exchange', 'symbol'],
};
export const DEPTH: Endpoint = { ...QUOTES, path: 'depth' };
export const SYMBOL_INFO: Endpoint = { ...QUOTES, path: 'symbol' };
export const A_KEY = { exchange: 'NSE', symbol: 'RELIANCE' };
export const MULTI_QUOTES: Endpoint = {
  path: 'multiquotes',
  body: { apikey: USER_KEY, symbols: [A_KEY] },
  required: ['symbols'],
};
export const SEARCH: Endpoint = {
  path: 'search',
  body: { apikey: USER_KEY, query: 'nifty 22000', exchange: 'NFO' },
  required: ['query'],
};
export const EXPIRY: Endpoint = {
  path: 'expiry',
  body: { apikey: USER_KEY, symbol: 'NIFTY', exchange: 'NFO', instrumenttype: 'options' },
  required: ['symbol', 'exchange', 'instrumenttype'],
};
export const A_MARGIN_POSITION = {
  symbol: 'RELIANCE',
  exchange: 'NSE',
  action: 'BUY',
  product: 'MIS',
  pricetype: 'LIMIT',
  quantity: '10',
  price: '2500.05',
};
export const MARGIN: Endpoint = {
  path: 'margin',
  body: { apikey: USER_KEY, positions: [A_MARGIN_POSITION] },
  required: ['positions'],
};
export const ANALYZER_TOGGLE: Endpoint = {
  path: 'analyzer/toggle',
  body: { apikey: USER_KEY, mode: true },
  required: ['mode'],
};
export const HOLIDAYS: Endpoint = {
  path: 'market/holidays',
  body: { apikey: USER_KEY, year: 2026 },
  required: ['year'],
};
export const TIMINGS: Endpoint = {
  path: 'market/timings',
  body: { apikey: USER_KEY, date: '2026-08-19' },
  required: ['date'],
};
export const TICKS: Endpoint = {
  path: 'ticks',
  body: { apikey: ADMIN_KEY, ticks: [A_TICK] },
  required: ['ticks'],
};

/** Those that change an account, and take an idempotency key. */
export const ORDER_ENDPOINTS: readonly Endpoint[] = [
  PLACE_ORDER,
  MODIFY_ORDER,
  CANCEL_ORDER,
  PLACE_SMART_ORDER,
  BASKET_ORDER,
  SPLIT_ORDER,
  CANCEL_ALL_ORDER,
  CLOSE_POSITION,
];

export const ENDPOINTS: readonly Endpoint[] = [
  ...ORDER_ENDPOINTS,
  OPEN_POSITION,
  ORDER_STATUS,
  QUOTES,
  MULTI_QUOTES,
  DEPTH,
  SYMBOL_INFO,
  SEARCH,
  EXPIRY,
  MARGIN,
  ANALYZER_TOGGLE,
  HOLIDAYS,
  TIMINGS,
  TICKS,
  ...['orderbook', 'tradebook', 'positionbook', 'holdings', 'pnl/symbols', 'funds', 'analyzer', 'ping'].map(
    (path) => ({ path, body: account, required: [] }),
  ),
];
