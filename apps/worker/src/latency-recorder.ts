import type { AcknowledgedOrder, LatencyRecord, SandboxRepositories, ShardSelection } from '@openalgo/db';
import type { Clock, Instant } from '@openalgo/domain';

export interface LatencyRecorderOptions {
  readonly orders: Pick<SandboxRepositories['orders'], 'owedLatency' | 'settleLatency'>;
  /** Writes records, each once: an order that has one keeps it. */
  readonly insertRecords: (records: readonly LatencyRecord[]) => Promise<void>;
  readonly clock: Clock;
  /** Whose orders this worker keeps records of. */
  readonly served: () => ShardSelection;
}

/** Writes one latency record per order into the latency database, however often it is interrupted. */
export interface LatencyRecorder {
  /** Notes when acknowledgements became durable, which is a moment after the time that is stored with the orders. */
  note(orderIds: readonly string[], at: Instant): void;
  /** Writes the records that are owed. */
  run(): Promise<void>;
}

const RECORDS_PER_RUN = 1000;
const NOTED_MAX = 20_000;

/**
 * An order owes its record from its first acknowledgement until `latency_at` is set. The record is written first and the
 * debt settled then, so a crash in between leads to a second attempt, which the record's unique order id makes harmless.
 */
export function createLatencyRecorder({
  orders,
  insertRecords,
  clock,
  served,
}: LatencyRecorderOptions): LatencyRecorder {
  const durableAt = new Map<string, Instant>();

  async function recordPage(): Promise<number> {
    const shards = served();
    const owed = shards.length === 0 ? [] : await orders.owedLatency(RECORDS_PER_RUN, shards);
    if (owed.length === 0) {
      return 0;
    }

    await insertRecords(owed.map((order) => toRecord(order, durableAt.get(order.orderId) ?? order.ackedAt)));
    await orders.settleLatency(
      owed.map(({ orderId }) => orderId),
      clock.now(),
    );
    for (const { orderId } of owed) {
      durableAt.delete(orderId);
    }

    return owed.length;
  }

  return {
    note(orderIds, at) {
      for (const orderId of orderIds) {
        if (durableAt.size < NOTED_MAX && !durableAt.has(orderId)) {
          durableAt.set(orderId, at);
        }
      }
    },

    async run() {
      while ((await recordPage()) === RECORDS_PER_RUN) {
        // A full page means that there is more.
      }
    },
  };
}

function toRecord(order: AcknowledgedOrder, ackedAt: Instant): LatencyRecord {
  const rttMs = Math.max(0, ackedAt - order.receivedAt);

  return {
    orderId: order.orderId,
    apiType: 'placeorder',
    orderType: 'PLACE',
    broker: 'sandbox',
    userId: order.userId,
    symbol: order.symbol,
    requestSentAt: order.receivedAt,
    orderAckedAt: ackedAt,
    rttMs,
    totalLatencyMs: rttMs,
    requestSize: order.requestSize,
    responseSize: order.responseSize,
    status: 'SUCCESS',
  };
}
