import { createSandboxRepositories, type ProviderName } from '@openalgo/db';
import { type Order, price } from '@openalgo/domain';
import { ALL_SHARDS, type OrderDecision, settle } from '@openalgo/sandbox';
import { placeholders, SPELLINGS } from '../bare-driver.ts';
import { onEveryEngine } from '../engines.ts';
import { type Goal, median, type Result, time } from '../measure.ts';
import { addAccounts, addOrders, anOrder, ORIGIN, type OrderStore, openOrderStore } from '../order-store.ts';
import type { Sizes } from '../sizes.ts';

const ACCOUNTS = 100;
const PER_TRANSACTION = 1000;
const ROUNDS = 3;
const WORKER = 'bench';

/** Triggered orders of a hundred accounts, decided and durable, against the same rows written by bare set-based SQL. */
export const benchFills = (sizes: Sizes): Promise<readonly Result[]> =>
  onEveryEngine((engine) => benchFillsOn(engine, sizes));

const GOALS: Readonly<Record<ProviderName, Goal>> = {
  sqlite: { valueMin: 30_000, ratioMin: 0.4 },
  postgresql: { valueMin: 12_000, ratioMin: 0.4 },
  mysql: { ratioMin: 0.4 },
};

async function benchFillsOn(engine: ProviderName, { fills }: Sizes): Promise<readonly Result[]> {
  const ours: number[] = [];
  const bare: number[] = [];
  const store = await openOrderStore(engine);
  try {
    await addAccounts(store, ACCOUNTS);
    await holdShards(store);
    // The first round warms up.
    for (let round = 0; round <= ROUNDS; round += 1) {
      const settled = await timeWithOrders(store, fills, settleAll);
      const written = await timeWithOrders(store, fills, writeBare);
      if (round > 0) {
        ours.push((fills * 1000) / settled);
        bare.push((fills * 1000) / written);
      }
    }
  } finally {
    await store.close();
  }

  const [value, baseline] = [median(ours), median(bare)];
  const row = { name: 'fill_group', engine, unit: '/s', p50: null, p99: null, n: fills } as const;
  return [{ ...row, value, baseline, ratio: value / baseline, goal: GOALS[engine] }];
}

/** Milliseconds of a piece of work on so many resting orders, which are gone with all that became of them afterwards. */
async function timeWithOrders(
  store: OrderStore,
  count: number,
  work: (store: OrderStore, orders: readonly Order[]) => Promise<void>,
): Promise<number> {
  const open = { status: 'open', averagePrice: null, filledQuantity: 0n } as const;
  const orders: Order[] = [];
  for (let account = 0; account < ACCOUNTS; account += 1) {
    await addOrders(store, `user-${account}`, 0, count / ACCOUNTS, open);
    orders.push(
      ...Array.from({ length: count / ACCOUNTS }, (_, number) => anOrder(`user-${account}`, number, open)),
    );
  }

  const taken = await time(() => work(store, orders));
  for (const table of ['sandbox_trades', 'sandbox_orders', 'sandbox_positions']) {
    await store.driver.run(`DELETE FROM ${table}`, []);
  }

  return taken;
}

/** A worker decides about the accounts of its own shards only. */
async function holdShards({ database }: OrderStore): Promise<void> {
  const { workers } = createSandboxRepositories(database.session);
  await workers.createShards(ALL_SHARDS, 0);
  await workers.takeShards(WORKER, { shards: ALL_SHARDS, from: [], leaseUntil: ORIGIN.receivedAt });
}

async function settleAll({ database }: OrderStore, orders: readonly Order[]): Promise<void> {
  const options = { clock: { now: () => ORIGIN.receivedAt }, settingDefaults: new Map<string, string>() };
  const decisions = orders.map(
    (order): OrderDecision => ({
      order,
      status: 'open',
      ackedAt: order.ackedAt ?? ORIGIN.receivedAt,
      fill: { price: price('800'), at: ORIGIN.receivedAt },
    }),
  );
  for (let start = 0; start < decisions.length; start += PER_TRANSACTION) {
    await settle(database, options, {
      workerId: WORKER,
      decisions: decisions.slice(start, start + PER_TRANSACTION),
      place: null,
      publish: null,
    });
  }
}

/** Trades, orders, positions and funds of as many fills, with the rows made beforehand and nothing decided. */
async function writeBare({ driver, engine }: OrderStore, orders: readonly Order[]): Promise<void> {
  const { instant, onConflict } = SPELLINGS[engine];
  const at = instant(ORIGIN.receivedAt);
  const tradeRow = ['SBIN', 'NSE', 'BUY', 1, 800, 'MIS', 'bench', at, 1, 0];
  const positionRow = ['SBIN', 'NSE', 'MIS', 0, 800, at, at, 800];

  for (let start = 0; start < orders.length; start += PER_TRANSACTION) {
    const some = orders.slice(start, start + PER_TRANSACTION);
    const ids = some.map(({ orderId }) => orderId);
    const users = [...new Set(some.map(({ userId }) => userId))];
    await driver.transaction(async () => {
      await driver.run(
        `UPDATE sandbox_funds SET version = version + 1 WHERE user_id IN ${placeholders(1, users.length)}`,
        users,
      );
      await driver.run(
        `INSERT INTO sandbox_trades (tradeid, orderid, user_id, symbol, exchange, action, quantity, price, product,
          strategy, trade_timestamp, contract_value, realized_pnl) VALUES ${placeholders(ids.length, 13)}`,
        some.flatMap(({ orderId, userId }) => [`T${orderId}`, orderId, userId, ...tradeRow]),
      );
      await driver.run(
        `UPDATE sandbox_orders SET order_status = 'complete', average_price = 800, filled_quantity = 1,
          pending_quantity = 0, margin_blocked = 0, update_timestamp = ?, acked_at = ?
          WHERE orderid IN ${placeholders(1, ids.length)}`,
        [at, at, ...ids],
      );
      await driver.run(
        `INSERT INTO sandbox_positions (user_id, symbol, exchange, product, quantity, average_price, created_at,
          updated_at, cost_basis) VALUES ${placeholders(users.length, 9)}
          ${onConflict('user_id, symbol, exchange, product', 'average_price = 800')}`,
        users.flatMap((userId) => [userId, ...positionRow]),
      );
    });
  }
}
