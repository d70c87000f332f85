import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isAhead,
  isJump,
  judgeJump,
  type Price,
  price,
  type Suspicion,
  type TickTrust,
} from '../src/index.ts';

const TRUST: TickTrust = { jumpPercent: 50n, jumpTicks: 3 };
const aPrice = fc.bigInt({ min: 1n, max: 10n ** 12n });

/** Which prices of a row are believed, by the rules alone. */
function believedOf(prices: readonly Price[], trust = TRUST): Price[] {
  let last: Price | null = null;
  let suspicion: Suspicion | null = null;
  const believed: Price[] = [];
  for (const ltp of prices) {
    suspicion = last !== null && isJump(last, ltp, trust) ? judgeJump(ltp, suspicion, trust) : null;
    if (suspicion === null) {
      last = ltp;
      believed.push(ltp);
    }
  }

  return believed;
}

describe('prices that are believed', () => {
  it.each([
    ['a digit too many', ['801.25', '8012.5', '801.3'], ['801.25', '801.3']],
    ['a digit too few, twice', ['801.25', '80.1', '80.1', '801.3'], ['801.25', '801.3']],
    ['a move that stays', ['800', '300', '301', '302', '303'], ['800', '302', '303']],
    ['lies that do not agree', ['800', '8000', '80', '8000', '80', '801'], ['800', '801']],
    ['lies between honest prices', ['800', '8000', '801', '8000', '801', '8000'], ['800', '801', '801']],
    ['a cheap option that doubles', ['0.05', '0.10', '1.05'], ['0.05', '0.10', '1.05']],
    ['a fall of a third', ['300', '200.01', '134'], ['300', '200.01', '134']],
  ])('after %s', (_, sent, believed) => {
    expect(believedOf(sent.map(price))).toEqual(believed.map(price));
  });

  it('is as far from one price to another as back', () => {
    fc.assert(
      fc.property(aPrice, aPrice, fc.bigInt({ min: 1n, max: 10_000n }), (a, b, jumpPercent) => {
        expect(isJump(a, b, { jumpPercent })).toBe(isJump(b, a, { jumpPercent }));
        expect(isJump(a, a, { jumpPercent })).toBe(false);
      }),
    );
  });

  it('lets every move through, however large, as soon as enough prices in a row agree on it', () => {
    fc.assert(
      fc.property(aPrice, aPrice, fc.integer({ min: 2, max: 9 }), (from, to, jumpTicks) => {
        const trust = { ...TRUST, jumpTicks };
        const believed = believedOf([from, ...Array.from({ length: jumpTicks }, () => to)], trust);
        expect(believed.at(-1)).toBe(to);
        expect(believed).toHaveLength(isJump(from, to, trust) ? 2 : 1 + jumpTicks);
      }),
    );
  });

  it('never believes fewer lies in a row than it takes, wherever they are among honest prices', () => {
    const honest = fc.bigInt({ min: price('900'), max: price('1100') });
    const lie = fc.oneof(
      fc.bigInt({ min: 1n, max: price('100') }),
      fc.bigInt({ min: price('9000'), max: 10n ** 12n }),
    );
    const stretch = fc.tuple(
      fc.array(lie, { maxLength: 2 }),
      fc.array(honest, { minLength: 1, maxLength: 4 }),
    );
    fc.assert(
      fc.property(honest, fc.array(stretch), (first, stretches) => {
        const good = [first, ...stretches.flatMap(([, prices]) => prices)];
        expect(believedOf([first, ...stretches.flat(2)])).toEqual(good);
      }),
    );
  });

  it('believes anything where no distance is set', () => {
    fc.assert(
      fc.property(fc.array(aPrice), (prices) => {
        expect(believedOf(prices, { jumpPercent: null, jumpTicks: 3 })).toEqual(prices);
      }),
    );
  });
});

it('takes a time as ahead only beyond what is allowed', () => {
  expect(isAhead({ at: 61_000 }, 0, 60_000)).toBe(true);
  expect(isAhead({ at: 60_000 }, 0, 60_000)).toBe(false);
  expect(isAhead({ at: -1 }, 0, 0)).toBe(false);
});
