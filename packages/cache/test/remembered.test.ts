import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { createChanges } from '../src/changes.ts';
import type { RedisConnection } from '../src/index.ts';
import { namespaceOf } from '../src/namespace.ts';
import { createRemembered } from '../src/remembered.ts';
import { createSharedEntries } from '../src/shared-entries.ts';
import {
  connectPatiently,
  connectTestRedis,
  openGate,
  PATIENCE_MS,
  REDIS_LEFT_OUT,
} from '../testing/index.ts';

const FRESH_MS = 10_000;
const SHARED_MS = 60_000;
const redis = await connectTestRedis();
if (redis === null) {
  test.skip(REDIS_LEFT_OUT);
}

afterAll(() => redis?.close());

/** The truth that processes remember, and how often it was asked. */
function createTruth() {
  const values = new Map([['SBIN', 'lot of 1']]);
  let reads = 0;
  return {
    values,
    reads: () => reads,
    read: async (key: string) => {
      reads += 1;
      return values.get(key) ?? null;
    },
  };
}

interface ProcessOptions {
  readonly connection?: RedisConnection | null;
  readonly secret?: string;
  readonly read: (key: string) => Promise<string | null>;
  readonly now?: () => number;
}

/** What one process remembers. */
async function createProcess({
  connection = null,
  secret = randomUUID(),
  read,
  now = () => 0,
}: ProcessOptions) {
  const changes = await createChanges({ redis: connection, secret });
  const topic = 'instruments';
  const shared =
    connection === null
      ? null
      : createSharedEntries<string>({
          redis: connection,
          secret,
          topic,
          form: 1,
          now,
          keepForMs: SHARED_MS,
        });
  const get = createRemembered<string, string>({
    topic,
    changes,
    shared,
    keyOf: (key) => key,
    read,
    now,
    freshForMs: FRESH_MS,
    sharedForMs: SHARED_MS,
    max: 10,
    remembersAbsence: false,
  });
  /** Resolves when word of a change has come. */
  const nextWord = () => new Promise<void>((resolve) => changes.listen(() => resolve()));
  return { get, announce: changes.announce, nextWord };
}

describe('a process alone', () => {
  test('reads once for all who ask together, and again when the answer is old', async () => {
    const truth = createTruth();
    let at = 0;
    const { get } = await createProcess({ read: truth.read, now: () => at });

    expect(await Promise.all([get('SBIN'), get('SBIN')])).toEqual(['lot of 1', 'lot of 1']);
    at = FRESH_MS - 1;
    await get('SBIN');
    expect(truth.reads()).toBe(1);
    at = FRESH_MS;
    await get('SBIN');
    expect(truth.reads()).toBe(2);
  });

  test('forgets at once what it has changed itself', async () => {
    const truth = createTruth();
    const { get, announce } = await createProcess({ read: truth.read });
    await get('SBIN');
    truth.values.set('SBIN', 'lot of 2');
    await announce('calendar');
    expect(await get('SBIN')).toBe('lot of 1');
    await announce('instruments');
    expect(await get('SBIN')).toBe('lot of 2');
  });

  test('an answer from the future, by a clock that was set back, is not fresh', async () => {
    const truth = createTruth();
    let at = FRESH_MS;
    const { get } = await createProcess({ read: truth.read, now: () => at });
    await get('SBIN');
    at = 0;
    await get('SBIN');
    expect(truth.reads()).toBe(2);
  });

  test('does not remember that there was nothing, nor a failure', async () => {
    const truth = createTruth();
    let fails = true;
    const { get } = await createProcess({
      read: async (key) => {
        if (fails) {
          throw new Error('away');
        }
        return truth.read(key);
      },
    });
    await expect(get('INFY')).rejects.toThrow('away');
    fails = false;
    expect(await get('INFY')).toBeNull();
    truth.values.set('INFY', 'new');
    expect(await get('INFY')).toBe('new');
  });
});

describe.runIf(redis !== null)('processes that share a Redis', () => {
  /** Two processes of one installation, each with a connection of its own; what they are asked is counted together. */
  async function createPair(now: () => number = () => 0) {
    const truth = createTruth();
    const secret = redis?.newSecret() ?? randomUUID();
    const url = redis?.url ?? '';
    const connections = await Promise.all(['first', 'second'].map(() => connectPatiently(url)));
    const [first, second] = await Promise.all(
      connections.map((connection) => createProcess({ connection, secret, read: truth.read, now })),
    );
    if (first === undefined || second === undefined) {
      throw new Error('There are two.');
    }

    const close = () => connections.map((connection) => connection.disconnect());
    return { truth, secret, first, second, close };
  }

  /** The entry is kept beside the answer, not before it. */
  const untilKept = async (secret: string) => {
    const key = `${namespaceOf(secret)}:instruments:SBIN`;
    await expect.poll(() => redis?.connection.getBuffer(key), { timeout: PATIENCE_MS }).not.toBeNull();
    return key;
  };

  test('read once among them all', async () => {
    const { truth, secret, first, second, close } = await createPair();
    await first.get('SBIN');
    await untilKept(secret);
    expect(await second.get('SBIN')).toBe('lot of 1');
    expect(truth.reads()).toBe(1);
    close();
  });

  test('see at once what another has changed', async () => {
    const { truth, secret, first, second, close } = await createPair();
    await first.get('SBIN');
    await untilKept(secret);
    await second.get('SBIN');

    truth.values.set('SBIN', 'lot of 2');
    const told = second.nextWord();
    await first.announce('instruments');
    await told;
    expect(await second.get('SBIN')).toBe('lot of 2');
    expect(await first.get('SBIN')).toBe('lot of 2');
    close();
  });

  test('never find what was read before a change and kept after it', async () => {
    const { truth, secret, second, close } = await createPair();
    const connection = redis?.connection ?? null;
    let goOn = (): void => {};
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    let hasRead = (): void => {};
    const reading = new Promise<void>((resolve) => {
      hasRead = resolve;
    });
    const slow = await createProcess({
      connection,
      secret,
      read: async (key) => {
        const value = await truth.read(key);
        hasRead();
        await held;
        return value;
      },
    });

    const answer = slow.get('SBIN');
    await reading;
    truth.values.set('SBIN', 'lot of 2');
    await second.announce('instruments');
    goOn();
    expect(await answer).toBe('lot of 1');
    await untilKept(secret);
    expect(await second.get('SBIN')).toBe('lot of 2');
    close();
  });

  test('do not outlive the time that the first reader gave it', async () => {
    let at = 0;
    const { truth, secret, first, second, close } = await createPair(() => at);
    await first.get('SBIN');
    await untilKept(secret);
    truth.values.set('SBIN', 'changed by hand');
    at = SHARED_MS - 1;
    expect(await second.get('SBIN')).toBe('lot of 1');
    at = SHARED_MS;
    expect(await second.get('SBIN')).toBe('changed by hand');
    close();
  });

  test('believe only what one of them has sealed under that very key', async () => {
    const { truth, secret, first, second, close } = await createPair();
    truth.values.set('INFY', 'lot of 400');
    await first.get('SBIN');
    const key = await untilKept(secret);
    const sealed = await redis?.connection.getBuffer(key);
    expect(sealed?.includes('lot of 1')).toBe(false);

    await redis?.connection.set(key.replace('SBIN', 'INFY'), sealed ?? '');
    expect(await second.get('INFY')).toBe('lot of 400');
    await redis?.connection.set(key, 'lot of 1000000');
    expect(await second.get('SBIN')).toBe('lot of 1');
    close();
  });

  test('go on by themselves while it is away, and forget all when it is back', async () => {
    const truth = createTruth();
    const gate = await openGate(redis?.url ?? '');
    const connection = await connectPatiently(gate.url);
    const process = await createProcess({ connection, read: truth.read });
    await process.get('SBIN');

    const closed = new Promise((resolve) => connection.once('close', resolve));
    gate.shut();
    await closed;
    truth.values.set('INFY', 'lot of 400');
    expect(await process.get('INFY')).toBe('lot of 400');
    await process.announce('calendar');

    truth.values.set('SBIN', 'changed meanwhile');
    const word = process.nextWord();
    gate.open();
    await word;
    await expect.poll(() => process.get('SBIN'), { timeout: PATIENCE_MS }).toBe('changed meanwhile');
    connection.disconnect();
    await gate.close();
  });
});
