import Fastify from 'fastify';
import { Registry } from 'prom-client';
import { expect, it } from 'vitest';
import { openAuditQueue } from '../src/plugins/app/audit-queue.ts';

it('delays and fails nothing when the trail cannot be written; what is lost is counted and told', async () => {
  const lines: string[] = [];
  const registry = new Registry();
  const app = Fastify({ logger: { stream: { write: (line: string) => void lines.push(line) } } });
  const writeAuditEvents = () => Promise.reject(new Error('logs.db is away'));
  const record = openAuditQueue(app, { writeAuditEvents, registry });

  record({ at: 0, actor: 'asha', action: 'apikey.rotated', subject: 'asha', detail: {} });
  expect(await registry.metrics()).toContain('openalgo_audit_queue_depth 1');
  await app.close();
  expect(await registry.metrics()).toContain('openalgo_audit_dropped_total 1');
  expect(lines.join('')).toContain('logs.db is away');
  expect(lines.join('')).toContain('Events are missing in the audit trail');
});
