import { setTimeout as pause } from 'node:timers/promises';
import { createSandboxRepositories, sql } from '@openalgo/db';
import { type Installation, makeInstallation, plainShares, type Trader } from '../installation.ts';
import { type Goal, type Result, summarize } from '../measure.ts';
import { anOrder, ORIGIN } from '../order-store.ts';
import { secondsOfSecondStart } from '../second-start.ts';
import type { Sizes } from '../sizes.ts';

const ORDERS_PER_SECOND = 100;
const SHARES = 100;
const POLL_MS = 1;
const GIVE_UP_MS = 10_000;

/** What the processes take: memory, the time from a request to its durable fill, and that of a start. */
export async function benchProcesses(sizes: Sizes): Promise<readonly Result[]> {
  return [...(await memory(sizes)), await placeToFill(sizes), await start()];
}

async function memory({ launch, restingOfWorker }: Sizes): Promise<readonly Result[]> {
  const installation = await makeInstallation({ launch, traders: 1, instruments: plainShares(SHARES) });
  try {
    await addResting(installation, restingOfWorker);
    const api = await installation.start('api');
    const worker = await installation.start('worker');
    await settled(worker.residentMb);
    return [
      inMb('memory_api', api.residentMb(), 1, { valueMax: 220 }),
      inMb('memory_worker', worker.residentMb(), restingOfWorker, { valueMax: 350 }),
    ];
  } finally {
    await installation.close();
  }
}

/** Orders that no price reaches and no job of the day cancels, which the worker has taken note of. */
async function addResting({ databases, traders }: Installation, count: number): Promise<void> {
  const { orders } = createSandboxRepositories(databases.sandbox.session);
  const userId = traders[0]?.userId ?? '';
  const open = { status: 'open', averagePrice: null, filledQuantity: 0n, price: 500n } as const;
  const resting = Array.from({ length: count }, (_, number) =>
    anOrder(userId, number, { ...open, product: 'NRML', symbol: `S${number % SHARES}` }),
  );
  await orders.insert(resting.map((order) => [order, ORIGIN] as const));
}

/** Until a process has read what it reads when it starts: its memory then stays as it is for a while. */
async function settled(residentMb: () => number): Promise<void> {
  const deadline = performance.now() + GIVE_UP_MS;
  for (let before = 0; performance.now() < deadline; ) {
    await pause(SETTLED_MS);
    const now = residentMb();
    if (Math.abs(now - before) < SETTLED_MB) {
      return;
    }

    before = now;
  }
}

const SETTLED_MS = 1500;
const SETTLED_MB = 2;

function inMb(name: string, value: number, n: number, goal: Goal): Result {
  return {
    name,
    engine: 'sqlite',
    value,
    unit: 'MB',
    baseline: null,
    ratio: null,
    p50: null,
    p99: null,
    n,
    goal,
  };
}

async function start(): Promise<Result> {
  const value = await secondsOfSecondStart();
  const nothing = { baseline: null, ratio: null, p50: null, p99: null } as const;
  return { ...nothing, name: 'start', engine: 'sqlite', value, unit: 's', n: 1, goal: { valueMax: 5 } };
}

/** MARKET orders at a steady pace: from the sending of the request until another process sees the trade. */
async function placeToFill({ launch, traders, steadyOrders }: Sizes): Promise<Result> {
  const installation = await makeInstallation({ launch, traders, instruments: plainShares(SHARES) });
  try {
    const { url } = await installation.start('api');
    await installation.start('worker');
    await quoted(installation);
    await Promise.all(installation.traders.map((trader) => place(url, trader, 0)));

    const fills = watchFills(installation, steadyOrders + traders);
    const sent = await placeSteadily(url, installation.traders, steadyOrders);
    const filled = await fills;
    const times = [...sent].map(([orderId, at]) => (filled.get(orderId) ?? Number.POSITIVE_INFINITY) - at);
    const { p50, p99, n } = summarize(times);
    const goal = { p50Max: 10, p99Max: 40 };
    const row = { name: 'place_to_fill', engine: 'sqlite', unit: 'ms', baseline: null, ratio: null } as const;
    return { ...row, value: p50, p50, p99, n, goal };
  } finally {
    await installation.close();
  }
}

/** Until the worker has published a price of every share. */
async function quoted({ databases }: Installation): Promise<void> {
  const { quotes } = createSandboxRepositories(databases.sandbox.session);
  while ((await quotes.all()).length < SHARES) {
    await pause(SETTLED_MS / 10);
  }
}

/** When each order's request was sent, by its id. */
async function placeSteadily(
  url: string,
  traders: readonly Trader[],
  count: number,
): Promise<ReadonlyMap<string, number>> {
  const sent = new Map<string, number>();
  const begun = performance.now();
  const answers = Array.from({ length: count }, async (_, number) => {
    await pause(begun + (number * 1000) / ORDERS_PER_SECOND - performance.now());
    const at = performance.now();
    const trader = traders[number % traders.length];
    if (trader !== undefined) {
      sent.set(await place(url, trader, number), at);
    }
  });
  await Promise.all(answers);
  return sent;
}

async function place(url: string, { apiKey }: Trader, number: number): Promise<string> {
  const response = await fetch(`${url}/api/v1/placeorder`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      apikey: apiKey,
      strategy: 'bench',
      exchange: 'NSE',
      symbol: `S${number % SHARES}`,
      action: number % 2 === 0 ? 'BUY' : 'SELL',
      product: 'MIS',
      pricetype: 'MARKET',
      quantity: '1',
    }),
  });
  // Either way an object; what is no success has no id.
  const { orderid } = (await response.json()) as { readonly orderid?: string };
  if (response.status !== 200 || orderid === undefined) {
    throw new Error(`An order was refused with ${response.status}`);
  }

  return orderid;
}

/** When each fill was there for others to see, by the id of its order, once there are so many. */
async function watchFills({ databases }: Installation, count: number): Promise<ReadonlyMap<string, number>> {
  const seen = new Map<string, number>();
  const deadline = performance.now() + GIVE_UP_MS + (count * 1000) / ORDERS_PER_SECOND;
  let last = 0;
  while (seen.size < count && performance.now() < deadline) {
    const rows = await databases.sandbox.session.query<{ id: bigint; orderid: string }>(
      sql`SELECT id, orderid FROM sandbox_trades WHERE id > ${last} ORDER BY id`,
    );
    for (const { id, orderid } of rows) {
      seen.set(orderid, performance.now());
      last = Number(id);
    }

    await pause(POLL_MS);
  }

  return seen;
}
