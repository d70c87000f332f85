import fc from 'fast-check';
import { expect, it } from 'vitest';
import { histories, type Step } from './support/histories.ts';
import { auditLife, type Life, live, newLife } from './support/lives.ts';

/** Whole lives of accounts: whatever happens in them, and in whatever order. */
const liveAll = (history: readonly Step[], owner = {}): Life => {
  const life = newLife(owner);
  for (const one of history) live(life, one);
  return life;
};

const RAVI = { userId: 'ravi', accountNumber: 2 };

it('all identities hold after every step of any life, through days, settlements and resets', () => {
  fc.assert(
    fc.property(histories, (history) => {
      const life = newLife();
      for (const one of history) {
        live(life, one);
        expect(auditLife(life)).toEqual([]);
      }
    }),
    { numRuns: 1000 },
  );
});

it('a life that is lived again is the same, ids and all', () => {
  fc.assert(
    fc.property(histories, (history) => {
      expect(liveAll(history)).toEqual(liveAll(history));
    }),
    { numRuns: 100 },
  );
});

/** Lives two lives, now a step of the one and now of the other. */
function interleave(
  [one, ofOne]: readonly [Life, readonly Step[]],
  [other, ofOther]: readonly [Life, readonly Step[]],
  isOthersTurn: readonly boolean[],
): void {
  let [mine, others] = [0, 0];
  for (const isOther of isOthersTurn) {
    const step = isOther ? ofOther[others++] : ofOne[mine++];
    if (step !== undefined) live(isOther ? other : one, step);
  }

  for (const step of ofOther.slice(others)) live(other, step);
  for (const step of ofOne.slice(mine)) live(one, step);
}

it('accounts do not matter to each other, however their steps are interleaved', () => {
  const turns = fc.array(fc.boolean());
  fc.assert(
    fc.property(histories, histories, turns, (ofAsha, ofRavi, isRavisTurn) => {
      const [asha, ravi] = [newLife(), newLife(RAVI)];
      interleave([asha, ofAsha], [ravi, ofRavi], isRavisTurn);
      expect(asha).toEqual(liveAll(ofAsha));
      expect(ravi).toEqual(liveAll(ofRavi, RAVI));
      expect([...ravi.orders.keys()].some((orderId) => asha.orders.has(orderId))).toBe(false);
    }),
    { numRuns: 100 },
  );
});

it('nothing of a former life is left after a reset but its count and its order numbers', () => {
  fc.assert(
    fc.property(histories, (history) => {
      const life = liveAll([...history, { kind: 'reset' }]);
      const fresh = newLife();
      const { orderSeq, resetCount, lastResetAt } = life.funds;
      expect(life.funds).toEqual({ ...fresh.funds, orderSeq, resetCount, lastResetAt });
      expect([life.books, life.events, [...life.orders]]).toEqual([fresh.books, [], []]);
      expect(resetCount).toBeGreaterThan(0);
    }),
    { numRuns: 100 },
  );
});
