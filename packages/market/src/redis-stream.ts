import type { Instant, Tick } from '@openalgo/domain';
import { z } from 'zod';
import {
  exchangeOfFeed,
  instantOfFeed,
  maybePriceOfFeed,
  maybeVolumeOfFeed,
  priceOfFeed,
  symbolOfFeed,
} from './feed-values.ts';
import type { TickStream } from './tick-stream.ts';

/** An entry of a Redis stream: its id, and its fields as names and values in turn. */
export type StreamEntry = readonly [id: string, fields: readonly string[]];

/** What is needed of a Redis server. Both reject while it is away. */
export interface StreamServer {
  /** The newest entry, or none. */
  newest(): Promise<readonly StreamEntry[]>;
  /** Waits a while for entries after an id, and gives at most `count`. */
  after(id: string, count: number): Promise<readonly StreamEntry[]>;
  close(): Promise<void>;
}

const ENTRIES_PER_READ = 2000;
const BEFORE_ALL = '0-0';

/** The fields of an entry. Without a timestamp it is as old as its id tells. */
const entryFields = z
  .object({
    exchange: exchangeOfFeed,
    symbol: symbolOfFeed,
    ltp: priceOfFeed,
    bid: maybePriceOfFeed,
    ask: maybePriceOfFeed,
    low: maybePriceOfFeed,
    high: maybePriceOfFeed,
    volume: maybeVolumeOfFeed.optional(),
    timestamp: instantOfFeed.optional(),
  })
  .partial({ bid: true, ask: true, low: true, high: true });

/** The ticks of a Redis stream, one an entry, from any place on that is still kept there. */
export function createRedisStream(server: StreamServer, id: string): TickStream {
  return {
    id,

    async end() {
      const [newest] = await server.newest();
      return newest?.[0] ?? BEFORE_ALL;
    },

    async read(after) {
      const entries = await server.after(after ?? BEFORE_ALL, ENTRIES_PER_READ);
      const ticks = entries.map(readEntry).filter((tick) => tick !== null);
      return { ticks, to: entries.at(-1)?.[0] ?? after, malformed: entries.length - ticks.length };
    },

    close: () => server.close(),
  };
}

function readEntry([id, fields]: StreamEntry): Tick | null {
  const pairs = fields.flatMap((name, index) => (index % 2 === 0 ? [[name, fields[index + 1]]] : []));
  const parsed = entryFields.safeParse(Object.fromEntries(pairs));
  if (!parsed.success) {
    return null;
  }

  const { exchange, symbol, ltp, bid, ask, low, high, volume, timestamp } = parsed.data;
  return {
    exchange,
    symbol,
    ltp,
    bid: bid ?? null,
    ask: ask ?? null,
    low: low ?? null,
    high: high ?? null,
    volume: volume ?? null,
    at: timestamp ?? timeOf(id),
  };
}

/** Ids that the server gave begin with the milliseconds of its clock. */
function timeOf(id: string): Instant {
  return Number(id.split('-')[0]);
}
