import {
  dayBoundary,
  type Instant,
  type InstrumentKey,
  instrumentId,
  type Price,
  type Quote,
  smaller,
  type Tick,
  type TickFault,
} from '@openalgo/domain';
import { CREDULOUS, type TickGuard } from './tick-guard.ts';

/** What a tick did. One that is no news changed nothing; `quote` is then what was known before, if anything. */
export type QuoteUpdate =
  | { readonly isNews: true; readonly quote: Quote }
  | { readonly isNews: false; readonly quote: Quote | null };

/** The newest quote of every instrument. Quotes are values: a tick makes a new one. */
export interface QuoteBook {
  /**
   * Takes a tick. One that the guard does not believe, or that is older than the newest of its instrument, is no news
   * (rules of the engine, §5); one of the same time is, because feeds repeat timestamps, and one that is older only because
   * the clock was set back.
   */
  apply(tick: Tick): QuoteUpdate;
  get(key: InstrumentKey): Quote | null;
  /** The time of the newest quote of all; null where there is none. */
  readonly newestAt: Instant | null;
  /** The quotes that changed since the last call, each once and as it is now, for the writer that publishes them. */
  drainChanged(): readonly Quote[];
}

export interface QuoteBookOptions {
  /** Tells which ticks are believed; by default all whose price is above zero. */
  readonly guard?: TickGuard;
  /** Told of every tick that changed nothing, and why. */
  readonly onRefused?: (tick: Tick, fault: TickFault) => void;
}

interface Entry {
  quote: Quote;
  /** The first instant of the next trading day. Kept, because computing it anew would cost more than all the rest. */
  dayEnd: Instant;
  isChanged: boolean;
}

const DAY_MS = 86_400_000;

/**
 * A book that starts with what is `known`, so that a restart in the middle of a day keeps the day's open, low, high and
 * the previous close. Quotes of another feed must not be given: a replay's ticks would be older than them, and no news.
 */
export function createQuoteBook(
  known: Iterable<Quote> = [],
  { guard = CREDULOUS, onRefused = () => {} }: QuoteBookOptions = {},
): QuoteBook {
  const entries = new Map<string, Entry>();
  let changed: Entry[] = [];
  let newestAt: Instant | null = null;

  function see(at: Instant, isSetBack = false): void {
    if (newestAt === null || at > newestAt || isSetBack) {
      newestAt = at;
    }
  }

  for (const quote of known) {
    see(quote.at);
    entries.set(instrumentId(quote), { quote, dayEnd: dayEndOf(quote.at), isChanged: false });
  }

  function markChanged(entry: Entry): void {
    if (!entry.isChanged) {
      entry.isChanged = true;
      changed.push(entry);
    }
  }

  function update(entry: Entry, tick: Tick): void {
    if (tick.at < entry.dayEnd) {
      entry.quote = quoteAfter(tick, entry.quote, entry.quote.prevClose);
      return;
    }

    entry.quote = quoteAfter(tick, null, entry.quote.ltp);
    entry.dayEnd = dayEndOf(tick.at);
  }

  function open(id: string, tick: Tick): Entry {
    const entry = { quote: quoteAfter(tick, null, null), dayEnd: dayEndOf(tick.at), isChanged: false };
    entries.set(id, entry);
    return entry;
  }

  return {
    apply(tick) {
      const id = instrumentId(tick);
      let entry = entries.get(id);
      const newer = entry !== undefined && tick.at < entry.quote.at ? entry.quote : null;
      const isSetBack = newer !== null && guard.isToCome(newer.at);
      const isLate = newer !== null && !isSetBack;
      const fault = isLate ? 'late' : guard.faultOf(tick, entry?.quote.ltp ?? null);
      if (fault !== null) {
        onRefused(tick, fault);
        return { isNews: false, quote: entry?.quote ?? null };
      }

      if (entry === undefined) {
        entry = open(id, tick);
      } else {
        update(entry, tick);
      }

      see(tick.at, isSetBack);
      markChanged(entry);
      return { isNews: true, quote: entry.quote };
    },

    get newestAt() {
      return newestAt;
    },

    get: (key) => entries.get(instrumentId(key))?.quote ?? null,

    drainChanged() {
      const drained = changed;
      changed = [];
      return drained.map((entry) => {
        entry.isChanged = false;
        return entry.quote;
      });
    },
  };
}

const dayEndOf = (at: Instant): Instant => dayBoundary(at) + DAY_MS;

/** The quote that a tick makes of the day so far; null for the first tick of a day. Fields are named one by one for speed. */
function quoteAfter(tick: Tick, day: Quote | null, prevClose: Price | null): Quote {
  return {
    exchange: tick.exchange,
    symbol: tick.symbol,
    ltp: tick.ltp,
    bid: told(tick.bid),
    ask: told(tick.ask),
    open: day?.open ?? tick.ltp,
    low: told(tick.low) ?? smaller(day?.low ?? tick.ltp, tick.ltp),
    high: told(tick.high) ?? larger(day?.high ?? tick.ltp, tick.ltp),
    prevClose,
    volume: tick.volume ?? day?.volume ?? null,
    openInterest: day?.openInterest ?? 0,
    at: tick.at,
  };
}

/** Feeds write 0 for what they do not know. */
const told = (value: Price | null): Price | null => (value !== null && value > 0n ? value : null);

const larger = (a: Price, b: Price): Price => (a > b ? a : b);
