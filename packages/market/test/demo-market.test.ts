import { addDays, instrumentId, parseSymbol, price } from '@openalgo/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { basePriceOf, demoInstruments } from '../src/index.ts';
import { share } from './support/market.ts';

const anyDay = fc.integer({ min: 0, max: 3_650 }).map((days) => addDays('2026-01-01', days));

const symbolsOn = (today: string, exchange: string, type: string): string[] =>
  demoInstruments(today)
    .map(({ instrument }) => instrument)
    .filter((one) => one.exchange === exchange && one.instrumentType === type)
    .map(({ symbol }) => symbol);

describe('the demo market on a day', () => {
  it.each([
    ['NSE_INDEX', 'INDEX', ['NIFTY', 'BANKNIFTY', 'FINNIFTY', 'INDIAVIX']],
    ['BSE_INDEX', 'INDEX', ['SENSEX']],
    [
      'NFO',
      'FUT',
      [
        'NIFTY25AUG26FUT',
        'NIFTY29SEP26FUT',
        'NIFTY27OCT26FUT',
        'BANKNIFTY25AUG26FUT',
        'BANKNIFTY29SEP26FUT',
        'BANKNIFTY27OCT26FUT',
      ],
    ],
    ['BFO', 'FUT', ['SENSEX27AUG26FUT', 'SENSEX24SEP26FUT', 'SENSEX29OCT26FUT']],
    ['NFO', 'CE', ['NIFTY25AUG2624800CE', 'NIFTY25AUG2625000CE', 'NIFTY25AUG2625200CE']],
    ['NFO', 'PE', ['NIFTY25AUG2624800PE', 'NIFTY25AUG2625000PE', 'NIFTY25AUG2625200PE']],
    ['CDS', 'FUT', ['USDINR28AUG26FUT']],
    ['MCX', 'FUT', ['CRUDEOIL19AUG26FUT']],
    ['CRYPTO', 'PERPFUT', ['BTCUSD.P']],
  ])('has on %s the %s instruments of the nearest months', (exchange, type, expected) => {
    expect(symbolsOn('2026-08-19', exchange, type)).toEqual(expected);
  });

  it('a contract is there on its last day and gone on the next, over the end of a year too', () => {
    expect(symbolsOn('2026-12-29', 'NFO', 'FUT').slice(0, 3)).toEqual([
      'NIFTY29DEC26FUT',
      'NIFTY26JAN27FUT',
      'NIFTY23FEB27FUT',
    ]);
    expect(symbolsOn('2026-12-30', 'NFO', 'FUT')[0]).toBe('NIFTY26JAN27FUT');
  });

  it('an expiry by date that falls on a weekend is on the Friday before it', () => {
    expect(symbolsOn('2026-09-01', 'MCX', 'FUT')).toEqual(['CRUDEOIL18SEP26FUT']);
    expect(symbolsOn('2026-09-19', 'MCX', 'FUT')).toEqual(['CRUDEOIL19OCT26FUT']);
  });

  it('has the contracts’ lots, ticks and values', () => {
    const bySymbol = new Map(
      demoInstruments('2026-08-19').map(({ instrument }) => [instrument.symbol, instrument]),
    );

    expect(bySymbol.get('BANKNIFTY25AUG26FUT')?.lotSize).toBe(30n);
    expect(bySymbol.get('NIFTY25AUG2625000CE')).toMatchObject({ lotSize: 65n, strike: price('25000') });
    expect(bySymbol.get('SENSEX27AUG26FUT')?.lotSize).toBe(20n);
    expect(bySymbol.get('USDINR28AUG26FUT')).toMatchObject({ lotSize: 1_000n, tickSize: price('0.0025') });
    expect(bySymbol.get('BTCUSD.P')?.contractValue).toBe(100_000n);
  });

  it('on any day has unique keys, nothing expired, prices on the tick, and symbols that agree with their fields', () => {
    fc.assert(
      fc.property(anyDay, (today) => {
        const market = demoInstruments(today);

        expect(new Set(market.map(({ instrument }) => instrumentId(instrument))).size).toBe(market.length);
        for (const { instrument, basePrice } of market) {
          const { exchange, symbol, expiry, strike, instrumentType, tickSize } = instrument;
          expect(parseSymbol(exchange, symbol)).toMatchObject({ expiry, strike, kind: instrumentType });
          expect([expiry === null || expiry >= today, basePrice > 0n, basePrice % tickSize]).toEqual([
            true,
            true,
            0n,
          ]);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('base prices', () => {
  const future = (symbol: string) => share({ exchange: 'NFO', symbol, instrumentType: 'FUT' });
  const option = (symbol: string) => share({ exchange: 'NFO', symbol, instrumentType: symbol.slice(-2) });

  it('an unknown share gets the same price every time, on its tick, from 50 to 3,000 rupees', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z]{5,10}$/), (symbol) => {
        const value = basePriceOf(share({ symbol }));

        expect(value).toBe(basePriceOf(share({ symbol })));
        expect(value % price('0.05')).toBe(0n);
        expect(value >= price('50') && value <= price('3000')).toBe(true);
      }),
    );
    expect(basePriceOf(share({ symbol: 'ABB' }))).not.toBe(basePriceOf(share({ symbol: 'ACC' })));
  });

  it('the exchanges of one share agree, and its future costs a little more', () => {
    const spot = basePriceOf(share({ symbol: 'ABB' }));
    const ahead = basePriceOf(future('ABB25AUG26FUT'));

    expect(basePriceOf(share({ exchange: 'BSE', symbol: 'ABB' }))).toBe(spot);
    expect(ahead).toBeGreaterThan(spot);
    expect(ahead * 100n).toBeLessThan(spot * 101n);
  });

  it('an option costs its intrinsic value and a time value that is greatest at the money', () => {
    const valueAt = (strike: number, right: string) => basePriceOf(option(`NIFTY25AUG26${strike}${right}`));

    expect(valueAt(25000, 'CE')).toBe(price('200'));
    expect(valueAt(20000, 'CE')).toBe(price('5012.5'));
    expect(valueAt(30000, 'PE')).toBe(price('5012.5'));
    expect(valueAt(30000, 'CE')).toBe(price('12.5'));
  });

  it('an option of an unknown underlying is priced as at the money', () => {
    expect(basePriceOf(option('ABB25AUG265000PE'))).toBe(price('40'));
  });

  it('an instrument without a tick, or with a symbol of another form, has a price too', () => {
    expect(basePriceOf(share({ exchange: 'NSE_INDEX', symbol: 'NIFTY', tickSize: 0n }))).toBe(price('25000'));
    expect(basePriceOf(future('NIFTY24APRFUT'))).toBeGreaterThan(0n);
  });
});
