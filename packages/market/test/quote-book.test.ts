import { isGoodQuote, istInstant, price } from '@openalgo/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createQuoteBook } from '../src/index.ts';
import { MORNING, tick } from './support/market.ts';

const RELIANCE = { exchange: 'NSE', symbol: 'RELIANCE' } as const;

describe('which ticks are news', () => {
  it('a tick that is older than the newest of its instrument changes nothing', () => {
    const book = createQuoteBook();
    const newest = book.apply(tick({ at: MORNING, ltp: price('1200') }));

    const update = book.apply(tick({ at: MORNING - 1, ltp: price('1100') }));

    expect(update).toEqual({ isNews: false, quote: newest.quote });
    expect(book.get(RELIANCE)).toBe(newest.quote);
  });

  it('a tick of the same time is news: feeds repeat timestamps', () => {
    const book = createQuoteBook();
    book.apply(tick({ ltp: price('1200') }));

    expect(book.apply(tick({ ltp: price('1201') }))).toMatchObject({
      isNews: true,
      quote: { ltp: price('1201') },
    });
  });

  it.each([0n, -1n])('a last price of %s is no price, known instrument or not', (ltp) => {
    const book = createQuoteBook();

    expect(book.apply(tick({ ltp }))).toEqual({ isNews: false, quote: null });
    book.apply(tick());
    expect(book.apply(tick({ ltp, at: MORNING + 1 })).isNews).toBe(false);
    expect(book.get(RELIANCE)?.ltp).toBe(price('1200'));
  });

  it('the time of one instrument says nothing about another, nor about its namesake on another exchange', () => {
    const book = createQuoteBook();
    book.apply(tick({ at: MORNING + 1_000 }));

    expect(book.apply(tick({ symbol: 'SBIN', at: MORNING })).isNews).toBe(true);
    expect(book.apply(tick({ exchange: 'BSE', at: MORNING })).isNews).toBe(true);
  });
});

describe('the day', () => {
  it('open is the first tick of the day; low and high follow the ticks', () => {
    const book = createQuoteBook();
    const prices = ['1200', '1195', '1210', '1205'];
    const [last] = prices.map((ltp) => book.apply(tick({ ltp: price(ltp) }))).reverse();

    expect(last?.quote).toMatchObject({
      open: price('1200'),
      low: price('1195'),
      high: price('1210'),
      ltp: price('1205'),
      prevClose: null,
    });
  });

  it('a feed that tells the low and high of the day is believed, even where they exclude its last price', () => {
    const book = createQuoteBook();
    const { quote } = book.apply(tick({ ltp: price('1200'), low: price('1210'), high: price('1250') }));

    expect(quote).toMatchObject({ low: price('1210'), high: price('1250') });
    expect(quote !== null && isGoodQuote(quote)).toBe(false);
  });

  it('what a feed writes as 0 is unknown', () => {
    const book = createQuoteBook();
    const { quote } = book.apply(tick({ low: 0n, high: 0n, bid: 0n, ask: 0n }));

    expect(quote).toMatchObject({ low: price('1200'), high: price('1200'), bid: null, ask: null });
  });

  it('a bid or ask counts for its own tick only; the volume of the day stays', () => {
    const book = createQuoteBook();
    book.apply(tick({ bid: price('1199.95'), ask: price('1200.05'), volume: 500 }));

    expect(book.apply(tick()).quote).toMatchObject({ bid: null, ask: null, volume: 500 });
  });

  it('a new trading day starts at 03:00 in India: everything anew, and the last price becomes the previous close', () => {
    const book = createQuoteBook();
    book.apply(
      tick({ ltp: price('1200'), high: price('1300'), volume: 9, at: istInstant('2026-08-19', '23:50') }),
    );
    const night = book.apply(tick({ ltp: price('1210'), at: istInstant('2026-08-20', '02:59') }));
    const morning = book.apply(tick({ ltp: price('1220'), at: istInstant('2026-08-20', '03:00') }));
    const later = book.apply(tick({ ltp: price('1215'), at: istInstant('2026-08-20', '09:15') }));

    expect(night.quote).toMatchObject({ open: price('1200'), prevClose: null });
    expect(morning.quote).toMatchObject({
      open: price('1220'),
      low: price('1220'),
      high: price('1220'),
      prevClose: price('1210'),
      volume: null,
    });
    expect(later.quote).toMatchObject({ open: price('1220'), low: price('1215'), prevClose: price('1210') });
  });

  it('a book that starts with known quotes goes on with their day', () => {
    const before = createQuoteBook();
    before.apply(tick({ ltp: price('1190'), at: MORNING - 86_400_000 }));
    const { quote } = before.apply(tick({ ltp: price('1200') }));
    const after = createQuoteBook(quote === null ? [] : [quote]);

    expect(after.drainChanged()).toEqual([]);
    expect(after.apply(tick({ ltp: price('1201'), at: MORNING - 1 })).isNews).toBe(false);
    expect(after.apply(tick({ ltp: price('1205') })).quote).toMatchObject({
      open: price('1200'),
      high: price('1205'),
      prevClose: price('1190'),
    });
  });
});

describe('drainChanged', () => {
  it('gives each changed quote once, as it is now, and nothing that did not change', () => {
    const book = createQuoteBook();
    book.apply(tick({ ltp: price('1200') }));
    book.apply(tick({ symbol: 'SBIN', ltp: price('800') }));
    book.apply(tick({ ltp: price('1201') }));

    expect(book.drainChanged().map(({ symbol, ltp }) => [symbol, ltp])).toEqual([
      ['RELIANCE', price('1201')],
      ['SBIN', price('800')],
    ]);
    book.apply(tick({ at: MORNING - 1 }));
    expect(book.drainChanged()).toEqual([]);
    book.apply(tick({ symbol: 'SBIN', ltp: price('801') }));
    expect(book.drainChanged()).toEqual([book.get({ exchange: 'NSE', symbol: 'SBIN' })]);
  });
});

describe('over any ticks', () => {
  const ticks = fc.array(
    fc.record({
      symbol: fc.constantFrom('A', 'B'),
      ltp: fc.bigInt({ min: -2n, max: 50n }),
      at: fc.integer({ min: 0, max: 20 }).map((hours) => MORNING + hours * 3_600_000),
    }),
    { maxLength: 40 },
  );

  it('time never runs backwards, and a quote whose range came from ticks alone is always good', () => {
    fc.assert(
      fc.property(ticks, (history) => {
        const book = createQuoteBook();
        for (const one of history) {
          const key = { exchange: 'NSE', symbol: one.symbol } as const;
          const before = book.get(key);
          const { quote } = book.apply(tick(one));

          expect(quote?.at ?? 0).toBeGreaterThanOrEqual(before?.at ?? 0);
          expect(quote === null || isGoodQuote(quote)).toBe(true);
        }
      }),
    );
  });
});
