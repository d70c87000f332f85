import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, makeInstallation, type OnEnd } from './support/installation.ts';

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

  beforeAll(async () => {
    const port = await freePort();
    workerUrl = `http://127.0.0.1:${port}`;
    const installation = await makeInstallation({ WORKER_PORT: String(port) }, onEnd, 'sqlite');
    const [api] = await Promise.all([installation.startApi(), installation.startWorker()]);
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
