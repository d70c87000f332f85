import { describe, expect, it } from 'vitest';
import { createMarketClock } from '../src/index.ts';
import { MORNING, manualClock } from './support/market.ts';

const PAST = MORNING - 86_400_000;

describe('the market clock', () => {
  it('of the system takes no notice of ticks', () => {
    const system = manualClock();
    const clock = createMarketClock({ mode: 'system', clock: system });
    clock.observe(MORNING + 5_000);
    system.advance(1);

    expect(clock.now()).toBe(MORNING + 1);
  });

  it('of the feed is the system before the first tick and the newest tick from then on, be it in the past', () => {
    const system = manualClock();
    const clock = createMarketClock({ mode: 'feed', clock: system });

    expect(clock.now()).toBe(MORNING);
    clock.observe(PAST);
    system.advance(60_000);
    expect(clock.now()).toBe(PAST);
  });

  it('of the feed knows no time before the first tick, and what it will be after one', () => {
    const clock = createMarketClock({ mode: 'feed', clock: manualClock() });

    expect(clock.reached()).toBeNull();
    clock.observe(PAST);
    expect([clock.reached(), clock.after(PAST + 10), clock.after(PAST - 10)]).toEqual([
      PAST,
      PAST + 10,
      PAST,
    ]);
  });

  it('of the feed never goes back from tick to tick', () => {
    const clock = createMarketClock({ mode: 'feed', clock: manualClock() });
    clock.observe(PAST + 10);
    clock.observe(PAST);

    expect(clock.now()).toBe(PAST + 10);
  });
});
