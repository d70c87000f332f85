import {
  type AccountSlice,
  addDays,
  auditAccount,
  auditOrder,
  cancelOrder,
  createLedgerReplay,
  type Delivery,
  deliver,
  EMPTY_BOOK,
  type ExpiringContract,
  expiringContract,
  type Funds,
  fillOrders,
  type Instant,
  type InstrumentBook,
  isGoodQuote,
  istDay,
  istInstant,
  type LedgerFinding,
  matchOrder,
  modifyOrder,
  type Order,
  type Price,
  placeOrder,
  type Quote,
  type RuleContext,
  readSandboxSettings,
  rebookMargin,
  relevantTerms,
  resetFunds,
  settleExpiry,
  squareOff,
  type Trade,
} from '../../src/index.ts';
import { CONTEXT, funds, NOW, SHARE, tick } from './fixtures.ts';
import { BOOKS, type Step } from './histories.ts';

/** All that an account is and was since its last reset. */
export interface Life {
  now: Instant;
  settings: RuleContext['settings'];
  funds: Funds;
  readonly books: InstrumentBook[];
  readonly quotes: Map<string, Quote>;
  /** Trades and deliveries in their order. */
  readonly events: (Trade | Delivery)[];
  readonly orders: Map<string, Order>;
}

export function newLife(owner: Partial<Funds> = {}): Life {
  return {
    now: NOW,
    settings: readSandboxSettings(new Map([['enforce_market_hours', 'false']])),
    funds: funds(owner),
    books: BOOKS.map(() => EMPTY_BOOK),
    quotes: new Map(),
    events: [],
    orders: new Map(),
  };
}

export function live(life: Life, one: Step): void {
  if (one.kind === 'place') place(life, one);
  else if (one.kind === 'tick') move(life, one);
  else if (one.kind === 'time') pass(life, one);
  else if (one.kind === 'leverage') lever(life, one.value);
  else if (one.kind === 'reset') reset(life);
  else change(life, one);
}

type Of<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>;

const contextOf = ({ now, settings }: Life): RuleContext => ({ ...CONTEXT, now, settings });

function sliceOf(life: Life, index: number): AccountSlice {
  return { funds: life.funds, book: life.books[index] ?? EMPTY_BOOK };
}

function keep(life: Life, index: number, slice: AccountSlice, orders: readonly Order[] = []): void {
  life.funds = slice.funds;
  life.books[index] = slice.book;
  for (const order of orders) life.orders.set(order.orderId, order);
}

function bookOf(index: number): (typeof BOOKS)[number] {
  return BOOKS[index] ?? [SHARE, 'CNC'];
}

function place(life: Life, one: Of<'place'>): void {
  const [instrument, product] = bookOf(one.book);
  const quantity = one.lots * instrument.lotSize;
  const lastPrice = life.quotes.get(instrument.symbol)?.ltp ?? one.price;
  const request = {
    terms: relevantTerms({ ...one, quantity, product }),
    instrument,
    strategy: null,
    lastPrice,
    tickSeq: 0,
  };
  const placed = placeOrder(sliceOf(life, one.book), request, contextOf(life));
  keep(life, one.book, placed.slice, [placed.order]);
}

function change(life: Life, one: Of<'modify'> | Of<'cancel'>): void {
  const resting = life.books.flatMap(({ resting: own }, index) => own.map((order) => ({ order, index })));
  const target = resting[one.pick % Math.max(resting.length, 1)];
  if (target === undefined) return;

  const { order, index } = target;
  const slice = sliceOf(life, index);
  if (one.kind === 'cancel') {
    const cancelled = cancelOrder(slice, order, life.settings, life.now);
    keep(life, index, cancelled.slice, [cancelled.order]);
    return;
  }

  const quantity = one.lots * bookOf(index)[0].lotSize;
  const changed = modifyOrder(
    slice,
    order,
    relevantTerms({ ...order, ...one, quantity }),
    0,
    contextOf(life),
  );
  if (!('refusal' in changed)) keep(life, index, changed.slice, [changed.order]);
}

/** A price of an instrument reaches the orders of all its books. */
function move(life: Life, one: Of<'tick'>): void {
  const [{ exchange, symbol }] = bookOf(one.book);
  const quote = quoteOf(one.price, life.now);
  life.quotes.set(symbol, { ...quote, exchange, symbol });
  BOOKS.forEach(([instrument], index) => {
    if (instrument.symbol !== symbol || !isGoodQuote(quote)) return;

    const slice = sliceOf(life, index);
    const fills = slice.book.resting.flatMap((order) => {
      const decision = matchOrder(order, quote, 'resting');
      return decision.kind === 'fill' ? [{ order, price: decision.price, at: life.now }] : [];
    });
    const filled = fillOrders(slice, fills, life.settings);
    life.events.push(...filled.trades);
    keep(life, index, filled.slice, filled.orders);
  });
}

function quoteOf(ltp: Price, at: Instant): Quote {
  return { ...tick('1'), ltp, at, open: ltp, prevClose: null, openInterest: 0 };
}

/** Time moves on, never back, and the jobs that are due run, late as they may be. */
function pass(life: Life, { days, at }: Of<'time'>): void {
  life.now = Math.max(life.now, istInstant(addDays(istDay(life.now), days), at));
  BOOKS.forEach(([instrument, product], index) => {
    if (product === 'CNC') settleShares(life, index);
    else endBook(life, index, product === 'MIS' ? null : expiringContract(instrument, instrument));
  });
}

function settleShares(life: Life, index: number): void {
  const delivered = deliver(sliceOf(life, index), contextOf(life));
  if (delivered !== null) {
    life.events.push(delivered.delivery);
    keep(life, index, delivered.slice);
  }
}

/** Squares a book off, or settles it where it is of a contract. */
function endBook(life: Life, index: number, contract: ExpiringContract | null): void {
  const [{ symbol }, product] = bookOf(index);
  const [slice, context] = [sliceOf(life, index), contextOf(life)];
  const quote = life.quotes.get(symbol) ?? null;
  const prices = { last: quote?.ltp ?? null, underlying: null };
  const ended =
    product === 'MIS'
      ? squareOff(slice, quote, life.now, context)
      : contract && settleExpiry(slice, contract, prices, life.now, context);
  if (ended === null) return;

  const { closing, cancelled } = ended;
  if (closing !== null) life.events.push(closing.trade);
  keep(life, index, ended.slice, closing === null ? cancelled : [...cancelled, closing.order]);
}

function lever(life: Life, value: number): void {
  const keys = ['equity_mis_leverage', 'equity_cnc_leverage', 'futures_leverage'];
  const stored = [
    ...keys.map((key) => [key, String(value)] as const),
    ['enforce_market_hours', 'false'] as const,
  ];
  life.settings = readSandboxSettings(new Map(stored));
  BOOKS.forEach((_, index) => {
    const slice = sliceOf(life, index);
    keep(life, index, rebookMargin(slice.funds, slice.book, slice.book, life.settings));
  });
}

function reset(life: Life): void {
  life.funds = resetFunds(life.funds, life.funds.capital, life.now);
  life.books.fill(EMPTY_BOOK);
  life.events.length = 0;
  life.orders.clear();
}

/** What the account breaks of the identities: its rows among themselves, and against what its events rebuild. */
export function auditLife({ funds: own, books, events, orders, settings }: Life): LedgerFinding[] {
  const replay = createLedgerReplay();
  const trades = new Map<string, Trade[]>();
  for (const event of events) {
    if ('tradeId' in event) {
      replay.trade(event);
      trades.set(event.orderId, [...(trades.get(event.orderId) ?? []), event]);
    } else {
      replay.delivery(event);
    }
  }

  const account = {
    funds: own,
    positions: books.flatMap(({ position }) => (position === null ? [] : [position])),
    holdings: books.flatMap(({ holding }) => (holding === null ? [] : [holding])),
    resting: books.flatMap(({ resting }) => resting),
  };
  return [
    ...auditAccount(account, replay.result(), settings),
    ...[...orders.values()].flatMap((order) => auditOrder(order, trades.get(order.orderId) ?? [])),
  ];
}
