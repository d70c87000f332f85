import { createSandboxRepositories } from '@openalgo/db';
import { type Order, systemClock } from '@openalgo/domain';
import { type Installation, makeInstallation, plainShares, type Trader } from '../installation.ts';
import { type LoadAmount, type LoadResult, underLoad } from '../load.ts';
import type { Goal, Result } from '../measure.ts';
import { anOrder, ORIGIN } from '../order-store.ts';
import { type Service, startBaseline } from '../processes.ts';
import type { Sizes } from '../sizes.ts';

const CONNECTIONS = 50;
const SHARES = 500;
const PLACE_GOAL: Goal = { valueMin: 3000, ratioMin: 0.3, p99Max: 50 };
const READ_GOAL: Goal = { valueMin: 3000, ratioMin: 0.3 };

/** Placing orders over HTTP, against a bare route that inserts one row. */
export async function benchPlacing({ load, traders, launch }: Sizes): Promise<readonly Result[]> {
  const installation = await makeInstallation({
    launch,
    traders,
    instruments: plainShares(SHARES),
  });
  try {
    const { url } = await installation.start('api');
    await proveKeys(url, installation.traders);
    const ours = await underLoad({
      url,
      connections: CONNECTIONS,
      amount: load,
      requestsOf: (connection) => placements(installation.traders, connection),
    });
    const bare = await bareInsert(installation, load);
    return [row('place_http', ours, bare, PLACE_GOAL)];
  } finally {
    await installation.close();
  }
}

/** A connection places for two of the accounts, in each share once before it begins anew. */
function placements(traders: readonly Trader[], connection: number) {
  const own = traders.filter((_, index) => index % CONNECTIONS === connection % traders.length);
  return plainShares(SHARES).flatMap(({ symbol, exchange }) =>
    own.map(({ apiKey }) => ({
      path: '/api/v1/placeorder',
      body: {
        apikey: apiKey,
        strategy: 'bench',
        exchange,
        symbol,
        action: 'BUY',
        product: 'MIS',
        pricetype: 'LIMIT',
        price: '100.05',
        quantity: '1',
      },
    })),
  );
}

async function bareInsert({ folder }: Installation, amount: LoadAmount): Promise<LoadResult> {
  const service = await startBaseline('insert-server.ts', {
    cwd: folder,
    env: {},
    args: [`${folder}/db/sandbox.db`],
  });
  return underBareLoad(service, amount, { path: '/insert', body: { quantity: '1' } });
}

async function underBareLoad(
  service: Service,
  amount: LoadAmount,
  request: { readonly path: string; readonly body: unknown },
): Promise<LoadResult> {
  try {
    return await underLoad({
      url: service.url,
      connections: CONNECTIONS,
      amount,
      requestsOf: () => [request],
    });
  } finally {
    await service.stop();
  }
}

const BOOKS = ['orderbook', 'positionbook', 'funds'] as const;

/** Reading an account over HTTP, against a bare route that answers the same bytes. */
export async function benchReading({ load, launch }: Sizes): Promise<readonly Result[]> {
  const installation = await makeInstallation({ launch, traders: 1, instruments: plainShares(SHARES) });
  try {
    const { url } = await installation.start('api');
    await fillBooks(installation);
    const results: Result[] = [];
    for (const book of BOOKS) {
      const request = { path: `/api/v1/${book}`, body: { apikey: installation.traders[0]?.apiKey } };
      const ours = await underLoad({
        url,
        connections: CONNECTIONS,
        amount: load,
        requestsOf: () => [request],
      });
      const bytes = await answerOf(url, request);
      const service = await startBaseline('bytes-server.ts', {
        cwd: installation.folder,
        env: {},
        args: [bytes],
      });
      const bare = await underBareLoad(service, load, { ...request, path: '/bytes' });
      results.push(row(`read_http_${book}`, ours, bare, READ_GOAL));
    }

    return results;
  } finally {
    await installation.close();
  }
}

const ORDERS_OF_DAY = 50;
const POSITIONS = 20;

/** Fifty orders of today and twenty positions with a price each. */
async function fillBooks({ databases, traders }: Installation): Promise<void> {
  const { orders, positions, quotes } = createSandboxRepositories(databases.sandbox.session);
  const now = systemClock.now();
  const userId = traders[0]?.userId ?? '';
  const made = Array.from({ length: ORDERS_OF_DAY }, (_, number) =>
    anOrder(userId, number, { symbol: `S${number}`, placedAt: now, updatedAt: now, ackedAt: now }),
  );
  await orders.insert(made.map((order) => [order, ORIGIN] as const));
  const held = made.slice(0, POSITIONS);
  await positions.save(held.map((order) => positionOf(order)));
  await quotes.save(held.map(({ exchange, symbol }) => quoteOf(exchange, symbol, now)));
}

function positionOf(order: Order) {
  return {
    userId: order.userId,
    exchange: order.exchange,
    symbol: order.symbol,
    product: order.product,
    quantity: order.quantity,
    costBasis: 80_000n,
    contractValue: order.contractValue,
    lastPrice: order.marginPrice,
    marginBlocked: 16_000n,
    realizedPnl: 0n,
    realizedPnlToday: 0n,
    pnlDay: '',
    openedAt: order.placedAt,
    updatedAt: order.placedAt,
  };
}

function quoteOf(exchange: Order['exchange'], symbol: string, at: number) {
  const ltp = 8_010_000n;
  const unknown = { bid: null, ask: null, prevClose: null, volume: null, openInterest: 0 };
  return { ...unknown, exchange, symbol, ltp, open: ltp, high: ltp, low: ltp, at };
}

/** The first use of a key takes an Argon2 verification, which is slow by design and no part of what is measured. */
async function proveKeys(url: string, traders: readonly Trader[]): Promise<void> {
  for (const { apiKey } of traders) {
    await answerOf(url, { path: '/api/v1/funds', body: { apikey: apiKey } });
  }
}

async function answerOf(
  url: string,
  { path, body }: { readonly path: string; readonly body: unknown },
): Promise<string> {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return response.text();
}

function row(name: string, ours: LoadResult, bare: LoadResult, goal: Goal): Result {
  return {
    name,
    engine: 'sqlite',
    value: ours.perSecond,
    unit: '/s',
    baseline: bare.perSecond,
    ratio: ours.perSecond / bare.perSecond,
    p50: ours.p50,
    p99: ours.p99,
    n: ours.n,
    goal,
  };
}
