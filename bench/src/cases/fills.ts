import { createSandboxRepositories } from '@openalgo/db';
import { type Order, price } from '@openalgo/domain';
import { ALL_SHARDS, type OrderDecision, settle } from '@openalgo/sandbox';
import { median, type Result, time } from '../measure.ts';
import { addAccounts, addOrders, anOrder, ORIGIN, type OrderStore, openOrderStore } from '../order-store.ts';
import type { Sizes } from '../sizes.ts';

const ACCOUNTS = 100;
const PER_TRANSACTION = 1000;
const ROUNDS = 3;
const WORKER = 'bench';

/** Triggered orders of a hundred accounts, decided and durable, against the same rows written by bare set-based SQL. */
export async function benchFills({ fills }: Sizes): Promise<readonly Result[]> {
  const ours: number[] = [];
  const bare: number[] = [];
  // The first round warms up.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const [settled, written] = [await withOrders(fills, settleAll), await withOrders(fills, writeBare)];
    if (round > 0) {
      ours.push((fills * 1000) / settled);
      bare.push((fills * 1000) / written);
    }
  }

  const [value, baseline] = [median(ours), median(bare)];
  return [
    {
      name: 'fill_group',
      engine: 'sqlite',
      value,
      unit: '/s',
      baseline,
      ratio: value / baseline,
      p50: null,
      p99: null,
      n: fills,
      goal: { valueMin: 30_000, ratioMin: 0.4 },
    },
  ];
}

async function withOrders(
  count: number,
  work: (store: OrderStore, orders: readonly Order[]) => Promise<void>,
): Promise<number> {
  const store = await openOrderStore();
  try {
    await addAccounts(store, ACCOUNTS);
    await holdShards(store);
    const open = { status: 'open', averagePrice: null, filledQuantity: 0n } as const;
    const orders: Order[] = [];
    for (let account = 0; account < ACCOUNTS; account += 1) {
      await addOrders(store, `user-${account}`, 0, count / ACCOUNTS, open);
      orders.push(
        ...Array.from({ length: count / ACCOUNTS }, (_, number) => anOrder(`user-${account}`, number, open)),
      );
    }

    return await time(() => work(store, orders));
  } finally {
    await store.close();
  }
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
async function writeBare({ driver }: OrderStore, orders: readonly Order[]): Promise<void> {
  const at = new Date(ORIGIN.receivedAt).toISOString().replace('Z', '+00:00');
  const trades =
    driver.prepare(`INSERT INTO sandbox_trades (tradeid, orderid, user_id, symbol, exchange, action, quantity, price,
    product, strategy, trade_timestamp, contract_value, realized_pnl)
    SELECT 'T' || (value ->> 0), value ->> 0, value ->> 1, 'SBIN', 'NSE', 'BUY', 1, 800, 'MIS', 'bench', '${at}', 1, 0 FROM json_each(?)`);
  const updates =
    driver.prepare(`UPDATE sandbox_orders SET order_status = 'complete', average_price = 800, filled_quantity = 1,
    pending_quantity = 0, margin_blocked = 0, update_timestamp = '${at}', acked_at = '${at}'
    FROM (SELECT value ->> 0 AS id FROM json_each(?)) r WHERE orderid = r.id`);
  const positions =
    driver.prepare(`INSERT INTO sandbox_positions (user_id, symbol, exchange, product, quantity, average_price,
    created_at, updated_at, cost_basis) SELECT value ->> 1, 'SBIN', 'NSE', 'MIS', 1, 800, '${at}', '${at}', 800 FROM json_each(?) WHERE true
    ON CONFLICT (user_id, symbol, exchange, product) DO UPDATE SET quantity = quantity + 1`);
  const funds = driver.prepare(
    `UPDATE sandbox_funds SET version = version + 1 WHERE user_id IN (SELECT value ->> 1 FROM json_each(?))`,
  );

  for (let start = 0; start < orders.length; start += PER_TRANSACTION) {
    const rows = JSON.stringify(
      orders.slice(start, start + PER_TRANSACTION).map((order) => [order.orderId, order.userId]),
    );
    driver.transaction(() => [funds, trades, updates, positions].map((statement) => statement.run(rows)))();
  }
}
