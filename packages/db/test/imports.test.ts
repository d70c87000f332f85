import type { Funds, Order } from '@openalgo/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createAccountImport,
  createApiLogRepository,
  createLatencyImport,
  createLogsImport,
  createMainImport,
  createSandboxRepositories,
  createUserRepository,
} from '../src/index.ts';
import { createTestDatabases, type TestDatabases, testProviders } from '../testing/index.ts';

const { providers } = await testProviders();
const AT = Date.parse('2026-08-19T05:30:00.250Z');

describe.each(providers)('rows of another installation, on %s', (provider) => {
  let fixture: TestDatabases;

  beforeAll(async () => {
    fixture = await createTestDatabases(provider);
    const asha = {
      username: 'asha',
      email: 'asha@example.org',
      passwordHash: 'here',
      isAdmin: false,
      createdAt: AT,
    };
    await createUserRepository(fixture.databases.main).create(asha);
  });

  afterAll(() => fixture.close());

  test('are added once, and leave what is there as it is', async () => {
    const { main, latency, logs } = fixture.databases;
    const all = { ...createMainImport(main), ...createLatencyImport(latency), ...createLogsImport(logs) };
    const user = { passwordHash: 'there', isAdmin: true, totpSecret: null, createdAt: AT };
    const write = async () => ({
      users: await all.users([
        { ...user, username: 'asha', email: 'other@example.org' },
        { ...user, username: 'ravi', email: 'ravi@example.org' },
      ]),
      sessions: await all.brokerSessions([
        {
          userId: 'ravi',
          broker: 'zerodha',
          name: 'AB1',
          authToken: 'sealed',
          feedToken: null,
          createdAt: AT,
        },
      ]),
      pending: await all.pendingOrders([
        {
          userId: 'ravi',
          apiType: 'placeorder',
          orderData: '{}',
          createdAt: AT,
          status: 'rejected',
          approvedAt: null,
          approvedBy: null,
          rejectedAt: AT,
          rejectedBy: 'ravi',
          rejectedReason: 'no',
          brokerOrderId: null,
          brokerStatus: null,
        },
      ]),
      telegram: await all.telegramUsers([
        {
          telegramId: 5_123_456_789n,
          username: 'ravi',
          encryptedApiKey: null,
          hostUrl: null,
          firstName: 'Ravi',
          lastName: null,
          broker: null,
          isActive: true,
          notificationsEnabled: true,
          createdAt: AT,
          lastCommandAt: null,
        },
      ]),
      commands: await all.commandLogs([
        {
          telegramId: 5_123_456_789n,
          command: 'pnl',
          status: 'success',
          requestData: null,
          responseData: null,
          executionSeconds: null,
          errorMessage: null,
          createdAt: AT,
        },
      ]),
      latency: await all.latency([
        {
          orderId: 'order-1',
          apiType: 'placeorder',
          orderType: 'PLACE',
          broker: 'zerodha',
          userId: 'ravi',
          symbol: null,
          requestSentAt: AT,
          orderAckedAt: AT,
          rttMs: 1.25,
          totalLatencyMs: 2.5,
          requestSize: null,
          responseSize: null,
          status: 'SUCCESS',
        },
      ]),
      requests: await all.apiLogs(
        ['openalgo:1', 'openalgo:2'].map((requestId) => ({
          requestId,
          userId: null,
          endpoint: '/api/v1/orderbook',
          method: 'POST',
          statusCode: 200,
          requestSize: null,
          responseSize: null,
          processingTimeMs: 0.1,
          ipAddress: null,
          userAgent: null,
          createdAt: AT,
        })),
      ),
      calls: await all.analyzerLogs([
        { userId: null, apiType: 'placeorder', requestData: '{"é":1}', responseData: '{}', createdAt: AT },
      ]),
    });

    expect(await write()).toEqual({
      users: 1,
      sessions: 1,
      pending: 1,
      telegram: 1,
      commands: 1,
      latency: 1,
      requests: 2,
      calls: 1,
    });
    expect(Object.values(await write()).every((written) => written === 0)).toBe(true);
    expect(await createUserRepository(main).findCredentials('asha')).toMatchObject({ passwordHash: 'here' });
    expect((await createApiLogRepository(logs).page({ limit: 10 })).rows).toHaveLength(2);
  });

  test('become an account whose orders rest, unless the user has one already', async () => {
    const { sandbox } = fixture.databases;
    const open = (available: bigint) =>
      sandbox.transaction(async (session) => {
        const accounts = createAccountImport(session);
        const isNew = await accounts.open({ ...FUNDS, available }, AT);
        if (isNew) {
          await accounts.insertOrders([ORDER], 7);
        }

        return isNew;
      });

    expect(await open(900n)).toBe(true);
    expect(await open(100n)).toBe(false);

    const { funds, orders } = createSandboxRepositories(sandbox.session);
    expect(await funds.ofUser('asha')).toMatchObject({
      ...FUNDS,
      available: 900n,
      accountNumber: expect.any(Number),
    });
    expect(await orders.inbox(10)).toEqual([]);
    expect(await orders.owedLatency(10)).toEqual([]);
    expect(await orders.restingAcknowledged('open', { limit: 10 })).toMatchObject({ rows: [ORDER] });
  });
});

const FUNDS: Funds = {
  userId: 'asha',
  accountNumber: 0,
  capital: 1_000n,
  available: 900n,
  used: 100n,
  realizedPnl: 0n,
  realizedPnlToday: 0n,
  pnlDay: '2026-08-19',
  orderSeq: 0,
  resetCount: 3,
  lastResetAt: AT,
};

const ORDER: Order = {
  orderId: '26081900000001',
  userId: 'asha',
  strategy: null,
  exchange: 'NSE',
  symbol: 'RELIANCE',
  action: 'BUY',
  quantity: 1n,
  priceType: 'LIMIT',
  product: 'MIS',
  price: 50_000n,
  triggerPrice: null,
  marginPrice: 50_000n,
  contractValue: 100_000_000n,
  status: 'open',
  averagePrice: null,
  filledQuantity: 0n,
  rejectionReason: null,
  marginBlocked: 100n,
  placedAt: AT,
  updatedAt: AT,
  ackedAt: AT,
  version: 1,
  tickSeq: 0,
};
