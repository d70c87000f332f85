import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { instrumentId, isGoodQuote, istInstant, type Price, smaller } from '@openalgo/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Candle,
  candleTicks,
  createQuoteBook,
  createReplaySource,
  generateCandles,
  readCandleFile,
} from '../src/index.ts';
import { drain, manualClock, pricedShare } from './support/market.ts';

const START = istInstant('2016-09-30', '09:15');
const MINUTE_MS = 60_000;

const candles = generateCandles({
  instruments: [pricedShare('SBIN', '800'), pricedShare('TCS', '3500')],
  minutes: 4,
  start: START,
  seed: 1,
});

const replay = (speed: number | 'max', recording: readonly Candle[] = candles) => {
  const clock = manualClock();
  return { clock, source: createReplaySource({ candles: recording, speed, clock }) };
};

describe('the order of a replay', () => {
  // Half minutes make the ticks of neighbouring candles meet at one time.
  const recordings = fc.array(
    fc.record({
      symbol: fc.constantFrom('A', 'B', 'C'),
      half: fc.integer({ min: 0, max: 8 }),
      volume: fc.nat(99),
    }),
    { maxLength: 12 },
  );

  it('is by time and then by file, complete, and the same at every limit', async () => {
    await fc.assert(
      fc.asyncProperty(recordings, fc.integer({ min: 1, max: 20 }), async (rows, limit) => {
        const recording = rows.map(({ symbol, half, volume }, line): Candle => {
          const value = BigInt(line + 1);
          const at = START + half * (MINUTE_MS / 2);
          return { exchange: 'NSE', symbol, at, open: value, high: value, low: value, close: value, volume };
        });

        const ticks = await drain(replay('max', recording).source, limit);

        const places = ticks.map(({ at, ltp }) => [at, Number(ltp)] as const);
        const sorted = [...places].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
        expect(ticks).toHaveLength(4 * rows.length);
        expect(places).toEqual(sorted);
        expect(ticks).toEqual(await drain(replay('max', recording).source, 1_000));
      }),
    );
  });

  it('gives each candle as its four ticks, with the recorded times', async () => {
    const ticks = await drain(replay('max').source, 7);
    const ofSbin = ticks.filter(({ symbol }) => symbol === 'SBIN').map(({ at, ltp }) => ({ at, ltp }));
    const expected = candles
      .filter(({ symbol }) => symbol === 'SBIN')
      .flatMap((candle) => candleTicks(candle).map(({ at, ltp }) => ({ at, ltp })));

    expect(ofSbin).toEqual(expected);
  });

  it('adds the volumes of the minutes up to that of the day, anew each day', async () => {
    const nextDay = candles.map((candle) => ({ ...candle, at: candle.at + 1_440 * MINUTE_MS }));
    const book = createQuoteBook();
    const volumes: (number | null)[] = [];
    for (const tick of await drain(replay('max', [...candles, ...nextDay]).source, 100)) {
      const { quote } = book.apply(tick);
      if (tick.symbol === 'TCS' && tick.volume !== null) {
        volumes.push(quote?.volume ?? null);
      }
    }

    const [first = 0, second = 0] = candles
      .filter(({ symbol }) => symbol === 'TCS')
      .map(({ volume }) => volume);
    expect(volumes.slice(0, 2)).toEqual([first, first + second]);
    expect(volumes[4]).toBe(first);
  });
});

describe('the speed of a replay', () => {
  it('gives a tick when its recorded time has come, measured from the first poll', async () => {
    const { source, clock } = replay(1);
    clock.advance(MINUTE_MS);

    expect((await source.poll(100)).ticks.map(({ at }) => at)).toEqual([START, START]);
    clock.advance(14_999);
    expect((await source.poll(100)).ticks).toEqual([]);
    clock.advance(1);
    expect((await source.poll(100)).ticks.map(({ at }) => at)).toEqual([START + 15_000, START + 15_000]);
  });

  it('runs an hour in a minute at speed 60, and half as fast at 0.5', async () => {
    const fast = replay(60);
    await fast.source.poll(100);
    fast.clock.advance(1_000);
    expect((await fast.source.poll(100)).ticks.at(-1)?.at).toBe(START + MINUTE_MS);

    const slow = replay(0.5);
    await slow.source.poll(100);
    slow.clock.advance(29_999);
    expect((await slow.source.poll(100)).ticks).toEqual([]);
  });

  it('a reader that is late gets all that it missed, in batches of its limit', async () => {
    const { source, clock } = replay(1);
    await source.poll(1);
    clock.advance(10 * MINUTE_MS);

    expect((await source.poll(10)).ticks).toHaveLength(10);
    expect((await source.poll(100)).ticks).toHaveLength(32 - 11);
  });

  it.each([0, -1, Number.NaN])('a speed of %s is refused: the replay would never end', (speed) => {
    expect(() => replay(speed)).toThrow(RangeError);
  });
});

describe('the end of a replay', () => {
  it('comes with the last tick and not before', async () => {
    const { source } = replay('max');

    await source.poll(31);
    expect(source.isExhausted).toBe(false);
    await source.poll(31);
    expect(source.isExhausted).toBe(true);
    expect(await source.poll(31)).toEqual({ ticks: [] });
  });

  it('is there at once when nothing was recorded', () => {
    expect(replay('max', []).source.isExhausted).toBe(true);
  });
});

const larger = (a: Price, b: Price): Price => (a > b ? a : b);

const repository = resolve(import.meta.dirname, '../../..');
const recordings = resolve(repository, '../shared/market-data');

describe.skipIf(!existsSync(recordings))('real recordings (../shared/market-data)', () => {
  it.each([
    ['nse-1min-2016-09-30.csv', 3_750],
    ['nse-1min-2024-08-23.csv', 750],
  ])('%s: every tick is news and the quotes tell the recorded day', async (file, count) => {
    const recorded = await readCandleFile(join(recordings, file));
    const book = createQuoteBook();
    let isAllGood = true;
    for (const tick of await drain(replay('max', recorded).source, 500)) {
      const { isNews, quote } = book.apply(tick);
      isAllGood &&= isNews && isGoodQuote(quote);
    }

    expect(recorded).toHaveLength(count);
    expect(isAllGood).toBe(true);
    for (const id of new Set(recorded.map(instrumentId))) {
      const day = recorded.filter((candle) => instrumentId(candle) === id);
      const [first, last] = [day[0], day.at(-1)];

      expect(first && book.get(first)).toMatchObject({
        open: first?.open,
        ltp: last?.close,
        high: day.map(({ high }) => high).reduce(larger),
        low: day.map(({ low }) => low).reduce(smaller),
        volume: day.reduce((sum, { volume }) => sum + volume, 0),
      });
    }
  });
});
