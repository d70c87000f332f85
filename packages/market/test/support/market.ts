import { type Clock, type Instant, type Instrument, istInstant, ONE_CONTRACT, price } from '@openalgo/domain';
import type { PricedInstrument } from '../../src/priced-instrument.ts';
import type { SequencedTick, TickSource } from '../../src/tick-source.ts';

/** A Wednesday morning in the session. */
export const MORNING: Instant = istInstant('2026-08-19', '11:00');

export interface ManualClock extends Clock {
  advance(ms: number): void;
}

export function manualClock(start: Instant = MORNING): ManualClock {
  let now = start;
  return {
    now: () => now,
    advance(ms) {
      now += ms;
    },
  };
}

export function share(overrides: Partial<Instrument> = {}): Instrument {
  return {
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
    ...overrides,
  };
}

export function pricedShare(symbol: string, rupees: string): PricedInstrument {
  return { instrument: share({ symbol }), basePrice: price(rupees) };
}

export function tick(overrides: Partial<SequencedTick> = {}): SequencedTick {
  return {
    exchange: 'NSE',
    symbol: 'RELIANCE',
    ltp: price('1200'),
    bid: null,
    ask: null,
    low: null,
    high: null,
    volume: null,
    at: MORNING,
    seq: 0,
    ...overrides,
  };
}

/** Polls until the source is exhausted, advancing the clock before each poll but the first. */
export async function drain(
  source: TickSource,
  limit: number,
  beforeNext: () => void = () => {},
): Promise<SequencedTick[]> {
  const ticks: SequencedTick[] = [];
  while (!source.isExhausted) {
    const batch = await source.poll(limit);
    ticks.push(...batch.ticks);
    beforeNext();
  }

  return ticks;
}
