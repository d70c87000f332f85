import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createGroupCommit, type Outcome } from '../src/group-commit.ts';
import { SHARD_COUNT, shardOf } from '../src/index.ts';

/** A transaction that the test ends. */
function manualTransactions() {
  const groups: {
    commands: readonly number[];
    finish: (outcomes: readonly Outcome<number>[]) => void;
    fail: (error: Error) => void;
  }[] = [];
  const execute = (commands: readonly number[]) =>
    new Promise<readonly Outcome<number>[]>((finish, fail) => {
      groups.push({ commands, finish, fail });
    });
  return { groups, execute };
}

/** Lets all that is due run: the next group starts a turn after the one before has told its commands. */
async function turn(): Promise<void> {
  await nextTurn();
  await nextTurn();
}

const done = (values: readonly number[]): Outcome<number>[] =>
  values.map((value) => ({ ok: true, value: value * 10 }));

describe('a group commit', () => {
  it('runs those together who came in one turn, and takes along those who came meanwhile', async () => {
    const { groups, execute } = manualTransactions();
    const commits = createGroupCommit({ execute, groupMax: 10, waitingMax: 100 });
    const first = [commits.submit(1), commits.submit(2)];
    await turn();
    const others = [commits.submit(3), commits.submit(4)];
    expect(groups.map(({ commands }) => commands)).toEqual([[1, 2]]);
    expect(commits.waiting).toBe(2);
    groups[0]?.finish(done([1, 2]));
    expect(await Promise.all(first)).toEqual([10, 20]);
    await turn();
    groups[1]?.finish(done([3, 4]));
    expect(await Promise.all(others)).toEqual([30, 40]);
  });

  it('runs a lone command after one turn of the event loop', async () => {
    const { groups, execute } = manualTransactions();
    const commits = createGroupCommit({ execute, groupMax: 10, waitingMax: 100 });
    const only = commits.submit(1);
    await turn();
    expect(groups.map(({ commands }) => commands)).toEqual([[1]]);
    groups[0]?.finish(done([1]));
    expect(await only).toBe(10);
  });

  it('never takes more than its maximum, and refuses when too many wait', async () => {
    const { groups, execute } = manualTransactions();
    const commits = createGroupCommit({ execute, groupMax: 2, waitingMax: 3 });
    const results = [1, 2, 3].map((command) => commits.submit(command));
    await expect(commits.submit(4)).rejects.toMatchObject({ kind: 'unavailable', code: 'OVERLOADED' });
    await turn();
    expect(groups[0]?.commands).toEqual([1, 2]);
    groups[0]?.finish(done([1, 2]));
    await results[1];
    await turn();
    groups[1]?.finish(done([3]));
    expect(await results[2]).toBe(30);
  });

  it('gives each command its own outcome, all of them the failure of their transaction, and goes on', async () => {
    const { groups, execute } = manualTransactions();
    const commits = createGroupCommit({ execute, groupMax: 10, waitingMax: 100 });
    const first = commits.submit(1);
    await turn();
    const [a, b, c] = [commits.submit(2), commits.submit(3), commits.submit(4)];
    groups[0]?.fail(new Error('disk full'));
    await expect(first).rejects.toThrow('disk full');
    await turn();
    groups[1]?.finish([
      { ok: true, value: 20 },
      { ok: false, error: new Error('no funds') },
    ]);
    expect(await a).toBe(20);
    await expect(b).rejects.toThrow('no funds');
    await expect(c).rejects.toThrow('has no outcome');
  });
});

describe('the shard of an account', () => {
  it('is the same everywhere and spreads the accounts evenly', () => {
    expect(shardOf('demo')).toBe(shardOf('demo'));
    const counts = new Array<number>(SHARD_COUNT).fill(0);
    for (let user = 0; user < 6400; user += 1) {
      const shard = shardOf(`user-${user}`);
      counts[shard] = (counts[shard] ?? 0) + 1;
    }
    expect(Math.min(...counts)).toBeGreaterThan(50);
    expect(Math.max(...counts)).toBeLessThan(170);
  });
});
