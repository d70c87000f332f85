import {
  type AccountSlice,
  DEFAULT_CALENDAR,
  EMPTY_BOOK,
  type Fill,
  type Funds,
  fillOrders,
  type Instrument,
  istInstant,
  ONE_CONTRACT,
  type Order,
  type OrderTerms,
  paise,
  placeOrder,
  price,
  type RuleContext,
  readSandboxSettings,
  relevantTerms,
  type Tick,
} from '../../src/index.ts';

/** Wednesday 2026-08-19, 11:00 in India: every exchange is open. */
export const NOW = istInstant('2026-08-19', '11:00');

export const SETTINGS = readSandboxSettings(new Map());
export const CONTEXT: RuleContext = { settings: SETTINGS, calendar: DEFAULT_CALENDAR, now: NOW };

export const SHARE: Instrument = {
  exchange: 'NSE',
  symbol: 'RELIANCE',
  name: 'Reliance Industries',
  instrumentType: 'EQ',
  expiry: null,
  strike: null,
  lotSize: 1n,
  tickSize: price('0.05'),
  contractValue: ONE_CONTRACT,
  freezeQuantity: null,
};

export const FUTURE: Instrument = {
  ...SHARE,
  exchange: 'NFO',
  symbol: 'NIFTY25AUG26FUT',
  instrumentType: 'FUT',
  expiry: '2026-08-25',
  lotSize: 65n,
};

export const CRYPTO: Instrument = {
  ...SHARE,
  exchange: 'CRYPTO',
  symbol: 'BTCUSD.P',
  instrumentType: 'PERPFUT',
  contractValue: ONE_CONTRACT / 1000n,
};

export function funds(overrides: Partial<Funds> = {}): Funds {
  const capital = overrides.capital ?? paise('10000000');
  return {
    userId: 'asha',
    accountNumber: 1,
    capital,
    available: capital,
    used: 0n,
    realizedPnl: 0n,
    realizedPnlToday: 0n,
    pnlDay: '',
    orderSeq: 0,
    resetCount: 0,
    lastResetAt: NOW,
    ...overrides,
  };
}

export const emptyAccount = (): AccountSlice => ({ funds: funds(), book: EMPTY_BOOK });

export function terms(overrides: Partial<OrderTerms> = {}): OrderTerms {
  return relevantTerms({
    action: 'BUY',
    quantity: 100n,
    priceType: 'MARKET',
    product: 'MIS',
    price: null,
    triggerPrice: null,
    ...overrides,
  });
}

export function tick(ltp: string, overrides: Partial<Tick> = {}): Tick {
  const at = overrides.at ?? NOW;
  return {
    exchange: 'NSE',
    symbol: 'RELIANCE',
    ltp: price(ltp),
    bid: null,
    ask: null,
    low: null,
    high: null,
    volume: null,
    ...overrides,
    at,
  };
}

/** Places an order at a last price and fails the test when it is not taken. */
export function place(
  slice: AccountSlice,
  overrides: Partial<OrderTerms>,
  lastPrice = '1200',
  instrument = SHARE,
) {
  const placed = placeOrder(
    slice,
    { terms: terms(overrides), instrument, strategy: null, lastPrice: price(lastPrice), tickSeq: 0 },
    CONTEXT,
  );
  if (placed.order.status === 'rejected') {
    throw new Error(`rejected: ${placed.order.rejectionReason}`);
  }

  return placed;
}

export function fill(slice: AccountSlice, order: Order, at: string, time = NOW) {
  const fills: Fill[] = [{ order, price: price(at), at: time }];
  return fillOrders(slice, fills, SETTINGS);
}

/** Places a MARKET order and fills it at the last price. */
export function trade(
  slice: AccountSlice,
  overrides: Partial<OrderTerms>,
  lastPrice: string,
  instrument = SHARE,
): AccountSlice {
  const placed = place(slice, overrides, lastPrice, instrument);
  return fill(placed.slice, placed.order, lastPrice).slice;
}
