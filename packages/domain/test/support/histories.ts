import fc from 'fast-check';
import { type Instrument, type Product, price } from '../../src/index.ts';
import { CRYPTO, FUTURE, SHARE } from './fixtures.ts';

/** Each book of an account: what is traded, and how. */
export const BOOKS: readonly (readonly [Instrument, Product])[] = [
  [SHARE, 'CNC'],
  [SHARE, 'MIS'],
  [FUTURE, 'NRML'],
  [CRYPTO, 'NRML'],
];

const book = fc.integer({ min: 0, max: BOOKS.length - 1 });
const lots = fc.bigInt({ min: 1n, max: 2000n });
const aPrice = fc.integer({ min: 1, max: 400 }).map((rupees) => price(String(rupees)));
const terms = { lots, price: aPrice, triggerPrice: aPrice };

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('place'),
      book,
      action: fc.constantFrom('BUY', 'SELL'),
      priceType: fc.constantFrom('MARKET', 'LIMIT', 'SL', 'SL-M'),
      ...terms,
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('modify'), pick: fc.nat(), ...terms }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel'), pick: fc.nat() }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('tick'), book, price: aPrice }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('time'),
      days: fc.nat(3),
      at: fc.constantFrom('03:00', '15:15', '15:40'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('leverage'), value: fc.integer({ min: 1, max: 50 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reset') }) },
);

export type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** Weeks of an account: orders and their changes, prices, days that pass with their jobs, settings, resets. */
export const histories = fc.array(step, { maxLength: 60, size: 'max' });
