import type { NewAuditEvent } from '@openalgo/db';
import type { FastifyInstance } from 'fastify';
import { createBatchQueue } from '../../batch-queue.ts';
import type { ApiDependencies } from '../../dependencies.ts';
import { showQueue } from './queue-metrics.ts';

/** Takes note of an event; returns at once and does not throw. */
export type RecordEvent = (event: NewAuditEvent) => void;

/** Room for an outage of minutes: what is given up here, nobody knows any more who did it. */
const QUEUE_LIMITS = { batchSize: 200, capacity: 50_000, flushIntervalMs: 100, retryDelayMsMax: 5_000 };

/**
 * Writes events to the audit trail in batches, after the answers, and what waits when the application closes. A
 * process that is killed loses the events of its last moments: what is done to paper accounts is not noted here, but with it.
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
