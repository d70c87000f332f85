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
export const QUOTES: Endpoint = {
  path: 'quotes',
  body: { apikey: USER_KEY, exchange: 'NSE', symbol: 'RELIANCE' },
  required: ['exchange', 'symbol'],
};
export const TICKS: Endpoint = {
  path: 'ticks',
  body: { apikey: ADMIN_KEY, ticks: [A_TICK] },
  required: ['ticks'],
};

export const ENDPOINTS: readonly Endpoint[] = [
  PLACE_ORDER,
  MODIFY_ORDER,
  CANCEL_ORDER,
  ORDER_STATUS,
  QUOTES,
  TICKS,
  ...['orderbook', 'tradebook', 'positionbook', 'funds', 'ping'].map((path) => ({
    path,
    body: account,
    required: [],
  })),
];
