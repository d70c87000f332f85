import {
  type Acknowledgement,
  createSandboxRepositories,
  type SandboxDatabase,
  type SandboxRepositories,
} from '@openalgo/db';
import {
  type AccountSlice,
  type BookKey,
  bookId,
  type Fill,
  fillOrders,
  groupBy,
  type Instant,
  type Order,
  type Price,
  type Quote,
  readSandboxSettings,
  type SandboxSettings,
  type Trade,
} from '@openalgo/domain';
import { type AccountImage, loadAccountImage } from './account-image.ts';
import type { MarketOptions } from './market-state.ts';

/** What the worker concluded about one version of an order. */
export interface OrderDecision {
  /** The order as it was evaluated; the decision is void when its row has another version by now. */
  readonly order: Order;
  /** Its state after the evaluation, a fill aside: a stop-limit order that was triggered is `open`. */
  readonly status: Order['status'];
  /** When the worker took note of this version; unchanged for orders that were resting already. */
  readonly ackedAt: Instant;
  readonly fill: { readonly price: Price; readonly at: Instant } | null;
}

/** One transaction's worth of decisions, in the order in which they were made. */
export interface SettlementGroup {
  readonly decisions: readonly OrderDecision[];
  /** Newest quotes to publish with it. */
  readonly quotes: readonly Quote[];
  /** The worker whose shards' place in the feed moves with it, and where to; null where ticks are not numbered. */
  readonly place: { readonly workerId: string; readonly appliedSeq: number } | null;
}

export type SettlementOptions = Pick<MarketOptions, 'clock' | 'settingDefaults'>;

export interface Settlement {
  /** The fills that became trades; others were void, because their order had changed. */
  readonly trades: readonly Trade[];
}

/**
 * Makes decisions durable: claims the accounts that fill, reads the books that the fills touch, lets the rules book
 * them, and writes. Safe to repeat: a fill that is there already is void the second time.
 */
export function settle(
  database: Pick<SandboxDatabase, 'transaction'>,
  options: SettlementOptions,
  group: SettlementGroup,
): Promise<Settlement> {
  return database.transaction(async (session) => {
    const repositories = createSandboxRepositories(session);
    const fills = group.decisions.filter((decision) => decision.fill !== null);
    const trades = await settleFills(repositories, options, fills);
    await repositories.orders.acknowledge(
      group.decisions.filter(({ fill }) => fill === null).map(toAcknowledgement),
    );
    await repositories.quotes.save(group.quotes);
    if (group.place !== null) {
      await repositories.workers.moveTo(group.place.workerId, group.place.appliedSeq);
    }

    return { trades };
  });
}

async function settleFills(
  repositories: SandboxRepositories,
  options: SettlementOptions,
  decisions: readonly OrderDecision[],
): Promise<readonly Trade[]> {
  if (decisions.length === 0) {
    return [];
  }

  const userIds = [...new Set(decisions.map(({ order }) => order.userId))];
  const claimed = await repositories.funds.claim(userIds);
  const settings = readSandboxSettings(await repositories.config.all(), options.settingDefaults);
  const orders = decisions.map(({ order }) => order);
  const image = await loadAccountImage(repositories, claimed, orders);

  const books = groupBy(decisions, ({ order }) => bookId(order));
  const trades = [...books.values()].flatMap((own) => fillBook(image, own, settings));
  image.addTrades(trades);
  await image.save(repositories, options.clock.now());
  return trades;
}

/** Books the fills whose orders are still as they were evaluated. */
function fillBook(
  image: AccountImage,
  decisions: readonly OrderDecision[],
  settings: SandboxSettings,
): readonly Trade[] {
  const key: BookKey | undefined = decisions[0]?.order;
  const slice = key === undefined ? null : image.slice(key);
  const fills = slice === null ? [] : validFills(slice, decisions);
  if (key === undefined || slice === null || fills.length === 0) {
    return [];
  }

  const filled = fillOrders(slice, fills, settings);
  image.keep(key, filled.slice, filled.orders);
  return filled.trades;
}

function validFills(slice: AccountSlice, decisions: readonly OrderDecision[]): Fill[] {
  const resting = new Map(slice.book.resting.map((order) => [order.orderId, order]));

  return decisions.flatMap(({ order, fill, ackedAt }) => {
    const current = resting.get(order.orderId);
    if (current === undefined || current.version !== order.version || fill === null) {
      return [];
    }

    return [{ order: { ...current, ackedAt }, price: fill.price, at: fill.at }];
  });
}

function toAcknowledgement({ order, status, ackedAt }: OrderDecision): Acknowledgement {
  return { orderId: order.orderId, version: order.version, status, ackedAt };
}
