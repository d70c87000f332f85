import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { serialize, sharedByAccount } from '../src/shared-answers.ts';

/** Answers are numbered in the order in which they were begun. */
function numberedAnswers() {
  const begun: string[] = [];
  const answer = sharedByAccount(async (userId) => {
    begun.push(userId);
    return { number: begun.length };
  });
  return { begun, answer };
}

describe('a shared answer', () => {
  it('is made once for requests of one account that came before it was begun', async () => {
    const { begun, answer } = numberedAnswers();
    const answers = await Promise.all([answer('asha'), answer('asha'), answer('ravi')]);

    expect(begun).toEqual(['asha', 'ravi']);
    expect(answers.map(({ number }) => number)).toEqual([1, 1, 2]);
  });

  it('is not given to a request that came after its reading had begun', async () => {
    const { begun, answer } = numberedAnswers();
    const first = answer('asha');
    await nextTurn();
    const second = answer('asha');

    expect([await first, await second]).toEqual([{ number: 1 }, { number: 2 }]);
    expect(begun).toHaveLength(2);
  });

  it('that fails fails for those who shared it, and not for the next', async () => {
    let isAway = true;
    const answer = sharedByAccount(async () => {
      if (isAway) {
        throw new Error('the database is away');
      }

      return { fine: true };
    });
    const failed = await Promise.allSettled([answer('asha'), answer('asha')]);
    isAway = false;

    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await answer('asha')).toEqual({ fine: true });
  });

  it('is written once, and others as they are', async () => {
    let written = 0;
    const book = {
      toJSON() {
        written += 1;
        return { written };
      },
    };
    const shared = await sharedByAccount(async () => book)('asha');

    expect([serialize(shared), serialize(shared)]).toEqual(['{"written":1}', '{"written":1}']);
    expect([serialize({ a: 1 }), serialize('text'), serialize(null)]).toEqual(['{"a":1}', '"text"', 'null']);
  });
});
