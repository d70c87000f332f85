import type { FastifyInstance } from 'fastify';
import type { RecordEvent } from '../../audited-accounts.ts';
import { createBatchQueue } from '../../batch-queue.ts';
import type { ApiDependencies } from '../../dependencies.ts';
import { showQueue } from './queue-metrics.ts';

/** Room for an outage of minutes: what is given up here, nobody knows any more who did it. */
const QUEUE_LIMITS = { batchSize: 200, capacity: 50_000, flushIntervalMs: 100, retryDelayMsMax: 5_000 };

/**
 * Writes events to the audit trail in batches, after the answers, and what waits when the application closes. A
 * process that is killed loses the events of its last moments; what they tell of is durable in the accounts by then.
 */
export function openAuditQueue(
  app: FastifyInstance,
  { writeAuditEvents, registry }: Pick<ApiDependencies, 'writeAuditEvents' | 'registry'>,
): RecordEvent {
  const queue = createBatchQueue({
    ...QUEUE_LIMITS,
    write: writeAuditEvents,
    onFailure: (err, waiting) => app.log.error({ err, waiting }, 'The audit trail could not be written'),
  });
  showQueue(registry, 'audit', 'Events of the audit trail', queue);
  app.addHook('onClose', async () => {
    await queue.close();
    if (queue.dropped > 0) {
      app.log.error({ dropped: queue.dropped }, 'Events are missing in the audit trail');
    }
  });
  return (event) => queue.add(event);
}
