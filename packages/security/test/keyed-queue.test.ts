import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { createKeyedQueue } from '../src/keyed-queue.ts';

/** A task that starts and ends visibly, when told to. */
function createTask(name: string, events: string[]) {
  const ended = new EventEmitter();
  const end = new Promise<string>((resolve, reject) => {
    ended.once('end', () => resolve(name)).once('fail', () => reject(new Error(name)));
  });
  const run = () => {
    events.push(`${name} starts`);
    return end;
  };
  return { run, end: () => ended.emit('end'), fail: () => ended.emit('fail') };
}

test('tasks of one key run one after the other, in their order, past one that fails', async () => {
  const events: string[] = [];
  const inTurn = createKeyedQueue();
  const [first, second, third] = [createTask('1', events), createTask('2', events), createTask('3', events)];
  const results = Promise.allSettled([first, second, third].map((task) => inTurn('key', task.run)));

  third.end();
  second.end();
  expect(events).toEqual(['1 starts']);
  first.fail();
  expect((await results).map((result) => result.status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  expect(events).toEqual(['1 starts', '2 starts', '3 starts']);
});

test('tasks of different keys do not wait for each other', async () => {
  const events: string[] = [];
  const inTurn = createKeyedQueue();
  const [one, other] = [createTask('1', events), createTask('2', events)];
  const first = inTurn('one', one.run);
  other.end();
  expect(await inTurn('other', other.run)).toBe('2');
  one.end();
  expect(await first).toBe('1');
});

test('a key is free again once its tasks have ended', async () => {
  const events: string[] = [];
  const inTurn = createKeyedQueue();
  const before = createTask('1', events);
  before.end();
  await inTurn('key', before.run);

  // It starts at once, in this very call, so there was nobody to wait for.
  const after = createTask('2', events);
  after.end();
  const result = inTurn('key', after.run);
  expect(events).toEqual(['1 starts', '2 starts']);
  await result;
});
