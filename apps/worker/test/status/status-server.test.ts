import { Registry } from 'prom-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStatusServer, type StatusServer, type WorkerState } from '../../src/status/status-server.ts';
import { createWorkerMetrics } from '../../src/status/worker-metrics.ts';

const WELL: WorkerState = { sandbox: true, heartbeat: true, shards: 65, quotes: true };

let state: WorkerState;
let server: StatusServer;
const registry = new Registry();
createWorkerMetrics({ registry, stopwatch: () => 0 });

beforeEach(async () => {
  state = WELL;
  server = await openStatusServer({ host: '127.0.0.1', port: 0, registry, state: async () => state });
});

afterEach(() => server.close());

async function get(path: string) {
  const response = await fetch(server.url + path);
  return { status: response.status, text: await response.text() };
}

describe('what a worker tells of itself', () => {
  it('is alive as long as it answers', async () => {
    expect(await get('/health/live')).toEqual({ status: 200, text: '{"status":"success"}' });
  });

  it.each([
    ['all is well', {}, 200],
    ['it stands by', { shards: 0 }, 200],
    ['prices have stopped, because orders are taken all the same', { quotes: false }, 200],
    ['its database is away', { sandbox: false }, 503],
    ['it does not beat, and others take its shards', { heartbeat: false }, 503],
  ])('is ready or not when %s', async (_, change, status) => {
    state = { ...WELL, ...change };
    const answered = await get('/health/ready');

    expect(answered.status).toBe(status);
    expect(JSON.parse(answered.text)).toEqual({
      status: status === 200 ? 'success' : 'error',
      checks: state,
    });
  });

  it('shows its metrics for Prometheus', async () => {
    const { status, text } = await get('/metrics');
    expect(status).toBe(200);
    expect(text).toContain('# TYPE openalgo_tick_to_fill_seconds histogram');
  });

  it('knows no other path', async () => {
    expect((await get('/metrics/all')).status).toBe(404);
  });
});
