import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  createBrokerSessionRepository,
  createChartinkStrategyRepository,
  createMasterContractRepository,
  createPendingOrderRepository,
  createStrategyRepository,
  createUserRepository,
  sql,
} from '../src/index.ts';
import { createTestDatabases, type TestDatabases, testProviders } from '../testing/index.ts';

const AT = Date.UTC(2026, 7, 22, 4, 5, 6, 789);
const EXECUTED = { brokerOrderId: 'B1', brokerStatus: 'complete', reason: null };
const { providers } = await testProviders();

describe.each(providers)('on %s', (provider) => {
  let fixture: TestDatabases;
  let statements = 0;

  beforeAll(async () => {
    fixture = await createTestDatabases(provider, {
      onStatement: () => {
        statements += 1;
      },
    });
  });

  afterAll(() => fixture.close());

  const main = () => fixture.databases.main;

  beforeEach(async () => {
    await main().session.execute(sql`DELETE FROM pending_orders`);
    await main().session.execute(sql`DELETE FROM users`);
    for (const username of ['owner', 'other']) {
      await createUserRepository(main()).create({
        username,
        email: `${username}@example.org`,
        passwordHash: 'hash',
        isAdmin: false,
        createdAt: AT,
      });
    }
  });

  test('a broker session replaces the one before it; a revoked one has no tokens left', async () => {
    const sessions = createBrokerSessionRepository(main());
    const session = {
      userId: 'owner',
      broker: 'zerodha',
      name: 'AB1234',
      authToken: 'c1',
      feedToken: 'f1',
      createdAt: AT,
    };
    await sessions.save(session);
    await sessions.save({ ...session, authToken: 'c2', feedToken: null });

    expect(await sessions.find('owner', 'zerodha')).toEqual({ ...session, authToken: 'c2', feedToken: null });
    expect(await sessions.revoke('owner', 'zerodha')).toBe(true);
    expect(await sessions.revoke('owner', 'zerodha')).toBe(false);
    expect(await sessions.find('owner', 'zerodha')).toBeNull();
    expect(await main().session.query(sql`SELECT auth, feed_token FROM auth`)).toEqual([
      { auth: '', feed_token: null },
    ]);
    await sessions.save(session);
    expect(await sessions.find('owner', 'zerodha')).toEqual(session);
  });

  describe('strategies', () => {
    const strategy = {
      strategyId: '7b2f',
      userId: 'owner',
      webhookId: 'hook',
      name: 'Opening range',
      description: null,
      isActive: true,
      apiType: 'placesmartorder',
      entryTime: '09:20',
      exitTime: '15:10',
      entryDay: 'Mon,Tue',
      exitDay: null,
      entryUntil: null,
      maxPosition: 0,
      reEntry: false,
      createdAt: AT,
      symbolMappings: [
        {
          symbol: 'INFY',
          exchange: 'NSE',
          product: 'MIS',
          action: null,
          quantity: 10,
          priceType: 'MARKET',
          orderStatus: 'pending',
        },
      ],
    };
    const [mapping] = strategy.symbolMappings;

    test('come with their symbols, to their owner and to whoever knows the webhook', async () => {
      const strategies = createStrategyRepository(main());
      await strategies.create(strategy);
      const stored = { ...strategy, updatedAt: AT, squaredOffAt: null };

      expect(await strategies.find('owner', '7b2f')).toEqual(stored);
      expect(await strategies.findByWebhook('hook')).toEqual(stored);
      expect(await strategies.listOfUser('owner')).toEqual([stored]);
      expect(await strategies.find('other', '7b2f')).toBeNull();
      expect(await strategies.listOfUser('other')).toEqual([]);
    });

    test('are read with their symbols by as many statements, however many there are', async () => {
      const strategies = createStrategyRepository(main());
      const needed = async () => {
        const before = statements;
        await strategies.listOfUser('owner');
        await strategies.listWithExit();
        return statements - before;
      };
      await strategies.create(strategy);
      const forOne = await needed();
      for (const n of Array(20).keys()) {
        await strategies.create({ ...strategy, strategyId: `s${n}`, webhookId: `hook ${n}` });
      }
      expect(forOne).toBeGreaterThan(0);
      expect(await needed()).toBe(forOne);
    });

    test('are changed and removed by their owner alone', async () => {
      const strategies = createStrategyRepository(main());
      await strategies.create(strategy);

      expect(await strategies.update('other', '7b2f', { isActive: false }, AT + 1)).toBe(false);
      expect(await strategies.update('owner', '7b2f', { isActive: false }, AT + 1)).toBe(true);
      await strategies.replaceMappings('7b2f', mapping === undefined ? [] : [{ ...mapping, symbol: 'TCS' }]);
      expect(await strategies.find('owner', '7b2f')).toMatchObject({
        isActive: false,
        updatedAt: AT + 1,
        symbolMappings: [{ symbol: 'TCS' }],
      });
      expect(await strategies.remove('other', '7b2f')).toBe(false);
      expect(await strategies.remove('owner', '7b2f')).toBe(true);
      expect(await main().session.query(sql`SELECT id FROM strategy_symbol_mappings`)).toEqual([]);
    });

    test('that are to be squared off are known by their exit times, and by how far that was done', async () => {
      const strategies = createStrategyRepository(main());
      const hook = (name: string) => ({ ...strategy, strategyId: name, webhookId: name });
      await strategies.create(hook('exits'));
      await strategies.create({ ...hook('stays'), exitTime: null });
      await strategies.create({ ...hook('off'), isActive: false });
      await strategies.noteSquaredOff('exits', AT + 5);

      expect(await strategies.listWithExit()).toMatchObject([{ strategyId: 'exits', squaredOffAt: AT + 5 }]);

      const chartink = createChartinkStrategyRepository(main());
      const times = { isIntraday: true, startTime: null, endTime: null, squareoffTime: '15:15' };
      const screener = (webhookId: string, changes: object) => ({
        ...{ userId: 'owner', name: webhookId, webhookId, isActive: true, createdAt: AT, symbolMappings: [] },
        ...times,
        ...changes,
      });
      const id = await chartink.create(screener('exits', {}));
      await chartink.create(screener('positional', { isIntraday: false }));
      await chartink.create(screener('stays', { squareoffTime: null }));
      await chartink.create(screener('off', { isActive: false }));
      await chartink.noteSquaredOff(id, AT + 5);

      expect(await chartink.listWithExit()).toMatchObject([{ id, squaredOffAt: AT + 5 }]);
    });

    test('of ChartInk do the same', async () => {
      const strategies = createChartinkStrategyRepository(main());
      const screener = {
        userId: 'owner',
        webhookId: 'hook',
        name: 'Breakouts',
        isActive: true,
        isIntraday: true,
        startTime: '09:20',
        endTime: null,
        squareoffTime: '15:15',
        createdAt: AT,
        symbolMappings: [{ chartinkSymbol: 'INFY', exchange: 'NSE', quantity: 5, productType: 'MIS' }],
      };
      const id = await strategies.create(screener);

      expect(await strategies.findByWebhook('hook')).toEqual({
        ...screener,
        id,
        updatedAt: AT,
        squaredOffAt: null,
      });
      expect(await strategies.find('other', id)).toBeNull();
      expect(await strategies.update('owner', id, { isIntraday: false }, AT + 1)).toBe(true);
      await strategies.replaceMappings(id, [], AT + 1);
      expect(await strategies.listOfUser('owner')).toEqual([
        { ...screener, id, isIntraday: false, updatedAt: AT + 1, squaredOffAt: null, symbolMappings: [] },
      ]);
      expect(await strategies.remove('owner', id)).toBe(true);
      await expect(strategies.replaceMappings(id, screener.symbolMappings, AT + 1)).rejects.toMatchObject({
        code: 'FOREIGN_KEY_VIOLATION',
      });
    });
  });

  describe('pending orders', () => {
    const asked = { userId: 'owner', apiType: 'placeorder', orderData: '{"symbol":"INFY"}', createdAt: AT };
    const order = { ...asked, sourceKey: null };
    const decision = { userId: 'owner', by: 'owner', at: AT + 1 };

    test('are decided once, by whoever is first, and executed only when approved', async () => {
      const pending = createPendingOrderRepository(main());
      const id = await pending.create(order);

      expect(await pending.recordExecution(id, EXECUTED)).toBe(false);
      expect(await pending.approve({ ...decision, id, userId: 'other' })).toBe(false);
      const outcomes = await Promise.all([
        pending.approve({ ...decision, id }),
        pending.approve({ ...decision, id }),
        pending.approve({ ...decision, id }),
      ]);
      expect(outcomes.filter(Boolean)).toHaveLength(1);
      expect(await pending.reject({ ...decision, id, reason: 'too late' })).toBe(false);
      expect(await pending.due(10)).toMatchObject([{ id }]);
      expect(await pending.remove('owner', id)).toBe(false);
      expect(await pending.recordExecution(id, EXECUTED)).toBe(true);
      expect(await pending.recordExecution(id, { ...EXECUTED, brokerOrderId: 'B2' })).toBe(false);
      expect(await pending.due(10)).toEqual([]);
      expect(await pending.find('owner', id)).toEqual({
        ...order,
        id,
        status: 'approved',
        approvedAt: AT + 1,
        approvedBy: 'owner',
        rejectedAt: null,
        rejectedBy: null,
        rejectedReason: null,
        brokerOrderId: 'B1',
        brokerStatus: 'complete',
      });
      expect(await pending.find('other', id)).toBeNull();
    });

    test('of one source wait once; other users may name theirs alike', async () => {
      const pending = createPendingOrderRepository(main());
      const sourced = { ...order, sourceKey: 'request 1' };
      const id = await pending.create(sourced);

      await expect(pending.create(sourced)).rejects.toMatchObject({ code: 'UNIQUE_VIOLATION' });
      await pending.create({ ...sourced, userId: 'other' });
      expect(await pending.findBySource('owner', 'request 1')).toMatchObject({ id });
      expect(await pending.findBySource('owner', 'request 2')).toBeNull();
      expect(await pending.countPending('owner')).toBe(1);
    });

    test('are removed by their owner once they are decided', async () => {
      const pending = createPendingOrderRepository(main());
      const id = await pending.create(order);

      expect(await pending.remove('owner', id)).toBe(false);
      await pending.reject({ ...decision, id, reason: 'no' });
      expect(await pending.remove('other', id)).toBe(false);
      expect(await pending.remove('owner', id)).toBe(true);
      expect(await pending.find('owner', id)).toBeNull();
    });

    test('are listed newest first, by status when asked', async () => {
      const pending = createPendingOrderRepository(main());
      const ids = [];
      for (const _ of [1, 2, 3]) {
        ids.push(await pending.create(order));
      }

      const [first = 0, second = 0, third = 0] = ids;
      await pending.reject({ ...decision, id: second, reason: 'no' });

      const listed = async (options: { status?: 'pending' | 'rejected'; before?: number }) =>
        (await pending.page({ userId: 'owner', limit: 2, ...options })).rows.map(({ id }) => id);
      expect(await listed({})).toEqual([third, second]);
      expect(await listed({ before: second })).toEqual([first]);
      expect(await listed({ status: 'pending' })).toEqual([third, first]);
      expect(await listed({ status: 'rejected' })).toEqual([second]);
    });

    test('keep their user from being deleted', async () => {
      await createPendingOrderRepository(main()).create(order);

      await expect(
        main().session.execute(sql`DELETE FROM users WHERE username = 'owner'`),
      ).rejects.toMatchObject({ kind: 'conflict', code: 'FOREIGN_KEY_VIOLATION' });
    });
  });

  test('the state of a master contract is replaced by the next', async () => {
    const contracts = createMasterContractRepository(main());
    const status = {
      broker: 'zerodha',
      status: 'downloading' as const,
      message: null,
      lastUpdated: AT,
      totalSymbols: 0,
      isReady: false,
      lastDownloadTime: null,
      downloadDate: null,
      exchangeStats: null,
      downloadDurationSeconds: null,
    };
    const done = {
      ...status,
      status: 'success' as const,
      totalSymbols: 120_000,
      isReady: true,
      lastDownloadTime: AT,
    };
    await contracts.save(status);
    await contracts.save(done);

    expect(await contracts.find('zerodha')).toEqual(done);
    expect(await contracts.find('angel')).toBeNull();
  });
});
