import {
  type Clock,
  type Instant,
  instrumentId,
  isAhead,
  isJump,
  judgeJump,
  type Price,
  type Suspicion,
  type Tick,
  type TickFault,
  type TickTrust,
} from '@openalgo/domain';

/** Keeps ticks that cannot be true out of the quotes. */
export interface TickGuard {
  /** Why the tick is not believed, or null when it is; `last` is the instrument's newest believed price, if it has one. */
  faultOf(tick: Tick, last: Price | null): TickFault | null;
  /**
   * Whether an instant is further ahead than a tick may be: a quote of such a time was believed before the clock was set
   * back, and makes no other one late.
   */
  isToCome(at: Instant): boolean;
}

export interface TickGuardOptions {
  readonly trust: TickTrust;
  /** The system's time, and how far ahead of it a tick may be; null where ticks make the time. */
  readonly ahead: { readonly clock: Clock; readonly ms: number } | null;
}

/** Applies the rules of `tick-trust` to the ticks of many instruments, and remembers what it suspects of whom. */
export function createTickGuard({ trust, ahead }: TickGuardOptions): TickGuard {
  const suspicions = new Map<string, Suspicion>();
  /** The newest reading of the clock: most ticks are older than it, and need none of their own. */
  let now: Instant = 0;

  function isFarAhead(tick: Tick): boolean {
    if (ahead === null || !isAhead(tick, now, ahead.ms)) {
      return false;
    }

    now = ahead.clock.now();
    return isAhead(tick, now, ahead.ms);
  }

  function isSuspect(tick: Tick, last: Price): boolean {
    if (tick.ltp === last || !isJump(last, tick.ltp, trust)) {
      if (suspicions.size > 0) {
        suspicions.delete(instrumentId(tick));
      }

      return false;
    }

    const id = instrumentId(tick);
    const suspicion = judgeJump(tick.ltp, suspicions.get(id) ?? null, trust);
    if (suspicion === null) {
      suspicions.delete(id);
      return false;
    }

    suspicions.set(id, suspicion);
    return true;
  }

  return {
    isToCome: (at) => ahead !== null && isAhead({ at }, ahead.clock.now(), ahead.ms),

    faultOf(tick, last) {
      if (tick.ltp <= 0n) {
        return 'not-positive';
      }

      if (isFarAhead(tick)) {
        return 'ahead';
      }

      return last !== null && isSuspect(tick, last) ? 'jump' : null;
    },
  };
}

/** Believes every price above zero, whatever its time. */
export const CREDULOUS: TickGuard = createTickGuard({
  trust: { jumpPercent: null, jumpTicks: 1 },
  ahead: null,
});
