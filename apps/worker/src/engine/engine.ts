import { allPages, type SandboxRepositories } from '@openalgo/db';
import { type Clock, type Exchange, type Order, RESTING_STATUSES, type Trade } from '@openalgo/domain';
import type { MarketClock, QuoteBook, SequencedTick, TickSource } from '@openalgo/market';
import type { OrderDecision, Settlement, SettlementGroup } from '@openalgo/sandbox';
import type { DaySchedule } from '../jobs/day-schedule.ts';
import type { Share } from '../sharing/share.ts';
import { evaluate } from './evaluation.ts';
import { createOrderIndex, type OrderIndex } from './order-index.ts';
import { createPublisher } from './publisher.ts';

export interface EngineDependencies {
  readonly repositories: Pick<SandboxRepositories, 'orders'>;
  readonly source: TickSource;
  readonly quotes: QuoteBook;
  readonly marketClock: MarketClock;
  /** Whether no price has come for so long that orders of the exchange wait for the next one. */
  readonly isStale: (exchange: Exchange) => boolean;
  readonly clock: Clock;
  /** Makes a group durable; tries until it is, or throws when it never can be. */
  readonly settle: (group: SettlementGroup) => Promise<Settlement>;
  /** The number of the pushed tick that the quotes are as of; null where ticks are not numbered. */
  readonly appliedSeq: number | null;
  readonly workerId: string;
  /** The accounts that are served here. */
  readonly share: Share;
  /** The jobs of the day; nothing of a later market time is applied before they have run. */
  readonly day: DaySchedule;
  /** Told of decisions that have just become durable. */
  readonly onSettled: (decisions: readonly OrderDecision[], trades: readonly Trade[]) => void;
}

/** The worker's heart: prices and orders in, fills out. */
export interface Engine {
  /**
   * Reads the orders that rest already and lets those arrive that have been waiting, before any further tick. Once,
   * before the first pass.
   */
  load(): Promise<void>;
  /** Looks at what is new and settles it. Tells whether there was anything. Passes must not overlap. */
  pass(): Promise<boolean>;
  readonly restingOrders: number;
}

const TICKS_PER_PASS = 5000;
/** All that can have piled up: an order that waited for a later pass would miss the ticks of this one. */
const ARRIVALS_PER_PASS = 50_000;
/** So few that what a row was read into is forgotten young: V8 keeps what lives longer until its heap has doubled. */
const LOAD_PAGE = 500;
/** Few enough that other writers do not wait long, many enough that a transaction pays for itself. */
const DECISIONS_PER_TRANSACTION = 1000;

export function createEngine(dependencies: EngineDependencies): Engine {
  const { repositories, source, marketClock, settle, workerId, share, day, onSettled } = dependencies;
  const index = createOrderIndex();
  const publisher = share.publishes ? createPublisher(dependencies) : null;
  let { appliedSeq } = dependencies;
  /** Ticks that were taken from the source and not yet evaluated: a failed read of orders must not lose them. */
  let held: readonly SequencedTick[] = [];

  async function takeTicks(): Promise<readonly SequencedTick[]> {
    if (held.length === 0 && publisher?.isFull !== true) {
      held = (await source.poll(TICKS_PER_PASS)).ticks;
    }

    return held;
  }

  /**
   * Runs the jobs that are due before the tick, or by now where there is none. Orders that were placed before arrive
   * first, so that it does not matter how late the worker is.
   */
  async function advanceDay(next: SequencedTick | undefined): Promise<void> {
    const at = next === undefined ? marketClock.reached() : marketClock.after(next.at);
    if (at !== null && at >= day.nextAt) {
      await apply([], await readInbox());
    }

    await day.advanceTo(at);
  }

  /** The ticks up to the first that some job of the day comes before. */
  function ticksOfNow(taken: readonly SequencedTick[]): readonly SequencedTick[] {
    const end = taken.findIndex((tick) => marketClock.after(tick.at) >= day.nextAt);
    return end === -1 ? taken : taken.slice(0, end);
  }

  const readInbox = () => repositories.orders.inbox(ARRIVALS_PER_PASS, share.accounts);

  async function settleAll(decisions: readonly OrderDecision[], isMoved: boolean): Promise<void> {
    publisher?.note(appliedSeq);
    const chunks = chunked(decisions, DECISIONS_PER_TRANSACTION);
    if (chunks.length === 0 && (isMoved || publisher?.isDue === true)) {
      chunks.push([]);
    }

    const last = chunks.at(-1);
    for (const chunk of chunks) {
      const { trades } = await settleOne(chunk, chunk === last);
      onSettled(chunk, trades);
    }
  }

  /** The last of a pass takes the place in the feed and the quotes along. */
  async function settleOne(decisions: readonly OrderDecision[], isLast: boolean): Promise<Settlement> {
    const publish = isLast && publisher?.isDue === true ? publisher.offer : null;
    const settlement = await settle({
      workerId,
      decisions,
      place: isLast && appliedSeq !== null ? { shards: share.shards, appliedSeq } : null,
      publish,
    });
    if (settlement.published !== null) {
      publisher?.confirm(settlement.published);
    }

    return settlement;
  }

  async function apply(ticks: readonly SequencedTick[], arrivals: readonly Order[]): Promise<boolean> {
    const lastSeq = ticks.at(-1)?.seq ?? 0;
    if (appliedSeq !== null && lastSeq > 0) {
      appliedSeq = lastSeq;
    }

    const batch = { ticks, arrivals, appliedSeq: appliedSeq ?? Number.POSITIVE_INFINITY };
    const decisions = evaluate({ ...dependencies, index }, batch);
    await settleAll(decisions, lastSeq > 0);
    return ticks.length > 0 || decisions.length > 0;
  }

  return {
    get restingOrders() {
      return index.size;
    },

    async load() {
      await day.advanceTo(marketClock.reached());
      await loadIndex(dependencies, index);
      await apply([], await readInbox());
    },

    async pass() {
      // Ticks are read before orders: an order that is older than one of them is then certainly seen.
      const taken = await takeTicks();
      await advanceDay(taken[0]);
      const ticks = ticksOfNow(taken);
      const arrivals = await readInbox();
      held = taken.slice(ticks.length);
      return (await apply(ticks, arrivals)) || held.length > 0;
    },
  };
}

/** The ticks that an order has seen with another worker are behind it, though they may be ahead of the quotes. */
function afterTick(order: Order, appliedSeq: number): Order {
  return order.tickSeq >= appliedSeq ? order : { ...order, tickSeq: appliedSeq };
}

async function loadIndex(
  { repositories, share }: Pick<EngineDependencies, 'repositories' | 'share'>,
  index: OrderIndex,
): Promise<void> {
  for (const status of RESTING_STATUSES) {
    const pages = allPages((after) =>
      repositories.orders.restingAcknowledged(status, { limit: LOAD_PAGE, after }, share.accounts),
    );
    for await (const orders of pages) {
      for (const order of orders) {
        index.put(afterTick(order, share.appliedBefore(order.userId)));
      }
    }
  }
}

function chunked<Item>(items: readonly Item[], size: number): Item[][] {
  const chunks: Item[][] = [];
  for (let start = 0; start < items.length; start += size) {
    chunks.push(items.slice(start, start + size));
  }

  return chunks;
}
