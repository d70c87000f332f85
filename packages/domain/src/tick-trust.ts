/**
 * Which prices of a feed are believed. A feed errs now and then: it sends zero, a digit too many, or a time of tomorrow,
 * and an order that fills from such a tick filled at a price that never was. A market does move, though, and what several
 * ticks in a row agree on is the market.
 */
import { absolute, type Price, price, smaller } from './money.ts';
import type { Tick } from './quote.ts';
import type { Instant } from './time.ts';

/** Why a tick is not believed. `late` is one that an earlier one has overtaken; it is no lie, but no news either. */
export type TickFault = 'not-positive' | 'late' | 'ahead' | 'jump';

/** How far ticks are believed. */
export interface TickTrust {
  /** How far, in whole percent of the lower of the two, a price may be from the last one; null for any distance. */
  readonly jumpPercent: bigint | null;
  /** How many prices in a row must agree on a jump until it is believed. */
  readonly jumpTicks: number;
}

/** Prices in a row that were not believed and agree with one another. */
export interface Suspicion {
  readonly price: Price;
  readonly ticks: number;
}

/** Cheap options double from one tick to the next: so little is no jump, whatever it is in percent. */
const NEVER_A_JUMP: Price = price('1');
const WHOLE = 100n;

/** Whether it is further from one price to the other, in either direction, than a market moves between two ticks. */
export function isJump(from: Price, to: Price, { jumpPercent }: Pick<TickTrust, 'jumpPercent'>): boolean {
  const distance = absolute(to - from);
  return (
    jumpPercent !== null && distance > NEVER_A_JUMP && distance * WHOLE > jumpPercent * smaller(from, to)
  );
}

/**
 * What to make of a price that is a jump from the last one that was believed: null when it is believed, because enough in
 * a row agree on it, else the suspicion to keep. A price that is no jump ends any suspicion.
 */
export function judgeJump(to: Price, earlier: Suspicion | null, trust: TickTrust): Suspicion | null {
  const agrees = earlier !== null && !isJump(earlier.price, to, trust);
  const ticks = agrees ? earlier.ticks + 1 : 1;
  return ticks >= trust.jumpTicks ? null : { price: to, ticks };
}

/** Whether a tick's time is so far ahead of the clock that only a wrong clock can explain it. */
export function isAhead(tick: Pick<Tick, 'at'>, now: Instant, aheadMs: number): boolean {
  return tick.at - now > aheadMs;
}
