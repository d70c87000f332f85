import type { NewAuditEvent, OrderOrigin, SandboxRepositories } from '@openalgo/db';
import {
  type AccountSlice,
  type BookKey,
  bookId,
  type Delivery,
  EMPTY_BOOK,
  type Funds,
  groupBy,
  type Holding,
  type Instant,
  type InstrumentBook,
  instrumentId,
  type Order,
  type Position,
  type Trade,
} from '@openalgo/domain';

/**
 * The claimed accounts in memory while a transaction decides: funds, and those books that it may touch. Decisions
 * read slices and give back changed ones; what differs from what was loaded is written at the end, set-based, so a
 * transaction has the same handful of statements whatever its size.
 */
export interface AccountImage {
  /** The newest state of an account's book, or null where the account was not claimed. */
  slice(key: BookKey): AccountSlice | null;
  /** The books of an account that were loaded. */
  booksOf(userId: string): readonly BookKey[];
  /** Takes over a changed slice, and those of its orders that have left the book. */
  keep(key: BookKey, slice: AccountSlice, left: readonly Order[]): void;
  /** Notes an order as new: it will be inserted in the state in which it then is. */
  insert(order: Order, origin: OrderOrigin): void;
  addTrades(trades: readonly Trade[]): void;
  /** Notes a delivery whose slice was kept. */
  addDelivery(delivery: Delivery): void;
  /** Notes what has to be in the audit trail, once what it tells of is durable. */
  noteDeed(deed: NewAuditEvent): void;
  /** Writes all that changed. */
  save(repositories: SandboxRepositories, at: Instant): Promise<void>;
}

/** Loads the books of claimed accounts. Holdings are read where a CNC book needs them. */
export async function loadAccountImage(
  repositories: SandboxRepositories,
  claimed: readonly Funds[],
  keys: readonly BookKey[],
): Promise<AccountImage> {
  const wanted = [...new Map(keys.map((key) => [bookId(key), key])).values()];
  const positions = await repositories.positions.find(wanted);
  const resting = await repositories.orders.restingOf(wanted);
  const books = new Map<string, InstrumentBook>(wanted.map((key) => [bookId(key), EMPTY_BOOK]));

  for (const position of positions) {
    books.set(bookId(position), { ...EMPTY_BOOK, position });
  }

  for (const [id, orders] of groupBy(resting, bookId)) {
    books.set(id, { ...(books.get(id) ?? EMPTY_BOOK), resting: orders });
  }

  await addHoldings(repositories, wanted, books);
  return createAccountImage(new Map(claimed.map((funds) => [funds.userId, funds])), books, wanted);
}

async function addHoldings(
  repositories: SandboxRepositories,
  wanted: readonly BookKey[],
  books: Map<string, InstrumentBook>,
): Promise<void> {
  const delivered = wanted.filter((key) => key.product === 'CNC');
  if (delivered.length === 0) {
    return;
  }

  const holdings = await repositories.holdings.ofUsers([...new Set(delivered.map((key) => key.userId))]);
  const byShare = new Map(holdings.map((holding) => [`${holding.userId}/${instrumentId(holding)}`, holding]));
  for (const key of delivered) {
    const holding = byShare.get(`${key.userId}/${instrumentId(key)}`) ?? null;
    books.set(bookId(key), { ...(books.get(bookId(key)) ?? EMPTY_BOOK), holding });
  }
}

function createAccountImage(
  funds: Map<string, Funds>,
  books: Map<string, InstrumentBook>,
  keys: readonly BookKey[],
): AccountImage {
  const loaded = new Map(
    [...books.values()].flatMap(({ resting }) => resting.map((order) => [order.orderId, order] as const)),
  );
  const changedFunds = new Map<string, Funds>();
  const changedPositions = new Map<string, Position>();
  const changedOrders = new Map<string, Order>();
  const inserted = new Map<string, OrderOrigin>();
  const changedHoldings = new Map<string, Holding>();
  const trades: Trade[] = [];
  const deliveries: Delivery[] = [];
  const deeds: NewAuditEvent[] = [];

  function keepBook(id: string, book: InstrumentBook): void {
    const before = books.get(id) ?? EMPTY_BOOK;
    const known = new Set(before.resting);
    for (const order of book.resting) {
      if (!known.has(order)) {
        changedOrders.set(order.orderId, order);
      }
    }

    if (book.position !== null && book.position !== before.position) {
      changedPositions.set(id, book.position);
    }

    if (book.holding !== null && book.holding !== before.holding) {
      changedHoldings.set(id, book.holding);
    }

    books.set(id, book);
  }

  return {
    slice(key) {
      const own = funds.get(key.userId);
      return own === undefined ? null : { funds: own, book: books.get(bookId(key)) ?? EMPTY_BOOK };
    },

    booksOf: (userId) => keys.filter((key) => key.userId === userId),

    keep(key, slice, left) {
      if (funds.get(key.userId) !== slice.funds) {
        funds.set(key.userId, slice.funds);
        changedFunds.set(key.userId, slice.funds);
      }

      keepBook(bookId(key), slice.book);
      for (const order of left) {
        changedOrders.set(order.orderId, order);
      }
    },

    insert(order, origin) {
      changedOrders.set(order.orderId, order);
      inserted.set(order.orderId, origin);
    },

    addTrades(more) {
      trades.push(...more);
    },

    addDelivery(delivery) {
      deliveries.push(delivery);
    },

    noteDeed(deed) {
      deeds.push(deed);
    },

    async save(repositories, at) {
      await repositories.orders.insert(
        [...inserted].flatMap(([id, origin]) => {
          const order = changedOrders.get(id);
          return order === undefined ? [] : [[order, origin] as const];
        }),
      );
      await saveOrders(
        repositories,
        [...changedOrders.values()].filter((order) => !inserted.has(order.orderId)),
        loaded,
      );
      await repositories.trades.insert(trades);
      await repositories.positions.save([...changedPositions.values()]);
      await repositories.holdings.save([...changedHoldings.values()], at);
      await saveDeliveries(repositories, deliveries);
      await repositories.funds.save([...changedFunds.values()], at);
      await repositories.deeds.insert(deeds);
    },
  };
}

/**
 * An order whose version is as it was loaded has a new share of the margin at most. Nothing else of it is written: the
 * worker, who claims no account to take note of an order, may have done so since. A new version that is still to be
 * noted must say so itself, for the same reason: the note of the one before must not pass for its own.
 */
async function saveOrders(
  { orders }: Pick<SandboxRepositories, 'orders'>,
  changed: readonly Order[],
  loaded: ReadonlyMap<string, Order>,
): Promise<void> {
  const isSameVersion = (order: Order) => loaded.get(order.orderId)?.version === order.version;
  const staysAcknowledged = ({ orderId, ackedAt }: Order) =>
    ackedAt !== null && loaded.get(orderId)?.ackedAt === ackedAt;
  const renewed = changed.filter((order) => !isSameVersion(order));
  await orders.updateMargins(changed.filter(isSameVersion));
  await orders.updateAcknowledged(renewed.filter(staysAcknowledged));
  await orders.update(renewed.filter((order) => !staysAcknowledged(order)));
}

/** A delivery is placed after the trades that its account has by now, those of this transaction included. */
async function saveDeliveries(
  repositories: SandboxRepositories,
  deliveries: readonly Delivery[],
): Promise<void> {
  const newest = await repositories.trades.newestRows([...new Set(deliveries.map(({ userId }) => userId))]);
  await repositories.settlements.insert(
    deliveries.map((delivery) => ({ ...delivery, afterTrade: newest.get(delivery.userId) ?? 0 })),
  );
}
