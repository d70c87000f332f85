import { price, type TickFault } from '@openalgo/domain';
import { describe, expect, it } from 'vitest';
import { createQuoteBook, createTickGuard } from '../src/index.ts';
import { MORNING, manualClock, tick } from './support/market.ts';

function aGuardedBook() {
  const clock = manualClock();
  const refused: TickFault[] = [];
  const guard = createTickGuard({ trust: { jumpPercent: 50n, jumpTicks: 3 }, ahead: { clock, ms: 60_000 } });
  const quotes = createQuoteBook([], { guard, onRefused: (_, fault) => void refused.push(fault) });
  return { clock, quotes, refused };
}

describe('the quotes of a feed that lies', () => {
  it('stay as they were after zero, a negative price, a jump, and a time that cannot be', () => {
    const { quotes, refused } = aGuardedBook();
    quotes.apply(tick({ ltp: price('1200') }));
    const before = quotes.get(tick());

    quotes.apply(tick({ ltp: 0n }));
    quotes.apply(tick({ ltp: -1n }));
    quotes.apply(tick({ ltp: price('12000') }));
    quotes.apply(tick({ ltp: price('1201'), at: MORNING + 60_001 }));
    quotes.apply(tick({ ltp: price('1201'), at: MORNING - 1 }));

    expect(quotes.get(tick())).toEqual(before);
    expect(refused).toEqual(['not-positive', 'not-positive', 'jump', 'ahead', 'late']);
  });

  it('follow the market again after a tick of tomorrow, which would have made all others late', () => {
    const { quotes } = aGuardedBook();
    quotes.apply(tick({ at: MORNING + 86_400_000 }));
    expect(quotes.apply(tick({ ltp: price('1201') })).isNews).toBe(true);
  });

  it('go on when the clock was set back: what was believed until then makes nothing late', () => {
    const { clock, quotes, refused } = aGuardedBook();
    clock.advance(3_600_000);
    quotes.apply(tick({ ltp: price('1200'), at: MORNING + 3_600_000 }));
    clock.advance(-3_600_000);

    const { isNews, quote } = quotes.apply(tick({ ltp: price('1201'), at: MORNING }));
    expect([isNews, quote?.ltp, quotes.newestAt]).toEqual([true, price('1201'), MORNING]);
    quotes.apply(tick({ ltp: price('1202'), at: MORNING - 1 }));
    expect(refused).toEqual(['late']);
  });

  it('take a tick whose time the clock has come to by then', () => {
    const { clock, quotes } = aGuardedBook();
    const early = tick({ at: MORNING + 100_000 });
    expect(quotes.apply(early).isNews).toBe(false);
    clock.advance(40_000);
    expect(quotes.apply(early).isNews).toBe(true);
  });

  it('suspect each instrument by itself', () => {
    const { quotes } = aGuardedBook();
    for (const symbol of ['A', 'B']) {
      quotes.apply(tick({ symbol, ltp: price('100') }));
    }

    const isNews = ['A', 'B', 'A', 'B', 'A'].map(
      (symbol) => quotes.apply(tick({ symbol, ltp: price('300') })).isNews,
    );
    expect(isNews).toEqual([false, false, false, false, true]);
    expect(quotes.get(tick({ symbol: 'B' }))?.ltp).toBe(price('100'));
  });

  it('know a price from before the start, so that the first tick after it is judged as well', () => {
    const { quotes } = aGuardedBook();
    quotes.apply(tick({ ltp: price('100') }));
    const guard = createTickGuard({ trust: { jumpPercent: 50n, jumpTicks: 3 }, ahead: null });
    const after = createQuoteBook(quotes.drainChanged(), { guard });

    expect(after.apply(tick({ ltp: price('1000') })).isNews).toBe(false);
    expect(after.newestAt).toBe(MORNING);
  });
});
