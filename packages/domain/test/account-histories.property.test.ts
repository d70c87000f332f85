import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type AccountSlice,
  blockedMargin,
  bookId,
  cancelOrder,
  createLedgerReplay,
  EMPTY_BOOK,
  type Funds,
  fillOrders,
  type Instrument,
  type InstrumentBook,
  instrumentMargin,
  matchOrder,
  modifyOrder,
  type Order,
  placeOrder,
  price,
  relevantTerms,
  signed,
  type Trade,
} from '../src/index.ts';
import {
  CONTEXT,
  CRYPTO,
  FUTURE,
  NOW,
  funds as newFunds,
  SETTINGS,
  SHARE,
  tick,
} from './support/fixtures.ts';

/**
 * Random lives of an account over three instruments, checked after every step against the identities of the rules of
 * the engine, §6. Sizes and prices are drawn so that fills, reversals and refusals for funds all happen often.
 */
const INSTRUMENTS: readonly Instrument[] = [SHARE, FUTURE, CRYPTO];
const PRODUCT = { NSE: 'MIS', NFO: 'NRML', CRYPTO: 'NRML' } as const;

const which = fc.integer({ min: 0, max: INSTRUMENTS.length - 1 });
const aPrice = fc.integer({ min: 1, max: 400 }).map((steps) => BigInt(steps) * price('0.05') * 100n);
const lots = fc.bigInt({ min: 1n, max: 3000n });
const action = fc.constantFrom('BUY' as const, 'SELL' as const);

const step = fc.oneof(
  fc.record({
    kind: fc.constant('place' as const),
    which,
    action,
    lots,
    priceType: fc.constantFrom('MARKET' as const, 'LIMIT' as const, 'SL-M' as const, 'SL' as const),
    price: aPrice,
    triggerPrice: aPrice,
  }),
  fc.record({
    kind: fc.constant('modify' as const),
    pick: fc.nat(),
    lots,
    price: aPrice,
    triggerPrice: aPrice,
  }),
  fc.record({ kind: fc.constant('cancel' as const), pick: fc.nat() }),
  fc.record({ kind: fc.constant('tick' as const), which, price: aPrice }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

interface Life {
  funds: Funds;
  books: InstrumentBook[];
  trades: Trade[];
  orders: Map<string, Order>;
}

const newLife = (): Life => ({
  funds: newFunds(),
  books: INSTRUMENTS.map(() => EMPTY_BOOK),
  trades: [],
  orders: new Map(),
});

function keep(life: Life, index: number, slice: AccountSlice, orders: readonly Order[]): void {
  life.funds = slice.funds;
  life.books[index] = slice.book;
  for (const order of orders) life.orders.set(order.orderId, order);
}

function sliceOf(life: Life, index: number): AccountSlice {
  return { funds: life.funds, book: life.books[index] as InstrumentBook };
}

function livePlace(life: Life, one: Extract<Step, { kind: 'place' }>): void {
  const instrument = INSTRUMENTS[one.which] as Instrument;
  const terms = relevantTerms({
    action: one.action,
    quantity: one.lots * instrument.lotSize,
    priceType: one.priceType,
    product: PRODUCT[instrument.exchange as 'NSE'],
    price: one.price,
    triggerPrice: one.triggerPrice,
  });
  const request = { terms, instrument, strategy: null, lastPrice: one.price, tickSeq: 0 };
  const placed = placeOrder(sliceOf(life, one.which), request, CONTEXT);
  keep(life, one.which, placed.slice, [placed.order]);
}

function liveTick(life: Life, one: Extract<Step, { kind: 'tick' }>): void {
  const slice = sliceOf(life, one.which);
  const quote = { ...tick('1'), ltp: one.price };
  const fills = slice.book.resting.flatMap((order) => {
    const decision = matchOrder(order, quote, 'resting');
    return decision.kind === 'fill' ? [{ order, price: decision.price, at: NOW }] : [];
  });
  const filled = fillOrders(slice, fills, SETTINGS);
  life.trades.push(...filled.trades);
  keep(life, one.which, filled.slice, filled.orders);
}

function liveChange(life: Life, one: Extract<Step, { kind: 'modify' | 'cancel' }>): void {
  const resting = life.books.flatMap((book, index) => book.resting.map((order) => ({ order, index })));
  const target = resting[one.pick % Math.max(resting.length, 1)];
  if (target === undefined) return;

  const { order, index } = target;
  const slice = sliceOf(life, index);
  if (one.kind === 'cancel') {
    const cancelled = cancelOrder(slice, order, SETTINGS, NOW);
    keep(life, index, cancelled.slice, [cancelled.order]);
    return;
  }

  const quantity = one.lots * (INSTRUMENTS[index] as Instrument).lotSize;
  const terms = relevantTerms({ ...order, quantity, price: one.price, triggerPrice: one.triggerPrice });
  const changed = modifyOrder(slice, order, terms, 0, CONTEXT);
  if (!('refusal' in changed)) keep(life, index, changed.slice, [changed.order]);
}

function live(life: Life, one: Step): void {
  if (one.kind === 'place') livePlace(life, one);
  else if (one.kind === 'tick') liveTick(life, one);
  else liveChange(life, one);
}

function expectIdentities(life: Life): void {
  const { funds } = life;
  expect(funds.available + funds.used).toBe(funds.capital + funds.realizedPnl);

  const margins = life.books.map((book) => instrumentMargin(book.position, book.resting, SETTINGS).total);
  expect(funds.used).toBe(margins.reduce((a, b) => a + b, 0n));
  expect(funds.used).toBe(life.books.map(blockedMargin).reduce((a, b) => a + b, 0n));

  life.books.forEach((book, index) => {
    const own = life.trades.filter((t) => t.symbol === INSTRUMENTS[index]?.symbol);
    expect(book.position?.quantity ?? 0n).toBe(
      own.reduce((sum, t) => sum + signed(t.action, t.quantity), 0n),
    );
    expect(book.position?.realizedPnl ?? 0n).toBe(own.reduce((sum, t) => sum + t.realizedPnl, 0n));
    expect((book.position?.costBasis ?? 0n) >= 0n).toBe(true);
    if (book.position?.quantity === 0n) expect(book.position.costBasis).toBe(0n);
  });

  const replay = createLedgerReplay();
  for (const trade of life.trades) replay.trade(trade);
  const rebuilt = replay.result();
  expect(rebuilt.realizedPnl).toBe(funds.realizedPnl);
  for (const { position } of life.books) {
    if (position !== null) {
      expect({ ...rebuilt.positions.get(bookId(position)), marginBlocked: position.marginBlocked }).toEqual(
        position,
      );
    }
  }

  const traded = new Set(life.trades.map((t) => t.orderId));
  expect(traded.size).toBe(life.trades.length);
  for (const order of life.orders.values()) {
    expect(order.filledQuantity).toBe(order.status === 'complete' ? order.quantity : 0n);
    expect(traded.has(order.orderId)).toBe(order.status === 'complete');
  }
}

const histories = fc.array(step, { maxLength: 40 });

it('money identities hold after every step of any history', () => {
  fc.assert(
    fc.property(histories, (history) => {
      const life = newLife();
      for (const one of history) {
        live(life, one);
        expectIdentities(life);
      }
    }),
    { numRuns: 1000 },
  );
});

it('the same history gives the same account, ids included', () => {
  fc.assert(
    fc.property(histories, (history) => {
      const [a, b] = [newLife(), newLife()];
      for (const one of history) live(a, one);
      for (const one of history) live(b, one);
      expect(a).toEqual(b);
    }),
    { numRuns: 200 },
  );
});

it('placing and cancelling restores the funds to the paisa', () => {
  fc.assert(
    fc.property(histories, which, lots, aPrice, action, (history, index, size, at, side) => {
      const life = newLife();
      for (const one of history) live(life, one);
      const instrument = INSTRUMENTS[index] as Instrument;
      const terms = relevantTerms({
        action: side,
        quantity: size * instrument.lotSize,
        priceType: 'LIMIT',
        product: PRODUCT[instrument.exchange as 'NSE'],
        price: at,
        triggerPrice: null,
      });
      const before = { funds: life.funds, book: life.books[index] as InstrumentBook };
      const placed = placeOrder(
        before,
        { terms, instrument, strategy: null, lastPrice: null, tickSeq: 0 },
        CONTEXT,
      );
      if (placed.order.status === 'rejected') return;
      const after = cancelOrder(placed.slice, placed.order, SETTINGS, NOW).slice;
      expect({ ...after.funds, orderSeq: 0 }).toEqual({ ...before.funds, orderSeq: 0 });
      expect(after.book).toEqual(before.book);
    }),
    { numRuns: 300 },
  );
});
