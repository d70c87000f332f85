import {
  createSandboxRepositories,
  type OrderOrigin,
  type ProviderName,
  type SandboxDatabase,
  type SandboxRepositories,
} from '@openalgo/db';
import { createTestDatabases } from '@openalgo/db/testing';
import { ONE_CONTRACT, type Order, price } from '@openalgo/domain';
import { type BareDriver, openBareDriver } from './bare-driver.ts';

/** A sandbox database of its own on an engine, and the bare driver on the same tables. */
export interface OrderStore {
  readonly engine: ProviderName;
  readonly database: SandboxDatabase;
  readonly repositories: SandboxRepositories;
  readonly driver: BareDriver;
  close(): Promise<void>;
}

export const ORIGIN: OrderOrigin = {
  shard: 0,
  receivedAt: 1_787_000_000_000,
  requestSize: 200,
  responseSize: 70,
};
const PAGE = 5000;

export async function openOrderStore(engine: ProviderName): Promise<OrderStore> {
  const fixture = await createTestDatabases(engine, { transactionTimeoutMs: 120_000 });
  const { sandbox: database } = fixture.databases;
  const driver = await openBareDriver(engine, fixture.urls.sandbox);

  return {
    engine,
    database,
    repositories: createSandboxRepositories(database.session),
    driver,
    close: async () => {
      await driver.close();
      await fixture.close();
    },
  };
}

/** Accounts `user-0` … with ten million rupees each. */
export async function addAccounts({ repositories }: OrderStore, count: number): Promise<void> {
  const users = Array.from({ length: count }, (_, index) => `user-${index}`);
  await repositories.funds.open(users, 1_000_000_000n, ORIGIN.receivedAt);
}

/** Orders of an account, numbered from `from`, complete unless told otherwise. */
export async function addOrders(
  store: OrderStore,
  userId: string,
  from: number,
  count: number,
  overrides: Partial<Order> = {},
): Promise<void> {
  for (let start = from; start < from + count; start += PAGE) {
    const size = Math.min(PAGE, from + count - start);
    const page = Array.from({ length: size }, (_, index) => anOrder(userId, start + index, overrides));
    await store.repositories.orders.insert(page.map((order) => [order, ORIGIN] as const));
  }
}

export function anOrder(userId: string, number: number, overrides: Partial<Order> = {}): Order {
  return {
    orderId: `${userId}/${number}`,
    userId,
    strategy: 'bench',
    exchange: 'NSE',
    symbol: 'SBIN',
    action: 'BUY',
    quantity: 1n,
    priceType: 'LIMIT',
    product: 'MIS',
    price: price('800'),
    triggerPrice: null,
    marginPrice: price('800'),
    contractValue: ONE_CONTRACT,
    status: 'complete',
    averagePrice: price('800'),
    filledQuantity: 1n,
    rejectionReason: null,
    marginBlocked: 0n,
    placedAt: ORIGIN.receivedAt + number,
    updatedAt: ORIGIN.receivedAt + number,
    ackedAt: ORIGIN.receivedAt + number,
    version: 1,
    tickSeq: 0,
    ...overrides,
  };
}
