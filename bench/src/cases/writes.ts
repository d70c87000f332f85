import type { ProviderName } from '@openalgo/db';
import { placeholders, SPELLINGS } from '../bare-driver.ts';
import { onEveryEngine } from '../engines.ts';
import { compared, type Result, type Samples, sample } from '../measure.ts';
import { addAccounts, anOrder, ORIGIN, type OrderStore, openOrderStore } from '../order-store.ts';
import type { Sizes } from '../sizes.ts';

const ROWS = 100;
const USER = 'user-0';

/** Inserting a hundred orders in one call, against the driver in one transaction and against the client's createMany. */
export const benchWrites = (sizes: Sizes): Promise<readonly Result[]> =>
  onEveryEngine((engine) => benchWritesOn(engine, sizes));

async function benchWritesOn(engine: ProviderName, { writes }: Sizes): Promise<readonly Result[]> {
  const store = await openOrderStore(engine);
  try {
    await addAccounts(store, 1);
    const ours = await sample(writes, (index) =>
      store.repositories.orders.insert(batch('ours', index).map((order) => [order, ORIGIN] as const)),
    );
    const bare = await insertBare(store, writes);
    const createMany = await insertByClient(store, Math.ceil(writes / 5));
    return [
      compared('bulk_100', engine, ours, bare, { ratioMax: 2.5 }),
      compared('bulk_100_client', engine, ours, createMany, { ratioMax: 0.1 }),
    ];
  } finally {
    await store.close();
  }
}

function batch(kind: string, index: number) {
  return Array.from({ length: ROWS }, (_, row) => anOrder(USER, row, { orderId: `${kind}/${index}/${row}` }));
}

/** As many rows in one statement as the engine likes best: SQLite's own code has no round trip to save. */
const ROWS_PER_STATEMENT: Readonly<Record<ProviderName, number>> = {
  sqlite: 1,
  postgresql: ROWS,
  mysql: ROWS,
};
const CONSTANTS = {
  strategy: 'bench',
  symbol: 'SBIN',
  exchange: 'NSE',
  action: 'BUY',
  quantity: 1,
  price: 800,
  price_type: 'LIMIT',
  product: 'MIS',
  order_status: 'complete',
  average_price: 800,
  filled_quantity: 1,
  pending_quantity: 0,
  margin_blocked: 0,
  margin_price: 800,
  contract_value: 1,
  version: 1,
  tick_seq: 0,
  shard: 0,
  request_size: 200,
  response_size: 70,
} as const;
const INSTANTS = ['order_timestamp', 'update_timestamp', 'acked_at', 'received_at'] as const;

/** The same columns by a prepared statement within one transaction. */
function insertBare({ engine, driver }: OrderStore, writes: number): Promise<Samples> {
  const at = SPELLINGS[engine].instant(ORIGIN.receivedAt);
  const rest = [...Object.values(CONSTANTS), ...INSTANTS.map(() => at)];
  const columns = ['orderid', 'user_id', ...Object.keys(CONSTANTS), ...INSTANTS];
  const size = ROWS_PER_STATEMENT[engine];
  const text = `INSERT INTO sandbox_orders (${columns.join(', ')}) VALUES ${placeholders(size, columns.length)}`;

  return sample(writes, (index) =>
    driver.transaction(async () => {
      const ids = batch('bare', index).map(({ orderId }) => orderId);
      for (let start = 0; start < ids.length; start += size) {
        const values = ids.slice(start, start + size).flatMap((id) => [id, USER, ...rest]);
        await driver.run(text, values);
      }
    }),
  );
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
