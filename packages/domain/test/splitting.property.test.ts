import fc from 'fast-check';
import { expect, it } from 'vitest';
import { absolute, type Order, type Paise } from '../src/index.ts';
import { BOOKS, histories, type Step } from './support/histories.ts';
import { auditLife, type Life, live, newLife } from './support/lives.ts';

/**
 * Two lives side by side: what the one orders whole, the other orders in two parts, one right after the other. So rich
 * that no order is refused for funds, where a paisa of rounding would decide between having it and not.
 */
interface Twins {
  readonly whole: Life;
  readonly parts: Life;
  /** Amounts that the parts rounded since the last reset, each by less than a paisa against the whole. */
  roundings: number;
}

const RICH = { capital: 10n ** 15n, available: 10n ** 15n };

const resting = (life: Life): Order[] => life.books.flatMap((book) => book.resting);

/** The step as the life of whole orders lives it; a modification keeps the quantity, whose parts are what they are. */
function asWhole({ whole }: Twins, one: Step): Step {
  const own = resting(whole);
  const order = one.kind === 'modify' ? own[one.pick % Math.max(own.length, 1)] : undefined;
  if (one.kind !== 'modify' || order === undefined) return one;
  return { ...one, lots: lotsOf(order) };
}

/** What the other life does instead. The parts of an order rest side by side, for they fill and end together. */
function asParts({ whole, parts }: Twins, one: Step, cut: number): Step[] {
  if (one.kind === 'place') {
    const first = (BigInt(cut) % (one.lots - 1n)) + 1n;
    return [first, one.lots - first].map((lots) => ({ ...one, lots }));
  }

  if (one.kind !== 'modify' && one.kind !== 'cancel') return [one];

  const pick = 2 * (one.pick % Math.max(resting(whole).length, 1));
  const own = resting(parts).slice(pick, pick + 2);
  return own.map((order, index) =>
    one.kind === 'modify'
      ? { ...one, pick: pick + index, lots: lotsOf(order) }
      : // A cancelled part is no longer in the list, so the other one has its place.
        { ...one, pick },
  );
}

function lotsOf({ symbol, quantity }: Order): bigint {
  const [instrument] = BOOKS.find(([{ symbol: own }]) => own === symbol) ?? BOOKS[0] ?? [];
  return quantity / (instrument?.lotSize ?? 1n);
}

function liveTwice(twins: Twins, one: Step, cut: number): void {
  const { whole, parts } = twins;
  if (one.kind === 'place' && one.lots < 2n) return;

  const steps = asParts(twins, one, cut);
  const [ordersBefore, eventsBefore] = [whole.orders.size, parts.events.length];
  live(whole, asWhole(twins, one));
  const placed = [...whole.orders.values()].slice(ordersBefore);
  if (placed.some(({ status }) => status === 'rejected')) return;

  for (const step of steps) live(parts, step);
  if (one.kind === 'reset') twins.roundings = 0;
  twins.roundings += Math.max(0, parts.events.length - eventsBefore);
}

/** All that the two have is the same but for what was rounded on the way, and what each row's margin is rounded by. */
function expectSame({ whole, parts, roundings }: Twins): void {
  const near = (one: Paise, other: Paise): void => {
    const allowed = roundings + resting(parts).length + BOOKS.length;
    expect(Number(absolute(one - other))).toBeLessThanOrEqual(allowed);
  };

  whole.books.forEach((book, index) => {
    const other = parts.books[index] ?? book;
    expect(other.position?.quantity ?? 0n).toBe(book.position?.quantity ?? 0n);
    expect(other.holding?.quantity ?? 0n).toBe(book.holding?.quantity ?? 0n);
    expect(unitsOf(other.resting)).toEqual(unitsOf(book.resting));
    near(other.position?.costBasis ?? 0n, book.position?.costBasis ?? 0n);
    near(other.position?.realizedPnl ?? 0n, book.position?.realizedPnl ?? 0n);
    near(other.position?.marginBlocked ?? 0n, book.position?.marginBlocked ?? 0n);
    near(other.holding?.costBasis ?? 0n, book.holding?.costBasis ?? 0n);
  });
  near(parts.funds.available, whole.funds.available);
  near(parts.funds.used, whole.funds.used);
  near(parts.funds.realizedPnl, whole.funds.realizedPnl);
  near(parts.funds.realizedPnlToday, whole.funds.realizedPnlToday);
}

const unitsOf = (orders: readonly Order[]): bigint[] =>
  (['BUY', 'SELL'] as const).map((side) =>
    orders.reduce((sum, { action, quantity }) => (action === side ? sum + quantity : sum), 0n),
  );

it('an order in two parts changes nothing of an account but a paisa of rounding a fill', () => {
  const cuts = fc.array(fc.nat(), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(histories, cuts, (history, cut) => {
      const twins = { whole: newLife(RICH), parts: newLife(RICH), roundings: 0 };
      history.forEach((one, index) => {
        liveTwice(twins, one, cut[index % cut.length] ?? 0);
        expectSame(twins);
      });
      expect(auditLife(twins.parts)).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
