import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { startCollector, type TraceCollector } from '@openalgo/service/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { client, eventually, makeInstallation, type OnEnd, type Service } from './support/installation.ts';

const FOLDER = new URL('../../docs/operations/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8');
const rules = read('alerts.yml');

/** What Prometheus makes of a histogram's name. */
const SERIES_OF_HISTOGRAM = /_(?:bucket|sum|count)$/;

/** The metrics that a text asks for, histograms by their own name. */
function metricsIn(text: string): readonly string[] {
  const names = text.match(/\b(?:openalgo|http_request|nodejs|process)_[a-z_0-9]+/g) ?? [];
  return [...new Set(names.map((name) => name.replace(SERIES_OF_HISTOGRAM, '')))].sort();
}

const ends: (() => unknown)[] = [];
const onEnd: OnEnd = (end) => void ends.unshift(end);
afterAll(async () => {
  for (const end of ends) {
    await end();
  }
});

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

interface WorkerReady {
  readonly checks: { readonly shards: number; readonly quotes: boolean };
}

describe('what is watched', () => {
  let shown: ReadonlySet<string>;
  let workerUrl: string;
  let api: Service;
  let apiKey: string;
  let collector: TraceCollector;

  beforeAll(async () => {
    const port = await freePort();
    workerUrl = `http://127.0.0.1:${port}`;
    collector = await startCollector();
    onEnd(collector.close);
    const settings = { WORKER_PORT: String(port), OTEL_EXPORTER_OTLP_ENDPOINT: collector.url };
    const installation = await makeInstallation(settings, onEnd, 'sqlite');
    ({ apiKey } = installation);
    [api] = await Promise.all([installation.startApi(), installation.startWorker()]);
    const texts = await Promise.all(
      [api.url, workerUrl].map(async (url) => (await fetch(`${url}/metrics`)).text()),
    );
    shown = new Set(
      texts.flatMap((text) => [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name ?? '')),
    );
  }, 60_000);

  it.each(['alerts.yml', 'dashboard.json'])(
    'asks in %s for nothing that the processes do not show',
    (file) => {
      const asked = metricsIn(read(file));
      expect(asked.length).toBeGreaterThan(10);
      expect(asked.filter((name) => !shown.has(name))).toEqual([]);
    },
  );

  it('has for every alert a section that tells what to do, and no other', () => {
    const alerts = [...rules.matchAll(/- alert: (\w+)/g)].map(([, name]) => name);
    const sections = [...read('alerts.md').matchAll(/^## (\w+)$/gm)].map(([, name]) => name);
    expect(sections).toEqual(alerts);
  });

  it('has an order as one trace, from its request in the API to its fill in the worker', async () => {
    const ask = client(api.url, apiKey);
    const order = {
      strategy: 'test',
      exchange: 'NSE',
      symbol: 'SBIN',
      action: 'BUY',
      quantity: 1,
      product: 'MIS',
    };
    const { orderid } = await eventually(
      () => ask('placeorder', { ...order, pricetype: 'MARKET' }),
      ({ orderid: placed }) => placed !== undefined,
    );
    const ofOrder = () => collector.spans.filter(({ attributes }) => attributes['order.id'] === orderid);
    const spans = await eventually(
      async () => ofOrder(),
      (found) => found.length === 2,
    );

    const placed = spans.find(({ name }) => name === 'order placed');
    const filled = spans.find(({ name }) => name === 'order filled');
    expect(placed).toMatchObject({ service: 'openalgo-api', parentSpanId: undefined });
    expect(filled).toMatchObject({ service: 'openalgo-worker', traceId: placed?.traceId });
    expect(collector.spans).toContainEqual(
      expect.objectContaining({ name: 'POST /api/v1/placeorder', service: 'openalgo-api', isFailure: false }),
    );
    expect(JSON.stringify(collector.spans)).not.toContain(apiKey);
  });

  it('finds a worker that serves ready', async () => {
    const ready = await eventually(
      // The worker's own tests hold it to this form.
      async () => (await (await fetch(`${workerUrl}/health/ready`)).json()) as WorkerReady,
      ({ checks }) => checks.shards === 65 && checks.quotes,
    );
    expect(ready).toEqual({
      status: 'success',
      checks: { sandbox: true, heartbeat: true, shards: 65, quotes: true },
    });
  });
});
