/** What a queue does with rows and how far it goes. */
export interface BatchQueueOptions<Row> {
  /** Writes the rows whole or not at all; rejects when it could not. */
  readonly write: (rows: readonly Row[]) => Promise<void>;
  /** Told of every write that failed; `waiting` rows are still held. */
  readonly onFailure: (error: unknown, waiting: number) => void;
  readonly batchSize: number;
  /** The oldest rows beyond this many are dropped. */
  readonly capacity: number;
  readonly flushIntervalMs: number;
  readonly retryDelayMsMax: number;
}

/** Collects rows and writes them in batches, one batch at a time and in order, off the caller's path. */
export interface BatchQueue<Row> {
  /** Never blocks and never throws. */
  add(row: Row): void;
  /** Rows that wait to be written. */
  readonly depth: number;
  /** How many may wait. */
  readonly capacity: number;
  /** Rows that were given up since the start. */
  readonly dropped: number;
  /** Writes what waits; what cannot be written any more is dropped. */
  close(): Promise<void>;
}

/**
 * A batch is written when `batchSize` rows wait, or `flushIntervalMs` after the first one came. Rows whose write
 * failed stay in front and are tried again, after pauses that double up to `retryDelayMsMax`.
 */
export function createBatchQueue<Row>(options: BatchQueueOptions<Row>): BatchQueue<Row> {
  const { write, onFailure, batchSize, capacity, flushIntervalMs, retryDelayMsMax } = options;
  let waiting: Row[] = [];
  let dropped = 0;
  let failures = 0;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> | undefined;

  function dropBeyond(limit: number): void {
    const excess = waiting.length - limit;
    if (excess > 0) {
      waiting.splice(0, excess);
      dropped += excess;
    }
  }

  async function writeBatch(): Promise<void> {
    const batch = waiting.splice(0, batchSize);
    try {
      await write(batch);
      failures = 0;
    } catch (error) {
      failures += 1;
      waiting = [...batch, ...waiting];
      dropBeyond(capacity);
      onFailure(error, waiting.length);
    }
  }

  function cancelTimer(): void {
    clearTimeout(timer);
    timer = undefined;
  }

  function flush(): void {
    cancelTimer();
    writing = writeBatch().finally(() => {
      writing = undefined;
      schedule();
    });
  }

  function schedule(): void {
    if (closed || writing !== undefined || waiting.length === 0) {
      return;
    }

    if (failures === 0 && waiting.length >= batchSize) {
      flush();
    } else {
      timer ??= setTimeout(flush, Math.min(flushIntervalMs * 2 ** failures, retryDelayMsMax));
    }
  }

  return {
    capacity,
    add(row) {
      waiting.push(row);
      dropBeyond(capacity);
      schedule();
    },
    get depth() {
      return waiting.length;
    },
    get dropped() {
      return dropped;
    },
    async close() {
      closed = true;
      cancelTimer();
      await writing;

      failures = 0;
      while (waiting.length > 0 && failures === 0) {
        await writeBatch();
      }
      dropBeyond(0);
    },
  };
}
