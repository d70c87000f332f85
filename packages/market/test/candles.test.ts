import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError, isGoodQuote, istInstant, price } from '@openalgo/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Candle,
  candleTicks,
  createQuoteBook,
  formatCandles,
  generateCandles,
  parseCandles,
  readCandleFile,
} from '../src/index.ts';
import { MORNING, pricedShare } from './support/market.ts';

const HEADER = 'timestamp,exchange,symbol,open,high,low,close,volume';
const ROW = '2026-08-19T09:15:00+05:30,NSE,RELIANCE,1200.50,1204,1199.95,1202,345';

const candle = (open: string, high: string, low: string, close: string): Candle => ({
  exchange: 'NSE',
  symbol: 'RELIANCE',
  at: MORNING,
  open: price(open),
  high: price(high),
  low: price(low),
  close: price(close),
  volume: 100,
});

const anyCandle = fc
  .tuple(
    fc.array(fc.bigInt({ min: 1n, max: 10_000_000n }), { minLength: 4, maxLength: 4 }),
    fc.integer({ min: 0, max: 500 }),
  )
  .map(([prices, minute]): Candle => {
    const [low = 1n, open = 1n, close = 1n, high = 1n] = [...prices].sort((a, b) => Number(a - b));
    return { ...candle('1', '1', '1', '1'), at: MORNING + minute * 60_000, low, open, close, high };
  });

describe('candleTicks', () => {
  it.each([
    ['the low is nearer to the open', candle('100', '110', '95', '105'), ['100', '95', '110', '105']],
    ['the high is nearer to the open', candle('100', '104', '90', '95'), ['100', '104', '90', '95']],
    ['both are as near', candle('100', '105', '95', '104'), ['100', '95', '105', '104']],
    ['nothing was traded but one price', candle('100', '100', '100', '100'), ['100', '100', '100', '100']],
  ])('goes from the open to the nearer extreme, the other and the close: %s', (_, one, path) => {
    expect(candleTicks(one).map(({ ltp }) => ltp)).toEqual(path.map(price));
  });

  it('spaces its ticks 15 s apart from the start, and tells the volume of the day with the last', () => {
    const ticks = candleTicks(candle('100', '110', '95', '105'), 5_000);

    expect(ticks.map(({ at }) => at - MORNING)).toEqual([0, 15_000, 30_000, 45_000]);
    expect(ticks.map(({ volume }) => volume)).toEqual([null, null, null, 5_000]);
  });

  it('stays inside the candle, reaches its extremes, and makes good quotes', () => {
    fc.assert(
      fc.property(fc.array(anyCandle, { maxLength: 5 }), (candles) => {
        const book = createQuoteBook();
        for (const one of candles) {
          const ticks = candleTicks(one);
          const prices = ticks.map(({ ltp }) => ltp);

          expect(prices.every((ltp) => one.low <= ltp && ltp <= one.high)).toBe(true);
          expect(prices).toEqual(expect.arrayContaining([one.low, one.high]));
          expect([prices[0], prices[3]]).toEqual([one.open, one.close]);
          for (const tick of ticks) {
            const { isNews, quote } = book.apply(tick);
            expect(!isNews || isGoodQuote(quote)).toBe(true);
          }
        }
      }),
    );
  });
});

describe('parseCandles', () => {
  it('reads a candle, whatever the order of the columns and the ends of the lines', () => {
    const expected: Candle = {
      exchange: 'NSE',
      symbol: 'RELIANCE',
      at: istInstant('2026-08-19', '09:15'),
      open: price('1200.5'),
      high: price('1204'),
      low: price('1199.95'),
      close: price('1202'),
      volume: 345,
    };
    const reversed = (line: string) => line.split(',').reverse().join(',');

    expect(parseCandles(`${HEADER}\n${ROW}\n`)).toEqual([expected]);
    expect(parseCandles(`\uFEFF${reversed(HEADER)}\r\n${reversed(ROW)}\r\n\r\n`)).toEqual([expected]);
    expect(parseCandles(`${HEADER},note\n${ROW},hello`)).toEqual([expected]);
  });

  it('gives no candles for a file with a header only', () => {
    expect(parseCandles(HEADER)).toEqual([]);
  });

  it.each([
    ['', 'line 1: the header must name the columns timestamp, exchange'],
    ['timestamp,exchange,symbol,open,high,low,close', 'line 1: the header must name the columns volume.'],
  ])('refuses a file whose header lacks columns: %j', (text, reason) => {
    expect(() => parseCandles(text)).toThrow(reason);
  });

  it.each([
    ['a field too few', ROW.replace(',345', ''), '8 fields are expected, not 7'],
    ['a time without an offset', ROW.replace('+05:30', ''), 'timestamp must look like'],
    ['a day that does not exist', ROW.replace('08-19', '02-31'), 'timestamp must look like'],
    ['a month that does not exist', ROW.replace('08-19', '13-01'), 'timestamp must look like'],
    ['an unknown exchange', ROW.replace('NSE', 'NYSE'), 'exchange must be one of NSE, NFO'],
    ['no symbol', ROW.replace('RELIANCE', ' '), 'symbol is empty'],
    [
      'a price in words',
      ROW.replace('1204', 'high'),
      'high must be above 0 with at most 4 decimals, not "high"',
    ],
    ['a price of zero', ROW.replace('1199.95', '0'), 'low must be above 0'],
    ['a price too fine', ROW.replace('1202', '1202.00001'), 'close must be above 0 with at most 4 decimals'],
    ['a volume below zero', ROW.replace('345', '-345'), 'volume must be a whole number from 0, not "-345"'],
    ['a volume that no number holds', ROW.replace('345', '99999999999999999999'), 'volume must be'],
    ['an open above the high', ROW.replace('1200.50', '1300'), 'open 1300 is not between low and high'],
    ['a close below the low', ROW.replace('1202', '1100'), 'close 1100 is not between low and high'],
    ['a low above the high', ROW.replace('1199.95', '1204.05'), 'low 1204.05 is above high 1204.'],
  ])('refuses %s, and names the file, the line and the reason', (_, row, reason) => {
    const parse = () => parseCandles(`${HEADER}\n${ROW}\n\n${row}\n`, 'day.csv');

    expect(parse).toThrow(AppError);
    expect(parse).toThrow(expect.objectContaining({ kind: 'invalid', code: 'candle_file_invalid' }));
    expect(parse).toThrow(`day.csv, line 4: ${reason}`);
  });

  it('shows no more than the beginning of a field that is no CSV at all', () => {
    const parse = () => parseCandles(`${HEADER}\n${ROW.replace('345', 'x'.repeat(100_000))}`);

    expect(parse).toThrow(expect.objectContaining({ message: expect.stringMatching(/^.{1,200}$/) }));
  });
});

describe('readCandleFile', () => {
  it('reads what formatCandles writes, and names a file that is not there', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'candles-'));
    try {
      const path = join(folder, 'day.csv');
      const candles = parseCandles(`${HEADER}\n${ROW}`);
      await writeFile(path, formatCandles(candles));

      expect(await readCandleFile(path)).toEqual(candles);
      await expect(readCandleFile(join(folder, 'other.csv'))).rejects.toMatchObject({
        code: 'candle_file_unreadable',
        message: expect.stringContaining('other.csv'),
      });
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('generateCandles', () => {
  const options = {
    instruments: [pricedShare('SBIN', '800'), pricedShare('IDEA', '8')],
    minutes: 375,
    start: istInstant('2026-08-19', '09:15'),
    seed: 3,
  };

  it('gives one candle a minute and instrument, the same for the same seed only', () => {
    const candles = generateCandles(options);

    expect(candles).toHaveLength(750);
    expect(candles.at(-1)).toMatchObject({ symbol: 'IDEA', at: istInstant('2026-08-19', '15:29') });
    expect(generateCandles(options)).toEqual(candles);
    expect(generateCandles({ ...options, seed: 4 })).not.toEqual(candles);
  });

  it('writes a file that reads back as the same candles, which the reader checks to be consistent', () => {
    const candles = generateCandles(options);

    expect(parseCandles(formatCandles(candles))).toEqual(candles);
  });
});
