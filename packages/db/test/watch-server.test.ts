import type { Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LOOK_EVERY_MS } from '../src/providers/server-silence.ts';
import { watchServer } from '../src/providers/watch-server.ts';

const WITHIN_MS = 800;
/** When whoever asks is told at the latest that the server is silent. */
const TOLD_MS = WITHIN_MS + LOOK_EVERY_MS;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setImmediate'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A server on which nothing happens but what the test says. */
function aServer() {
  let now = 0;
  const probe = vi.fn(async () => {});
  const server = watchServer({ probe, withinMs: WITHIN_MS, stopwatch: () => now });
  const line = { bytesRead: 0, destroyed: false, destroy: vi.fn() };
  // Only what is looked at is there.
  server.watch(line as unknown as Socket);
  const say = () => {
    line.bytesRead += 1;
  };
  return {
    server,
    probe,
    line,
    say,
    /** Passes time, in which the server says something so often. */
    async pass(ms: number, everyMs = Number.POSITIVE_INFINITY) {
      for (let passed = 0; passed < ms; passed += LOOK_EVERY_MS) {
        now += LOOK_EVERY_MS;
        if ((passed + LOOK_EVERY_MS) % everyMs === 0) {
          say();
        }

        await vi.advanceTimersByTimeAsync(LOOK_EVERY_MS);
      }
    },
  };
}

const never = () => new Promise<never>(() => {});

/** What has come of it so far. */
function outcomeOf(asked: Promise<unknown>): { value: unknown } {
  const outcome: { value: unknown } = { value: 'waits' };
  asked.then(
    (value) => Object.assign(outcome, { value }),
    (error: unknown) => Object.assign(outcome, { value: error }),
  );
  return outcome;
}

describe('a server that is watched', () => {
  test('is probed when it says nothing, and silent when it says nothing then: all who ask are told, and it is cut off', async () => {
    const { server, probe, line, pass } = aServer();
    const asked = [outcomeOf(server.ask(never)), outcomeOf(server.ask(never))];
    await pass(TOLD_MS);

    expect(probe).toHaveBeenCalledTimes(1);
    expect(asked).toMatchObject([{ value: { code: 'ETIMEDOUT' } }, { value: { code: 'ETIMEDOUT' } }]);
    expect(line.destroy).toHaveBeenCalledWith(expect.objectContaining({ code: 'ETIMEDOUT' }));
  });

  test('is given up at once where nobody listens any more, and not where it has too many connections', async () => {
    const { server, probe, line, pass } = aServer();
    probe.mockRejectedValueOnce(Object.assign(new Error('too many'), { code: '53300' }));
    const early = outcomeOf(server.ask(never));
    await pass(3 * LOOK_EVERY_MS);
    expect(early.value).toBe('waits');
    await pass(TOLD_MS);

    const refused = Object.assign(new Error('nobody'), { code: 'ECONNREFUSED' });
    probe.mockRejectedValueOnce(refused);
    const late = outcomeOf(server.ask(never));
    await pass(3 * LOOK_EVERY_MS);
    expect(late.value).toBe(refused);
    expect(line.destroy).toHaveBeenLastCalledWith(refused);
  });

  test('is not asked anything new right afterwards, only what ends something, and is asked again later', async () => {
    const { server, pass } = aServer();
    outcomeOf(server.ask(never));
    await pass(TOLD_MS);
    const work = vi.fn(async () => 'answer');
    await expect(server.begin(work)).rejects.toMatchObject({ code: 'ETIMEDOUT' });
    expect(work).not.toHaveBeenCalled();
    await expect(server.ask(work)).resolves.toBe('answer');

    await pass(2 * LOOK_EVERY_MS);
    await expect(server.begin(work)).resolves.toBe('answer');
  });

  test('may take as long as it likes over a statement while it answers probes, of which there are few', async () => {
    const { server, probe, say, pass } = aServer();
    probe.mockImplementation(async () => say());
    const asked = outcomeOf(server.ask(never));
    await pass(60_000);

    expect(asked.value).toBe('waits');
    expect(probe.mock.calls.length).toBeGreaterThan(30);
    expect(probe.mock.calls.length).toBeLessThan(70);
  });

  test('is not probed while it speaks, on whichever connection, nor while nobody asks', async () => {
    const { server, probe, pass } = aServer();
    outcomeOf(server.ask(never));
    await pass(5_000, LOOK_EVERY_MS);
    expect(probe).not.toHaveBeenCalled();

    const other = aServer();
    await other.server.ask(async () => 'answer');
    await other.pass(5_000);
    expect(other.probe).not.toHaveBeenCalled();
  });

  test('is soon found to be silent after a long statement, too, by whoever asks anew', async () => {
    const { server, probe, say, pass } = aServer();
    probe.mockImplementation(async () => say());
    outcomeOf(server.ask(never));
    await pass(20_000);
    probe.mockImplementation(async () => {});
    const asked = outcomeOf(server.ask(never));
    await pass(TOLD_MS);

    expect(asked).toMatchObject({ value: { code: 'ETIMEDOUT' } });
  });

  test('what comes after all is undone', async () => {
    const { server, pass } = aServer();
    let answer: (transaction: string) => void = () => {};
    const undo = vi.fn(async () => {});
    const asked = outcomeOf(
      server.ask(
        () =>
          new Promise<string>((resolve) => {
            answer = resolve;
          }),
        undo,
      ),
    );
    await pass(TOLD_MS);
    answer('transaction');
    await pass(LOOK_EVERY_MS);

    expect(asked).toMatchObject({ value: { code: 'ETIMEDOUT' } });
    expect(undo).toHaveBeenCalledWith('transaction');
  });
});
