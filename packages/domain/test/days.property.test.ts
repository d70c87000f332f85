import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  addDays,
  type Delivery,
  deliver,
  EMPTY_BOOK,
  fillOrders,
  type Instant,
  type InstrumentBook,
  instrumentMargin,
  istInstant,
  type Order,
  placeOrder,
  price,
  type Quote,
  readSandboxSettings,
  relevantTerms,
  signed,
  squareOff,
  type Trade,
} from '../src/index.ts';
import { CONTEXT, funds as newFunds, SHARE, tick } from './support/fixtures.ts';

/** Random lives over days: shares bought and sold for delivery and by the day, days that pass, jobs that are late. */
const settings = readSandboxSettings(new Map([['equity_cnc_leverage', '3']]));
const aPrice = fc.integer({ min: 20, max: 400 }).map((rupees) => price(String(rupees)));
const order = fc.record({
  kind: fc.constant('order' as const),
  product: fc.constantFrom('CNC' as const, 'CNC' as const, 'MIS' as const),
  action: fc.constantFrom('BUY' as const, 'SELL' as const),
  quantity: fc.bigInt({ min: 1n, max: 500n }),
  price: aPrice,
  isFilled: fc.boolean(),
});
const night = fc.record({ kind: fc.constant('night' as const), price: aPrice, isJobRun: fc.boolean() });
const close = fc.record({ kind: fc.constant('close' as const), price: aPrice });
const histories = fc.array(fc.oneof({ weight: 4, arbitrary: order }, night, close), { maxLength: 40 });
type Step = typeof histories extends fc.Arbitrary<(infer S)[]> ? S : never;

interface Life {
  day: string;
  funds: ReturnType<typeof newFunds>;
  books: { CNC: InstrumentBook; MIS: InstrumentBook };
  trades: Trade[];
  deliveries: Delivery[];
}

const newLife = (): Life => ({
  day: '2026-08-17',
  funds: newFunds(),
  books: { CNC: EMPTY_BOOK, MIS: EMPTY_BOOK },
  trades: [],
  deliveries: [],
});

const contextOf = (now: Instant) => ({
  ...CONTEXT,
  settings: { ...settings, enforceMarketHours: false },
  now,
});

function liveOrder(life: Life, step: Extract<Step, { kind: 'order' }>): void {
  const now = istInstant(life.day, '11:00');
  const terms = relevantTerms({ ...step, priceType: 'LIMIT', triggerPrice: null });
  const slice = { funds: life.funds, book: life.books[step.product] };
  const request = { terms, instrument: SHARE, strategy: null, lastPrice: step.price, tickSeq: 0 };
  const placed = placeOrder(slice, request, contextOf(now));
  const isFilled = step.isFilled && placed.order.status === 'open';
  const fills = isFilled ? [{ order: placed.order, price: step.price, at: now }] : [];
  const filled = fillOrders(placed.slice, fills, settings);
  life.funds = filled.slice.funds;
  life.books[step.product] = filled.slice.book;
  life.trades.push(...filled.trades);
}

function liveClose(life: Life, ltp: bigint): void {
  const now = istInstant(life.day, '15:15');
  const quote: Quote = { ...tick('1'), ltp, open: ltp, prevClose: null, openInterest: 0 };
  const change = squareOff({ funds: life.funds, book: life.books.MIS }, quote, now, contextOf(now));
  life.funds = change.slice.funds;
  life.books.MIS = change.slice.book;
  if (change.closing !== null) life.trades.push(change.closing.trade);
}

function liveNight(life: Life, isJobRun: boolean): void {
  life.day = addDays(life.day, 1);
  const delivered = isJobRun
    ? deliver({ funds: life.funds, book: life.books.CNC }, contextOf(istInstant(life.day, '03:00')))
    : null;
  if (delivered === null) return;
  life.funds = delivered.slice.funds;
  life.books.CNC = delivered.slice.book;
  life.deliveries.push(delivered.delivery);
}

function live(life: Life, step: Step): void {
  if (step.kind === 'order') liveOrder(life, step);
  else if (step.kind === 'close') liveClose(life, step.price);
  else liveNight(life, step.isJobRun);
}

const total = (amounts: readonly bigint[]) => amounts.reduce((sum, amount) => sum + amount, 0n);

function expectIdentities({ funds, books, trades, deliveries }: Life): void {
  const held = books.CNC.holding;
  expect(funds.available + funds.used + (held?.costBasis ?? 0n)).toBe(funds.capital + funds.realizedPnl);
  expect(funds.used).toBe(
    total(
      [books.CNC, books.MIS].map((book) => instrumentMargin(book.position, book.resting, settings).total),
    ),
  );
  expect(funds.realizedPnl).toBe(total([...trades, ...deliveries].map((row) => row.realizedPnl)));

  const moved = total(deliveries.map((delivery) => delivery.quantity));
  const net = (product: string) =>
    total(trades.filter((t) => t.product === product).map((t) => signed(t.action, t.quantity)));
  expect(held?.quantity ?? 0n).toBe(moved);
  expect(books.CNC.position?.quantity ?? 0n).toBe(net('CNC') - moved);
  expect(books.MIS.position?.quantity ?? 0n).toBe(net('MIS'));
  expect(moved >= 0n && (held?.costBasis ?? 0n) >= 0n).toBe(true);
  if (moved === 0n) expect(held?.costBasis ?? 0n).toBe(0n);
}

it('over any days, money, shares and margin add up, and no holding is ever negative', () => {
  fc.assert(
    fc.property(histories, (history) => {
      const life = newLife();
      for (const step of history) {
        live(life, step);
        expectIdentities(life);
      }
    }),
    { numRuns: 1000 },
  );
});

it('what is done by a job is not there to be done again', () => {
  fc.assert(
    fc.property(histories, aPrice, (history, last) => {
      const life = newLife();
      for (const step of history) live(life, step);
      liveClose(life, last);
      liveNight(life, true);
      const done = structuredClone({ funds: life.funds, books: life.books });
      const now = istInstant(life.day, '03:00');
      expect(deliver({ funds: life.funds, book: life.books.CNC }, contextOf(now))).toBeNull();
      liveClose({ ...life, day: addDays(life.day, -1) }, last);
      expect({ funds: life.funds, books: life.books }).toEqual(done);
    }),
    { numRuns: 300 },
  );
});

it('resting orders of the day are gone after the square-off, whatever they were', () => {
  const isMis = (resting: Order) => resting.product === 'MIS';
  fc.assert(
    fc.property(histories, aPrice, (history, last) => {
      const life = newLife();
      for (const step of history) live(life, step);
      liveClose(life, last);
      const isWeekday = ![0, 6].includes(new Date(`${life.day}T00:00:00Z`).getUTCDay());
      if (isWeekday) {
        expect(life.books.MIS.resting.filter(isMis)).toEqual([]);
        expect(life.books.MIS.position?.quantity ?? 0n).toBe(0n);
      }
    }),
    { numRuns: 300 },
  );
});
