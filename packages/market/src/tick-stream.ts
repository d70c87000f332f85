import type { Tick } from '@openalgo/domain';

/** What was read of a stream. */
export interface Stretch {
  /** In the order of the stream; none when there was nothing new within the time that a read takes at most. */
  readonly ticks: readonly Tick[];
  /** Where to read on; null for streams that cannot be read twice. */
  readonly to: string | null;
  /** How many messages were no ticks. */
  readonly malformed: number;
}

/**
 * Prices that somebody else publishes. One worker reads them and has them stored and numbered for all; from then on they
 * are as those that clients push.
 */
export interface TickStream {
  /** Names the stream, with the server it is on but without secrets: the place in one means nothing in another. */
  readonly id: string;
  /** The place after everything that is there already; null for streams that cannot be read twice. */
  end(): Promise<string | null>;
  /** Waits a while for what comes after a place. Never call it twice at a time. */
  read(after: string | null): Promise<Stretch>;
  close(): Promise<void>;
}
