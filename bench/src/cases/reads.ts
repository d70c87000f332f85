import { compared, type Result, type Samples, sample } from '../measure.ts';
import { addAccounts, addOrders, type OrderStore, openOrderStore } from '../order-store.ts';
import type { Sizes } from '../sizes.ts';

const USER = 'user-0';
const PAGE = 50;

/** Reading orders out of many: one by its id, the newest fifty, and whether that depends on how many there are. */
export async function benchReads({ orders, fewOrders, reads }: Sizes): Promise<readonly Result[]> {
  const [many, few] = [await openOrderStore(), await openOrderStore()];
  try {
    for (const [store, count] of [
      [many, orders],
      [few, fewOrders],
    ] as const) {
      await addAccounts(store, 1);
      await addOrders(store, USER, 0, count);
    }

    const listMany = await sample(reads, () => many.repositories.orders.newestOfUser(USER, { limit: PAGE }));
    const listFew = await sample(reads, () => few.repositories.orders.newestOfUser(USER, { limit: PAGE }));
    return [
      compared(
        'fetch_one',
        'sqlite',
        await fetchOurs(many, orders, reads),
        await fetchBare(many, orders, reads),
        { ratioMax: 15 },
      ),
      compared('list_50', 'sqlite', listMany, await listBare(many, reads), { ratioMax: 2 }),
      compared('page_growth', 'sqlite', listMany, listFew, { ratioMax: 1.3 }),
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
  const statement = driver.prepare('SELECT * FROM sandbox_orders WHERE orderid = ?');
  return sample(reads, (index) => statement.get(idOf(index, orders)));
}

function listBare({ driver }: OrderStore, reads: number): Promise<Samples> {
  const statement = driver.prepare('SELECT * FROM sandbox_orders WHERE user_id = ? ORDER BY id DESC LIMIT ?');
  return sample(reads, () => statement.all(USER, PAGE));
}
