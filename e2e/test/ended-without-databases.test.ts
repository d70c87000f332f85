import { findOwnServers, startOwnServer } from '@openalgo/db/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { client, eventually, type Installation, makeInstallation } from './support/installation.ts';

const END_WITHIN_MS = 10_000;
/** So many that there is always a line on its way to the log. */
const CLIENTS = 20;
const ORDER = {
  strategy: 'away',
  exchange: 'NSE',
  symbol: 'SBIN',
  action: 'BUY',
  quantity: 1,
  product: 'MIS',
  pricetype: 'LIMIT',
  price: 790,
};

/** Any does: how a process ends is the same on all. */
const servers = findOwnServers().slice(0, 1);
it.skipIf(servers.length > 0)('Not run: the programs of no database server are on this machine', () => {});

describe.each(servers)('with databases on a %s server that is killed', (name) => {
  async function makeOnServer() {
    const server = await startOwnServer(name);
    onTestFinished(() => server.close());
    const settings = {
      QUOTE_SOURCE: 'push',
      DATABASE_CONNECT_TIMEOUT_MS: '800',
      ENFORCE_MARKET_HOURS: 'false',
    };
    return { server, installation: await makeInstallation(settings, onTestFinished, server.urls) };
  }

  /** Clients that ask until the test is over, whether there is an answer or not; what it returns waits for one. */
  function askOn(url: string, { apiKey }: Installation) {
    const ask = client(url, apiKey);
    let isOver = false;
    onTestFinished(() => {
      isOver = true;
    });
    const once = () => ask('placeorder', ORDER).catch(() => ({ httpStatus: 0 }));
    for (let number = 0; number < CLIENTS; number += 1) {
      void eventually(once, () => isOver, Number.POSITIVE_INFINITY);
    }
    return (httpStatus: number) => eventually(once, (answer) => answer.httpStatus === httpStatus);
  }

  it('API and worker end in good order, and in time', async () => {
    const { server, installation } = await makeOnServer();
    const api = await installation.startApi();
    const worker = await installation.startWorker();
    const answered = askOn(api.url, installation);
    await answered(200);
    await server.stop('kill');
    await answered(503);

    const askedAt = performance.now();
    expect(await Promise.all([api.stop(), worker.stop()])).toEqual([0, 0]);
    expect(performance.now() - askedAt).toBeLessThan(END_WITHIN_MS);
  });

  it('they end when what started them is killed', async () => {
    const { server, installation } = await makeOnServer();
    const all = await installation.startAll();
    const answered = askOn(all.url, installation);
    await answered(200);
    await server.stop('kill');
    await answered(503);
    // Both tell of the database that they miss.
    const pidOf = (app: string) => new RegExp(`"pid":(\\d+),[^\\n]*"name":"${app}"`).exec(all.said())?.[1];
    const pids = await eventually(
      async () => [pidOf('api'), pidOf('worker')].map(Number),
      (found) => !found.some(Number.isNaN),
    );
    expect(pids.map(isRunning)).toEqual([true, true]);
    onTestFinished(() => pids.filter(isRunning).forEach((pid) => void process.kill(pid, 'SIGKILL')));

    await all.kill();
    await eventually(
      async () => pids.filter(isRunning),
      (running) => running.length === 0,
      END_WITHIN_MS,
    );
  });
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
