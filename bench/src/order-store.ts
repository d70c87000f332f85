import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createSandboxRepositories,
  migrateDatabase,
  type OrderOrigin,
  openSandboxDatabase,
  type SandboxDatabase,
  type SandboxRepositories,
} from '@openalgo/db';
import { ONE_CONTRACT, type Order, price, systemClock } from '@openalgo/domain';
import Sqlite from 'better-sqlite3';

/** A sandbox database on SQLite in a folder of its own, and the bare driver on the same file. */
export interface OrderStore {
  readonly database: SandboxDatabase;
  readonly repositories: SandboxRepositories;
  readonly driver: Sqlite.Database;
  close(): Promise<void>;
}

export const ORIGIN: OrderOrigin = {
  shard: 0,
  receivedAt: 1_787_000_000_000,
  requestSize: 200,
  responseSize: 70,
};
const PAGE = 5000;

export async function openOrderStore(): Promise<OrderStore> {
  const folder = mkdtempSync(join(tmpdir(), 'openalgo-bench-'));
  const url = `file:${join(folder, 'sandbox.db')}`;
  await migrateDatabase('sandbox', url, { rootDir: folder, clock: systemClock });
  const database = await openSandboxDatabase(url, { rootDir: folder, transactionTimeoutMs: 120_000 });
  const driver = new Sqlite(join(folder, 'sandbox.db'));
  driver.pragma('synchronous = NORMAL');

  return {
    database,
    repositories: createSandboxRepositories(database.session),
    driver,
    close: async () => {
      driver.close();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
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
