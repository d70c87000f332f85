import { createAuditReader, openLogsDatabase } from '@openalgo/db';
import { expect, it, onTestFinished } from 'vitest';
import { client, eventually, makeInstallation, type Service } from './support/installation.ts';

const ROUNDS = 2;
const CLIENTS = 4;
const KILL_AFTER_ORDERS = 40;
const ORDER = {
  strategy: 'killed',
  exchange: 'NSE',
  symbol: 'SBIN',
  action: 'BUY',
  quantity: 1,
  product: 'CNC',
  pricetype: 'LIMIT',
  price: 100,
};

it('the audit trail has every order once, and is whole, however often API and worker are killed', async () => {
  const installation = await makeInstallation({
    QUOTE_SOURCE: 'push',
    MARKET_CLOCK: 'feed',
    ENFORCE_MARKET_HOURS: 'false',
  });
  let api = await installation.startApi();
  let worker = await installation.startWorker();
  const answered = new Set<string>();

  /** Asks until there is nobody to answer any more. */
  async function orderOn({ url }: Service): Promise<void> {
    const ask = client(url, installation.apiKey);
    for (;;) {
      const answer = await ask('placeorder', ORDER).catch(() => null);
      if (answer === null) {
        return;
      }

      answered.add(answer.orderid ?? JSON.stringify(answer));
    }
  }

  for (let round = 1; round <= ROUNDS; round += 1) {
    const clients = Array.from({ length: CLIENTS }, () => orderOn(api));
    const enough = round * KILL_AFTER_ORDERS;
    await eventually(
      async () => answered.size,
      (size) => size >= enough,
    );
    await Promise.all([worker.kill(), api.kill()]);
    await Promise.all(clients);
    [api, worker] = await Promise.all([installation.startApi(), installation.startWorker()]);
  }

  const sandbox = await installation.openSandbox();
  await eventually(
    () => sandbox.deeds.oldest(1),
    (waiting) => waiting.length === 0,
  );
  await installation.openalgo('audit', 'verify');

  const logs = await openLogsDatabase(installation.urls.logs, { rootDir: installation.folder });
  onTestFinished(() => logs.close());
  const events = await createAuditReader(logs).after(0, 100_000);
  const placed = events.filter(({ action }) => action === 'order.placed').map(({ subject }) => subject);
  const rows = await sandbox.orders.sinceOfUser('demo', 0);
  expect(placed.sort()).toEqual(rows.map(({ orderId }) => orderId).sort());
  expect(rows.length).toBeGreaterThanOrEqual(answered.size);
  expect(placed).toEqual(expect.arrayContaining([...answered]));
});
