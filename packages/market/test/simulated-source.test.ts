import { instrumentId, isGoodQuote, type Price, price } from '@openalgo/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createQuoteBook,
  createSimulatedSource,
  createTickGuard,
  demoInstruments,
  type PricedInstrument,
} from '../src/index.ts';
import { createPriceWalk } from '../src/price-walk.ts';
import { MORNING, manualClock, pricedShare, share } from './support/market.ts';

const EVERY_MS = 1_000;

const shares = (count: number): PricedInstrument[] =>
  Array.from({ length: count }, (_, index) => pricedShare(`SHARE${index}`, '1000'));

function simulate(instruments: readonly PricedInstrument[], seed = 1) {
  const clock = manualClock();
  return { clock, source: createSimulatedSource({ instruments, seed, tickEveryMs: EVERY_MS, clock }) };
}

describe('the walk of a price', () => {
  const walks = fc.record({
    baseTicks: fc.integer({ min: 1, max: 2_000_000 }),
    tickSize: fc.constantFrom(price('0.0025'), price('0.05'), price('0.5'), price('1')),
    seed: fc.nat(),
  });

  it('starts at the base and stays above zero, on the tick and within 20 % of the base', () => {
    fc.assert(
      fc.property(walks, ({ baseTicks, tickSize, seed }) => {
        const basePrice = BigInt(baseTicks) * tickSize;
        const walk = createPriceWalk({ instrument: share({ tickSize }), basePrice }, seed);

        expect(walk.next()).toBe(basePrice);
        for (let count = 0; count < 100; count += 1) {
          const value = walk.next();
          const isInBand = basePrice * 4n <= value * 5n && value * 5n <= basePrice * 6n;
          expect([value > 0n, value % tickSize, isInBand]).toEqual([true, 0n, true]);
        }
      }),
    );
  });

  // One tick a step and a wide band make the longest walk to the edge, so many steps are needed to meet it.
  it.each(['8', '20', '110', '12000'])(
    'keeps to the band in the long run and moves all the while: %s',
    (rupees) => {
      const basePrice = price(rupees);
      const walk = createPriceWalk({ instrument: share(), basePrice }, 7);
      const seen = new Set<Price>();
      for (let count = 0; count < 50_000; count += 1) {
        seen.add(walk.next());
      }

      const values = [...seen].sort((a, b) => Number(a - b));
      expect((values[0] ?? 0n) * 5n).toBeGreaterThanOrEqual(basePrice * 4n);
      expect((values.at(-1) ?? 0n) * 5n).toBeLessThanOrEqual(basePrice * 6n);
      expect(seen.size).toBeGreaterThan(20);
    },
  );

  it('an instrument without a tick in the master, as an index, walks in steps of 0.05', () => {
    const walk = createPriceWalk({ instrument: share({ tickSize: 0n }), basePrice: price('25000.03') }, 1);

    expect(walk.next()).toBe(price('25000.05'));
    expect(walk.next() % price('0.05')).toBe(0n);
  });
});

describe('the first poll', () => {
  it('gives every instrument its first tick, at its base price and the present time', async () => {
    const { source } = simulate(shares(40));
    const { ticks } = await source.poll(1_000);

    expect(new Set(ticks.map(instrumentId)).size).toBe(40);
    expect(ticks.every(({ ltp, at, seq }) => ltp === price('1000') && at === MORNING && seq === 0)).toBe(
      true,
    );
  });

  it('gives no more than the limit; the next polls give the rest, however late they come', async () => {
    const { source, clock } = simulate(shares(10));
    const first = await source.poll(4);
    clock.advance(3_600_000);
    const second = await source.poll(6);

    expect(first.ticks).toHaveLength(4);
    expect(new Set([...first.ticks, ...second.ticks].map(instrumentId)).size).toBe(10);
  });

  it('without instruments there is nothing, ever', async () => {
    const { source, clock } = simulate([]);
    await source.poll(10);
    clock.advance(10_000);

    expect(await source.poll(10)).toEqual({ ticks: [] });
  });
});

describe('the pace', () => {
  it('every instrument ticks once in each interval, spread evenly over it', async () => {
    const { source, clock } = simulate(shares(4));
    await source.poll(100);
    clock.advance(2 * EVERY_MS - 1);
    const { ticks } = await source.poll(100);

    expect(ticks.map(({ symbol, at }) => [symbol, at - MORNING])).toEqual([
      ['SHARE0', 1_000],
      ['SHARE1', 1_250],
      ['SHARE2', 1_500],
      ['SHARE3', 1_750],
    ]);
  });

  it('nothing is due before its moment, and each tick comes at it', async () => {
    const { source, clock } = simulate(shares(3));
    await source.poll(100);
    const counts: number[] = [];
    for (const ms of [999, 1, 332, 1, 333, 1]) {
      clock.advance(ms);
      counts.push((await source.poll(100)).ticks.length);
    }

    // Due at 1000, 1333 and 1666.
    expect(counts).toEqual([0, 1, 0, 1, 1, 0]);
  });

  it('a long pause is answered with three rounds at most, the newest ones', async () => {
    const { source, clock } = simulate(shares(5));
    await source.poll(100);
    clock.advance(3_600_000);
    const { ticks } = await source.poll(1_000);

    expect(ticks).toHaveLength(15);
    expect(ticks.every(({ at }) => at > clock.now() - 3 * EVERY_MS && at <= clock.now())).toBe(true);
    expect((await source.poll(1_000)).ticks).toEqual([]);
  });

  it('a clock that is set back by an hour does not stop the market: what comes is news at the times that are then', async () => {
    const { source, clock } = simulate(shares(2));
    const guard = createTickGuard({
      trust: { jumpPercent: null, jumpTicks: 1 },
      ahead: { clock, ms: 60_000 },
    });
    const quotes = createQuoteBook([], { guard });
    const takeIn = async () => (await source.poll(10)).ticks.map((tick) => quotes.apply(tick).isNews);
    expect(await takeIn()).toEqual([true, true]);
    clock.advance(-3_600_000);
    await takeIn();
    clock.advance(2 * EVERY_MS);

    expect(await takeIn()).toEqual([true, true, true]);
    expect(quotes.newestAt).toBe(clock.now());
  });
});

describe('the same seed', () => {
  it('gives the same ticks in the same order, however the polls are cut', async () => {
    const cuts = fc.array(
      fc.record({ ms: fc.integer({ min: 0, max: 700 }), limit: fc.integer({ min: 5, max: 40 }) }),
      {
        minLength: 1,
        maxLength: 30,
      },
    );

    await fc.assert(
      fc.asyncProperty(cuts, fc.nat(), async (polls, seed) => {
        const cut = simulate(shares(4), seed);
        const ticks = [...(await cut.source.poll(100)).ticks];
        for (const { ms, limit } of polls) {
          cut.clock.advance(ms);
          ticks.push(...(await cut.source.poll(limit)).ticks);
        }

        const fine = simulate(shares(4), seed);
        const expected = [...(await fine.source.poll(100)).ticks];
        while (fine.clock.now() < cut.clock.now()) {
          fine.clock.advance(Math.min(50, cut.clock.now() - fine.clock.now()));
          expected.push(...(await fine.source.poll(100)).ticks);
        }
        ticks.push(...(await cut.source.poll(100)).ticks);

        expect(ticks).toEqual(expected);
      }),
      { numRuns: 50 },
    );
  });

  it('gives an instrument the same walk whichever others there are; another seed gives another walk', async () => {
    const pricesOf = async (instruments: readonly PricedInstrument[], seed: number) => {
      const { source, clock } = simulate(instruments, seed);
      const prices: Price[] = [];
      for (let round = 0; round < 20; round += 1) {
        const { ticks } = await source.poll(100);
        prices.push(...ticks.filter(({ symbol }) => symbol === 'SHARE0').map(({ ltp }) => ltp));
        clock.advance(EVERY_MS);
      }
      return prices;
    };

    const alone = await pricesOf(shares(1), 1);
    expect(await pricesOf(shares(9), 1)).toEqual(alone);
    expect(await pricesOf(shares(1), 2)).not.toEqual(alone);
  });
});

describe('the ticks of the demo market', () => {
  it('make good quotes with bid and ask one tick around the price; indices have neither', async () => {
    const instruments = demoInstruments('2026-08-19');
    const byId = new Map(instruments.map(({ instrument }) => [instrumentId(instrument), instrument]));
    const { source, clock } = simulate(instruments);
    const book = createQuoteBook();

    for (let round = 0; round < 30; round += 1) {
      for (const tick of (await source.poll(1_000)).ticks) {
        const { isNews, quote } = book.apply(tick);
        const step = byId.get(instrumentId(tick))?.tickSize ?? 0n;
        const isIndex = tick.exchange.endsWith('_INDEX');

        expect(isNews && isGoodQuote(quote)).toBe(true);
        expect(tick.bid).toBe(isIndex ? null : tick.ltp - step);
        expect(tick.ask).toBe(isIndex ? null : tick.ltp + step);
      }
      clock.advance(EVERY_MS);
    }
  });

  it('a price of one tick has no bid below it', async () => {
    const { source } = simulate([pricedShare('PENNY', '0.05')]);
    const { ticks } = await source.poll(1);

    expect(ticks[0]).toMatchObject({ ltp: price('0.05'), bid: null, ask: price('0.10') });
  });
});
