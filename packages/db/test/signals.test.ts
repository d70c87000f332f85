import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createSignalRepository, createUserRepository, type SignalRepository, sql } from '../src/index.ts';
import { createTestDatabases, type TestDatabases, testProviders } from '../testing/index.ts';

const AT = Date.UTC(2026, 7, 19, 4, 0, 0);
const { providers } = await testProviders();

const aSignal = (lane: string, changes: object = {}) => ({
  userId: 'owner',
  lane,
  symbol: 'INFY',
  action: 'BUY',
  positionSize: null,
  createdAt: AT,
  ...changes,
});

describe.each(providers)('the queue of signals on %s', (provider) => {
  let fixture: TestDatabases;
  let signals: SignalRepository;

  beforeAll(async () => {
    fixture = await createTestDatabases(provider);
    signals = createSignalRepository(fixture.databases.main);
    const user = { passwordHash: 'hash', isAdmin: false, createdAt: AT };
    for (const username of ['owner', 'other']) {
      const email = `${username}@example.org`;
      await createUserRepository(fixture.databases.main).create({ ...user, username, email });
    }
  });

  afterAll(() => fixture.close());

  beforeEach(async () => {
    await fixture.databases.main.session.execute(sql`DELETE FROM strategy_signals`);
  });

  const headsAt = async (at: number) =>
    (await signals.dueHeads(at)).map(({ lane, symbol }) => [lane, symbol]);

  test('keeps the order of each lane and offers the oldest of each', async () => {
    await signals.add([
      aSignal('a', { symbol: 'A1', positionSize: -5n }),
      aSignal('b', { symbol: 'B1' }),
      aSignal('a', { symbol: 'A2' }),
    ]);

    expect(await headsAt(AT)).toEqual([
      ['a', 'A1'],
      ['b', 'B1'],
    ]);
    expect(
      (await signals.waitingOf('a', 10)).map(({ symbol, positionSize }) => [symbol, positionSize]),
    ).toEqual([
      ['A1', -5n],
      ['A2', null],
    ]);
    expect(await signals.waitingOf('a', 1)).toHaveLength(1);
    expect(await signals.countWaiting('a')).toBe(2);
  });

  test('takes all signals of an alert or none', async () => {
    const stranger = aSignal('a', { userId: 'nobody' });
    await expect(signals.add([aSignal('a'), stranger])).rejects.toMatchObject({ kind: 'conflict' });
    expect(await signals.countWaiting('a')).toBe(0);
  });

  test('holds a lane back behind a signal that is to be tried again, and no other lane', async () => {
    await signals.add([aSignal('a', { symbol: 'A1' }), aSignal('a', { symbol: 'A2' }), aSignal('b')]);
    const [head] = await signals.dueHeads(AT);
    await signals.postpone(head?.id ?? 0, 1, AT + 500, 'busy');

    expect(await headsAt(AT + 499)).toEqual([['b', 'INFY']]);
    expect(await headsAt(AT + 500)).toEqual([
      ['a', 'A1'],
      ['b', 'INFY'],
    ]);
    expect(await signals.find(head?.id ?? 0)).toMatchObject({
      attempts: 1,
      reason: 'busy',
      state: 'waiting',
    });
  });

  test('decides once, ends once, and keeps how', async () => {
    await signals.add([aSignal('a', { symbol: 'A1' }), aSignal('a', { symbol: 'A2' })]);
    const [first, second] = await signals.waitingOf('a', 2);
    const id = first?.id ?? 0;

    expect(await signals.decide(id, 'placeorder', '{"n":1}')).toBe(true);
    expect(await signals.decide(id, 'placeorder', '{"n":2}')).toBe(false);
    await signals.finish(id, { outcome: 'accepted', orderId: '26', reason: null }, AT + 1);
    await signals.bury(id, 'too late to give up', AT + 2);
    await signals.bury(second?.id ?? 0, 'unknown symbol', AT + 2);

    expect(await signals.dueHeads(AT + 9)).toEqual([]);
    expect((await signals.page({ userId: 'owner', limit: 10 })).rows).toEqual([
      {
        ...aSignal('a', { symbol: 'A2' }),
        id: second?.id,
        state: 'dead',
        attempts: 0,
        request: null,
        outcome: null,
        orderId: null,
        reason: 'unknown symbol',
        finishedAt: AT + 2,
      },
      {
        ...aSignal('a', { symbol: 'A1' }),
        id,
        state: 'done',
        attempts: 0,
        request: { apiType: 'placeorder', orderData: '{"n":1}' },
        outcome: 'accepted',
        orderId: '26',
        reason: null,
        finishedAt: AT + 1,
      },
    ]);
  });

  test('shows each user their own, by lane and state, page by page', async () => {
    await signals.add([
      aSignal('a', { symbol: 'A1' }),
      aSignal('b', { symbol: 'B1' }),
      aSignal('a', { symbol: 'A2' }),
      aSignal('a', { symbol: 'X1', userId: 'other' }),
    ]);
    const symbols = async (options: object) =>
      (await signals.page({ userId: 'owner', limit: 2, ...options })).rows.map(({ symbol }) => symbol);

    const { next } = await signals.page({ userId: 'owner', limit: 2 });
    expect(await symbols({})).toEqual(['A2', 'B1']);
    expect(await symbols({ before: next })).toEqual(['A1']);
    expect(await symbols({ lane: 'a' })).toEqual(['A2', 'A1']);
    expect(await symbols({ state: 'dead' })).toEqual([]);
  });
});
