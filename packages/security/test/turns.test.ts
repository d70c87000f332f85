import { describe, expect, it } from 'vitest';
import { createTurns } from '../src/index.ts';

const refusal = () => new Error('closed');

/** Tasks that end when they are told to, and what became of them. */
function tasks(turns: ReturnType<typeof createTurns>) {
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const run = (number: number) =>
    turns.take(async () => {
      begun.push(number);
      await new Promise<void>((resolve) => ends.push(resolve));
      return number;
    });
  return { begun, ends, run };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('turns', () => {
  it('lets so many run at once, and the others in the order in which they came', async () => {
    const { begun, ends, run } = tasks(createTurns({ atOnce: 2, refusal }));
    const all = Promise.all([1, 2, 3, 4].map(run));
    await settle();
    expect(begun).toEqual([1, 2]);
    ends[1]?.();
    await settle();
    expect(begun).toEqual([1, 2, 3]);
    ends[0]?.();
    ends[2]?.();
    await settle();
    ends[3]?.();
    expect(await all).toEqual([1, 2, 3, 4]);
  });

  it('passes a failure on to its own caller alone, and the turn to the next', async () => {
    const turns = createTurns({ atOnce: 1, refusal });
    const failing = turns.take(() => Promise.reject(new Error('no')));
    const next = turns.take(async () => 'well');
    await expect(failing).rejects.toThrow('no');
    await expect(next).resolves.toBe('well');
  });

  it('turns away whoever waits when it closes, and whoever comes after, and lets finish what runs', async () => {
    const turns = createTurns({ atOnce: 1, refusal });
    const { begun, ends, run } = tasks(turns);
    const [running, waiting] = [run(1), run(2)];
    await settle();
    expect(turns.waiting).toBe(1);
    turns.close();
    await expect(waiting).rejects.toThrow('closed');
    await expect(run(3)).rejects.toThrow('closed');
    ends[0]?.();
    await expect(running).resolves.toBe(1);
    expect(begun).toEqual([1]);
  });
});
