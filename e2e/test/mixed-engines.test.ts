import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DATABASE_NAMES, type DatabaseName, type DatabaseUrls, type ProviderName } from '@openalgo/db';
import { createEmptyDatabases, testProviders } from '@openalgo/db/testing';
import { expect, it, onTestFinished } from 'vitest';
import { client, eventually, makeInstallation } from './support/installation.ts';

const { providers } = await testProviders();
const mixes = providers.length > 1 ? providers.map((_, shift) => shift) : [];
it.skipIf(mixes.length > 0)(
  'Not run with databases on different engines: TEST_PROVIDERS names but one',
  () => {},
);

type Mix = Readonly<Record<DatabaseName, ProviderName>>;

/** Each mix has each engine elsewhere. */
function mixOf(shift: number): Mix {
  const engineOf = (at: number) => providers[(at + shift) % providers.length] ?? 'sqlite';
  return { main: engineOf(0), sandbox: engineOf(1), latency: engineOf(2), logs: engineOf(3) };
}

async function urlsOf(mix: Mix): Promise<DatabaseUrls> {
  const folder = mkdtempSync(join(tmpdir(), 'openalgo-mixed-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const places = new Map<ProviderName, DatabaseUrls>();
  for (const engine of new Set(Object.values(mix))) {
    if (engine !== 'sqlite') {
      const { urls, remove } = await createEmptyDatabases(engine);
      onTestFinished(remove);
      places.set(engine, urls);
    }
  }

  const urlOf = (name: DatabaseName) => places.get(mix[name])?.[name] ?? `file:${join(folder, `${name}.db`)}`;
  return {
    main: urlOf('main'),
    sandbox: urlOf('sandbox'),
    latency: urlOf('latency'),
    logs: urlOf('logs'),
  };
}

it.each(mixes.map(mixOf))('an order is filled and on record, and all is backed up, with %o', async (mix) => {
  const urls = await urlsOf(mix);
  expect(new Set(DATABASE_NAMES.map((name) => mix[name])).size).toBe(providers.length);
  const installation = await makeInstallation({ ENFORCE_MARKET_HOURS: 'false' }, onTestFinished, urls);
  const [api, worker] = await Promise.all([installation.startApi(), installation.startWorker()]);
  const ask = client(api.url, installation.apiKey);
  const order = {
    strategy: 'mixed',
    exchange: 'NSE',
    symbol: 'SBIN',
    action: 'BUY',
    quantity: 1,
    product: 'MIS',
  };

  const { orderid } = await ask('placeorder', { ...order, pricetype: 'MARKET' });
  await eventually(
    () => ask('orderstatus', { strategy: 'mixed', orderid }),
    ({ data }) => data.order_status === 'complete',
  );
  const latency = await installation.openLatency();
  await eventually(
    () => latency.page({ limit: 1 }),
    ({ rows }) => rows[0]?.orderId === orderid,
  );
  const sandbox = await installation.openSandbox();
  await eventually(
    () => sandbox.deeds.oldest(1),
    (waiting) => waiting.length === 0,
  );
  expect(await Promise.all([worker.stop(), api.stop()])).toEqual([0, 0]);

  await installation.openalgo('audit', 'verify');
  await installation.openalgo('audit', 'ledger');
  await installation.openalgo('db', 'doctor');
  await installation.openalgo('db', 'backup', '--to', installation.folder);
});
