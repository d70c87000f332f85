import { type Clock, hasPassed, instrumentId, type Quote } from '@openalgo/domain';
import type { QuoteBook } from '@openalgo/market';
import type { Publication } from '@openalgo/sandbox';

/** Gives the newest quotes to those who read them in the database; one worker does it for all. */
export interface Publisher {
  /** Whether something waits to be published, as far as is known before the database is asked. */
  readonly isDue: boolean;
  /** Whether so much waits for slower workers that it is better to take no more ticks. */
  readonly isFull: boolean;
  /** Notes what the ticks have changed, up to the one of this number; null where ticks are not numbered. */
  note(appliedSeq: number | null): void;
  /** What may be published when the slowest account is at this tick; null for nothing. Asking changes nothing. */
  offer(slowest: number): Publication | null;
  /** Told that an offer has become durable. */
  confirm(publication: Publication): void;
}

export interface PublisherOptions {
  readonly quotes: Pick<QuoteBook, 'drainChanged'>;
  readonly clock: Clock;
  /** The tick that the published quotes are as of; null where ticks are not numbered. */
  readonly appliedSeq: number | null;
}

/** What ticks up to a number have changed. */
interface Batch {
  readonly seq: number | null;
  readonly quotes: readonly Quote[];
}

/** Readers need no fresher quotes than this; where ticks are numbered, quotes go with the ticks they belong to. */
const PUBLISH_EVERY_MS = 250;
/** Some seconds of a busy market: longer than it takes until another worker serves in the place of one that is gone. */
const WAITING_QUOTES_MAX = 50_000;

/**
 * Published quotes are where a worker starts that takes accounts over, so they must not be ahead of any account: those
 * of ticks that others have yet to apply wait. With one worker nothing ever waits.
 */
export function createPublisher({ quotes, clock, appliedSeq }: PublisherOptions): Publisher {
  let waiting: readonly Batch[] = [];
  let publishedAt = 0;
  let notedSeq = appliedSeq ?? 0;

  function drain(seq: number | null): void {
    const changed = quotes.drainChanged();
    const last = waiting.at(-1);
    if (changed.length === 0 && last !== undefined) {
      waiting = [...waiting.slice(0, -1), { ...last, seq }];
    } else if (changed.length > 0 || seq !== null) {
      waiting = [...waiting, { seq, quotes: changed }];
    }
  }

  return {
    get isDue() {
      return waiting.length > 0;
    },

    get isFull() {
      return waiting.reduce((sum, batch) => sum + batch.quotes.length, 0) >= WAITING_QUOTES_MAX;
    },

    note(seq) {
      if (seq !== null && seq > notedSeq) {
        notedSeq = seq;
        drain(seq);
      } else if (seq === null && hasPassed(PUBLISH_EVERY_MS, publishedAt, clock.now())) {
        publishedAt = clock.now();
        drain(null);
      }
    },

    offer(slowest) {
      const ripe = waiting.filter((batch) => (batch.seq ?? 0) <= slowest);
      const newest = new Map(
        ripe.flatMap((batch) => batch.quotes.map((quote) => [instrumentId(quote), quote] as const)),
      );
      return ripe.length === 0 ? null : { quotes: [...newest.values()], seq: ripe.at(-1)?.seq ?? null };
    },

    confirm({ seq }) {
      waiting = waiting.filter((batch) => (batch.seq ?? 0) > (seq ?? 0));
    },
  };
}
