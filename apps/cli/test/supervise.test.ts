import type { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { ChildSpec } from '../src/commands/start/child.ts';
import { supervise } from '../src/commands/start/supervise.ts';
import { type Habit, makeFolder, writeStandIn } from './stand-ins.ts';

/** Supervises processes with these habits until they serve, or until the end where `stay` says so. */
function run(
  habits: readonly Habit[],
  { stopTimeoutMs = 5_000, readyTimeoutMs = 10_000, stay = false } = {},
) {
  const folder = makeFolder();
  const specs: ChildSpec[] = habits.map((habit) => ({ name: habit, script: writeStandIn(folder, habit) }));
  const stop = new AbortController();
  const closed: string[] = [];
  let readyCount = 0;
  const finished = supervise(specs, {
    stop: stop.signal,
    readyTimeoutMs,
    stopTimeoutMs,
    onReady() {
      readyCount += 1;

      if (!stay) {
        stop.abort();
      }
    },
    onOutput({ name }, streams: readonly Readable[]) {
      for (const stream of streams) {
        stream.resume();
      }

      streams[0]?.once('close', () => closed.push(name));
    },
  });

  return { finished, closed, readyCount: () => readyCount };
}

describe('supervise', () => {
  it('resolves when all that serve were stopped as asked', async () => {
    const { finished, closed, readyCount } = run(['good', 'good']);

    await expect(finished).resolves.toEqual([]);
    expect(readyCount()).toBe(1);
    expect(closed).toEqual(['good', 'good']);
  });

  it('kills what does not end in time, and says so', async () => {
    const { finished, closed } = run(['deaf', 'good'], { stopTimeoutMs: 100 });

    await expect(finished).resolves.toEqual(['the deaf ended with signal SIGKILL']);
    expect(closed.toSorted()).toEqual(['deaf', 'good']);
  });

  it('stops the others and says so when one ends by itself', async () => {
    const { finished, closed } = run(['good', 'shortLived'], { stay: true });

    await expect(finished).rejects.toThrow('the shortLived has ended: exit code 7; the rest was stopped');
    expect(closed.toSorted()).toEqual(['good', 'shortLived']);
  });

  it('stops the others and says so when one does not start', async () => {
    const { finished, closed, readyCount } = run(['good', 'failing']);

    await expect(finished).rejects.toThrow('the failing did not start: exit code 3');
    expect(closed.toSorted()).toEqual(['failing', 'good']);
    expect(readyCount()).toBe(0);
  });

  it('gives up on one that never says that it is ready', async () => {
    const { finished } = run(['silent'], { readyTimeoutMs: 100 });

    await expect(finished).rejects.toThrow('the silent did not start: nothing heard from it for 0.1 s');
  });
});
