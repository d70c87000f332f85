import type { ProviderName } from '@openalgo/db';
import { placeholders } from '../bare-driver.ts';
import { onEveryEngine } from '../engines.ts';
import { compared, type Result, type Samples, sample } from '../measure.ts';
import { addAccounts, addOrders, anOrder, type OrderStore, openOrderStore } from '../order-store.ts';
import type { Sizes } from '../sizes.ts';

const USER = 'user-0';
const PAGE = 50;
const NEWEST = 'SELECT * FROM sandbox_orders WHERE user_id = ? ORDER BY id DESC LIMIT ?';

/** Reading orders out of many: one by its id, the newest fifty, those with their trades, and whether that depends on how many there are. */
export const benchReads = (sizes: Sizes): Promise<readonly Result[]> =>
  onEveryEngine((engine) => benchReadsOn(engine, sizes));

async function benchReadsOn(
  engine: ProviderName,
  { orders, fewOrders, reads }: Sizes,
): Promise<readonly Result[]> {
  const [many, few] = [await openOrderStore(engine), await openOrderStore(engine)];
  try {
    for (const [store, count] of [
      [many, orders],
      [few, fewOrders],
    ] as const) {
      await addAccounts(store, 1);
      await addOrders(store, USER, 0, count);
    }

    await addTrades(many, orders);

    const listMany = await sample(reads, () => many.repositories.orders.newestOfUser(USER, { limit: PAGE }));
    const listFew = await sample(reads, () => few.repositories.orders.newestOfUser(USER, { limit: PAGE }));
    return [
      compared(
        'fetch_one',
        engine,
        await fetchOurs(many, orders, reads),
        await fetchBare(many, orders, reads),
        { ratioMax: 15 },
      ),
      compared('list_50', engine, listMany, await listBare(many, reads), { ratioMax: 2 }),
      compared('join_50', engine, await sample(reads, () => joinOurs(many)), await joinBare(many, reads), {
        ratioMax: 3,
      }),
      compared('page_growth', engine, listMany, listFew, { ratioMax: 1.3 }),
    ];
  } finally {
    await many.close();
    await few.close();
  }
}

/** Spread over the table, so that no page of it stays warm by chance. */
const idOf = (index: number, orders: number) => `${USER}/${(index * 7919) % orders}`;

function fetchOurs({ repositories }: OrderStore, orders: number, reads: number): Promise<Samples> {
  return sample(reads, (index) => repositories.orders.findOfUser(USER, idOf(index, orders)));
}

function fetchBare({ driver }: OrderStore, orders: number, reads: number): Promise<Samples> {
  const text = 'SELECT * FROM sandbox_orders WHERE orderid = ?';
  return sample(reads, (index) => driver.run(text, [idOf(index, orders)]));
}

const TRADED = 1000;

/** A trade for each of the newest orders. */
async function addTrades({ repositories }: OrderStore, orders: number): Promise<void> {
  const newest = Array.from({ length: TRADED }, (_, index) => anOrder(USER, orders - 1 - index));
  await repositories.trades.insert(
    newest.map(({ placedAt, ...order }) => ({
      ...order,
      tradeId: `T${order.orderId}`,
      price: order.marginPrice,
      realizedPnl: 0n,
      tradedAt: placedAt,
    })),
  );
}

async function joinOurs({ repositories }: OrderStore): Promise<number> {
  const { rows } = await repositories.orders.newestOfUser(USER, { limit: PAGE });
  return (await repositories.trades.ofOrders(rows.map(({ orderId }) => orderId))).length;
}

function joinBare({ driver }: OrderStore, reads: number): Promise<Samples> {
  const trades = `SELECT * FROM sandbox_trades WHERE orderid IN ${placeholders(1, PAGE)}`;
  return sample(reads, async () => {
    const orders = await driver.run(NEWEST, [USER, PAGE]);
    return driver.run(
      trades,
      orders.map(({ orderid }) => String(orderid)),
    );
  });
}

function listBare({ driver }: OrderStore, reads: number): Promise<Samples> {
  return sample(reads, () => driver.run(NEWEST, [USER, PAGE]));
}
