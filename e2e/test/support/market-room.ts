import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { createApiKeyRepository, createUserRepository, openMainDatabase } from '@openalgo/db';
import { istInstant } from '@openalgo/domain';
import { apiKeyLookup, createPasswordHasher, generateApiKey } from '@openalgo/security';
import { type Answer, client, eventually, makeInstallation, type OnEnd } from './installation.ts';

/** Wednesday 2026-08-19, 11:00 in India: where every scenario of the reference's table begins. */
const OPENING = istInstant('2026-08-19', '11:00');

/** An order as a scenario writes it; everything else is RELIANCE on NSE, MIS, MARKET, one share. */
export interface OrderFields {
  readonly [field: string]: string | number;
}

/** A fresh account with ten million rupees. */
export interface Trader {
  ask(endpoint: string, body?: Record<string, unknown>): Promise<Answer>;
  /** Places an order and waits until the worker has looked at it; returns it as `orderstatus` shows it. */
  order(fields: OrderFields): Promise<Record<string, unknown> & { orderid: string }>;
  /** The newest state of an order. */
  status(orderid: string): Promise<Record<string, unknown>>;
  /** Availability, use and realised P&L, as the table's columns A, U and R. */
  funds(): Promise<{ A: number; U: number; R: number; total: number }>;
  position(symbol?: string): Promise<Record<string, unknown> | undefined>;
}

/** An installation with pushed prices, whose market time is theirs. */
export interface MarketRoom {
  /** Pushes a price and waits until the worker has applied it. */
  tick(ltp: number, fields?: Record<string, unknown>): Promise<void>;
  newTrader(): Promise<Trader>;
}

const DEFAULTS = {
  strategy: 'scenario',
  exchange: 'NSE',
  symbol: 'RELIANCE',
  action: 'BUY',
  quantity: 1,
  product: 'MIS',
  pricetype: 'MARKET',
};

export async function openMarketRoom(onEnd: OnEnd): Promise<MarketRoom> {
  const installation = await makeInstallation({ QUOTE_SOURCE: 'push', MARKET_CLOCK: 'feed' }, onEnd);
  const [api] = await Promise.all([installation.startApi(), installation.startWorker()]);
  const admin = client(api.url, installation.apiKey);
  const sandbox = await installation.openSandbox();
  const newKey = await keyMaker(installation.folder, onEnd);

  async function settled(orderid: string): Promise<void> {
    await eventually(
      () => sandbox.orders.find([orderid]),
      ([order]) => order !== undefined && order.ackedAt !== null,
    );
  }

  return {
    async tick(ltp, fields = {}) {
      const tick = { exchange: 'NSE', symbol: 'RELIANCE', ltp, timestamp: OPENING, ...fields };
      const { data } = await admin('ticks', { ticks: [tick] });
      await eventually(
        () => sandbox.workers.shards(),
        (shards) => shards.every((shard) => shard.appliedSeq >= data.last_seq),
      );
    },

    async newTrader() {
      const ask = client(api.url, await newKey());
      const status = async (orderid: string) =>
        (await ask('orderstatus', { strategy: 'scenario', orderid })).data;

      return {
        ask,
        status,

        async order(fields) {
          const { orderid, message } = await ask('placeorder', { ...DEFAULTS, ...fields });
          if (orderid === undefined) {
            throw new Error(`The order was not taken: ${message}`);
          }

          await settled(orderid);
          return { ...(await status(orderid)), orderid };
        },

        async funds() {
          const { data } = await ask('funds');
          return {
            A: data.availablecash,
            U: data.utiliseddebits,
            R: data.total_realized_pnl,
            total: data.totalpnl,
          };
        },

        async position(symbol = 'RELIANCE') {
          const { data } = await ask('positionbook');
          return data.find((position: { symbol: string }) => position.symbol === symbol);
        },
      };
    },
  };
}

/** Makes users beside the running API, whose keys are cheap to check. */
async function keyMaker(folder: string, onEnd: OnEnd): Promise<() => Promise<string>> {
  const { API_KEY_PEPPER: pepper = '' } = parseEnv(readFileSync(join(folder, '.env'), 'utf8'));
  const database = await openMainDatabase(`file:${join(folder, 'db', 'openalgo.db')}`, { rootDir: folder });
  onEnd(() => database.close());
  const hasher = createPasswordHasher({
    pepper,
    parameters: { timeCost: 2, memoryKib: 1024, parallelism: 1 },
  });
  let made = 0;

  return async () => {
    made += 1;
    const userId = `trader-${made}`;
    const apiKey = generateApiKey();
    await createUserRepository(database).create({
      username: userId,
      email: `${userId}@example.org`,
      passwordHash: 'none',
      isAdmin: false,
      createdAt: OPENING,
    });
    await createApiKeyRepository(database).save({
      userId,
      keyLookup: apiKeyLookup(apiKey, pepper),
      apiKeyHash: await hasher.hash(apiKey),
      apiKeyEncrypted: 'none',
      createdAt: OPENING,
    });
    return apiKey;
  };
}
