import { compared, type Result, type Samples, sample } from '../measure.ts';
import { addAccounts, anOrder, ORIGIN, type OrderStore, openOrderStore } from '../order-store.ts';
import type { Sizes } from '../sizes.ts';

const ROWS = 100;
const USER = 'user-0';

/** Inserting a hundred orders in one call, against the driver in one transaction and against the client's createMany. */
export async function benchWrites({ writes }: Sizes): Promise<readonly Result[]> {
  const store = await openOrderStore();
  try {
    await addAccounts(store, 1);
    const ours = await sample(writes, (index) =>
      store.repositories.orders.insert(batch('ours', index).map((order) => [order, ORIGIN] as const)),
    );
    const bare = await insertBare(store, writes);
    const createMany = await insertByClient(store, Math.ceil(writes / 5));
    return [
      compared('bulk_100', 'sqlite', ours, bare, { ratioMax: 2.5 }),
      compared('bulk_100_client', 'sqlite', ours, createMany, { ratioMax: 0.1 }),
    ];
  } finally {
    await store.close();
  }
}

function batch(kind: string, index: number) {
  return Array.from({ length: ROWS }, (_, row) => anOrder(USER, row, { orderId: `${kind}/${index}/${row}` }));
}

/** The same columns, row by row, by a prepared statement within one transaction. */
function insertBare({ driver }: OrderStore, writes: number): Promise<Samples> {
  const insert =
    driver.prepare(`INSERT INTO sandbox_orders (orderid, user_id, strategy, symbol, exchange, action, quantity,
    price, price_type, product, order_status, average_price, filled_quantity, pending_quantity, margin_blocked,
    order_timestamp, update_timestamp, margin_price, contract_value, version, acked_at, tick_seq, shard, received_at,
    request_size, response_size) VALUES (?, ?, 'bench', 'SBIN', 'NSE', 'BUY', 1, 800, 'LIMIT', 'MIS', 'complete', 800, 1, 0, 0,
    ?, ?, 800, 1, 1, ?, 0, 0, ?, 200, 70)`);
  const at = new Date(ORIGIN.receivedAt).toISOString().replace('Z', '+00:00');
  const insertAll = driver.transaction((ids: readonly string[]) => {
    for (const id of ids) {
      insert.run(id, USER, at, at, at, at);
    }
  });
  return sample(writes, (index) => insertAll(batch('bare', index).map(({ orderId }) => orderId)));
}

function insertByClient({ database }: OrderStore, writes: number): Promise<Samples> {
  const at = new Date(ORIGIN.receivedAt);
  const { client } = database;
  return sample(writes, (index) =>
    client.sandboxOrders.createMany({
      data: batch('client', index).map(({ orderId }) => ({
        orderid: orderId,
        userId: USER,
        strategy: 'bench',
        symbol: 'SBIN',
        exchange: 'NSE',
        action: 'BUY',
        quantity: 1,
        price: 800,
        priceType: 'LIMIT',
        product: 'MIS',
        orderStatus: 'complete',
        averagePrice: 800,
        filledQuantity: 1,
        marginPrice: 800,
        ackedAt: at,
        receivedAt: at,
      })),
    }),
  );
}
