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
  type Funds,
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
import { ACCOUNT_SHARDS, QUOTES_SHARD, SHARD_COUNT, shardOf } from './shards.ts';

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

/** Newest quotes for others to read. */
export interface Publication {
  readonly quotes: readonly Quote[];
  /** The tick that they are as of; null where ticks are not numbered. */
  readonly seq: number | null;
}

/** One transaction's worth of decisions, in the order in which they were made. */
export interface SettlementGroup {
  /** Who decided. Decisions about accounts that another worker serves by now are void. */
  readonly workerId: string;
  readonly decisions: readonly OrderDecision[];
  /** How far these shards have followed the feed when this is done; null where that stays as it is. */
  readonly place: { readonly shards: readonly number[]; readonly appliedSeq: number } | null;
  /** What may be published when all accounts have applied the ticks up to a number; null for nothing. */
  readonly publish: ((slowest: number) => Publication | null) | null;
}

export type SettlementOptions = Pick<MarketOptions, 'clock' | 'settingDefaults'>;

export interface Settlement {
  /** The fills that became trades; others were void, because their order had changed. */
  readonly trades: readonly Trade[];
  readonly published: Publication | null;
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
    const filling = group.decisions.filter(({ fill }) => fill !== null);
    const claimed = await repositories.funds.claim([...new Set(filling.map(({ order }) => order.userId))]);
    const held = await heldShards(repositories, group);
    const valid = group.decisions.filter(({ order }) => held.has(shardOf(order.userId)));

    const fills = valid.filter(({ fill }) => fill !== null);
    const trades = await settleFills(repositories, options, claimed, fills);
    await repositories.orders.acknowledge(valid.filter(({ fill }) => fill === null).map(toAcknowledgement));
    const published = await moveInFeed(repositories, group, held.has(QUOTES_SHARD));
    return { trades, published };
  });
}

/**
 * Which of the shards that the group is about are still the worker's. Asked inside the transaction and after the claim:
 * a worker that was held up, for however long and by whatever clock, finds here that others have gone on without it.
 */
async function heldShards(
  { workers }: SandboxRepositories,
  { workerId, decisions, publish }: SettlementGroup,
): Promise<ReadonlySet<number>> {
  const wanted = new Set(decisions.map(({ order }) => shardOf(order.userId)));
  if (publish !== null) {
    wanted.add(QUOTES_SHARD);
  }

  return new Set(wanted.size === 0 ? [] : await workers.heldOf(workerId, [...wanted]));
}

/** Moves the worker's place, then publishes the quotes that no account is behind. */
async function moveInFeed(
  { workers, quotes }: SandboxRepositories,
  { workerId, place, publish }: SettlementGroup,
  isPublisher: boolean,
): Promise<Publication | null> {
  const moved = place === null ? 0 : await workers.moveTo(workerId, place.shards, place.appliedSeq);
  if (!isPublisher || publish === null) {
    return null;
  }

  const isAlone = place === null || moved === SHARD_COUNT;
  const alonePlace = place?.appliedSeq ?? Number.POSITIVE_INFINITY;
  const publication = publish(isAlone ? alonePlace : await workers.slowestOf(ACCOUNT_SHARDS));
  if (publication !== null) {
    await quotes.save(publication.quotes);
    if (publication.seq !== null) {
      await workers.moveTo(workerId, [QUOTES_SHARD], publication.seq);
    }
  }

  return publication;
}

async function settleFills(
  repositories: SandboxRepositories,
  options: SettlementOptions,
  claimed: readonly Funds[],
  decisions: readonly OrderDecision[],
): Promise<readonly Trade[]> {
  if (decisions.length === 0) {
    return [];
  }

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
