import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import {
  createApiKeyRepository,
  createInstrumentRepository,
  createUserRepository,
  type MainDatabase,
  openMainDatabase,
  type ProviderName,
} from '@openalgo/db';
import { type Instrument, istInstant, ONE_CONTRACT, price } from '@openalgo/domain';
import { apiKeyLookup, createPasswordHasher, generateApiKey } from '@openalgo/security';
import {
  type Answer,
  client,
  eventually,
  makeInstallation,
  type OnEnd,
  type Service,
} from './installation.ts';

/** Wednesday, 11:00 in India: where the scenarios of the reference's table begin. */
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
  funds(): Promise<{ A: number; U: number; R: number; today: number; total: number }>;
  position(symbol?: string): Promise<Record<string, unknown> | undefined>;
}

/** An installation with pushed prices, whose market time is theirs. */
export interface MarketRoom {
  /** Pushes a price and waits until the worker has applied it. */
  tick(ltp: number, fields?: Record<string, unknown>): Promise<void>;
  /** The time of the ticks from now on, as "2026-08-19 15:15" in India; it makes the market's time with the next. */
  at(time: string): void;
  /** Ends the worker; what is done meanwhile happens without one. */
  withoutWorker(happening: () => Promise<void>): Promise<void>;
  /** Sets a key of the sandbox, as an operator does. */
  set(key: string, value: string): Promise<void>;
  newTrader(): Promise<Trader>;
}

/** A scenario has the market to itself; time and other traders' orders are where those before it have left them. */
export type Scenario = readonly [name: string, play: (trader: Trader, room: MarketRoom) => Promise<void>];

const CONTRACT = { lotSize: 65n, tickSize: price('0.05'), contractValue: ONE_CONTRACT, freezeQuantity: null };
const NIFTY = { ...CONTRACT, exchange: 'NFO', name: 'NIFTY 50', strike: null } as const;
const NIFTY_CALL = { ...NIFTY, instrumentType: 'CE', strike: price('25000') } as const;

/** Contracts with days of expiry that the scenarios know; those of the demo depend on the day of the test. */
const CONTRACTS: readonly Instrument[] = [
  { ...NIFTY_CALL, symbol: 'NIFTY25AUG2625000CE', expiry: '2026-08-25' },
  { ...NIFTY_CALL, symbol: 'NIFTY01SEP2625000CE', expiry: '2026-09-01' },
  { ...NIFTY, symbol: 'NIFTY01SEP26FUT', instrumentType: 'FUT', expiry: '2026-09-01' },
  {
    ...CONTRACT,
    exchange: 'MCX',
    symbol: 'CRUDEOIL18SEP26FUT',
    name: 'CRUDE OIL',
    instrumentType: 'FUT',
    expiry: '2026-09-18',
    strike: null,
    lotSize: 100n,
    tickSize: price('1'),
  },
];

const DEFAULTS = {
  strategy: 'scenario',
  exchange: 'NSE',
  symbol: 'RELIANCE',
  action: 'BUY',
  quantity: 1,
  product: 'MIS',
  pricetype: 'MARKET',
};

export async function openMarketRoom(provider: ProviderName, onEnd: OnEnd): Promise<MarketRoom> {
  // A scenario's prices go wherever its numbers need them; what of a feed is believed has tests of its own.
  const settings = { QUOTE_SOURCE: 'push', MARKET_CLOCK: 'feed', QUOTE_JUMP_PERCENT: '0' };
  const installation = await makeInstallation(settings, onEnd, provider);
  const main = await openMainDatabase(installation.urls.main, { rootDir: installation.folder, poolSize: 2 });
  onEnd(() => main.close());
  await createInstrumentRepository(main).upsertMany(CONTRACTS);
  const [api, firstWorker] = await Promise.all([installation.startApi(), installation.startWorker()]);
  let worker: Service | null = firstWorker;
  const admin = client(api.url, installation.apiKey);
  const sandbox = await installation.openSandbox();
  const newKey = keyMaker(main, installation.folder);
  let now = OPENING;

  async function push(ltp: number, fields: Record<string, unknown>): Promise<number> {
    const tick = { exchange: 'NSE', symbol: 'RELIANCE', ltp, timestamp: now, ...fields };
    const { data, message } = await admin('ticks', { ticks: [tick] });
    if (data === undefined) {
      throw new Error(`The tick was not taken: ${message}`);
    }

    return data.last_seq;
  }

  async function applied(seq: number): Promise<void> {
    await eventually(
      () => sandbox.workers.shards(),
      (shards) => shards.every((shard) => shard.appliedSeq >= seq),
    );
  }

  async function settled(orderid: string): Promise<void> {
    await eventually(
      () => sandbox.orders.find([orderid]),
      ([order]) => order !== undefined && order.ackedAt !== null,
    );
  }

  return {
    at(time) {
      const [day = '', clock = ''] = time.split(' ');
      now = istInstant(day, clock);
    },

    async tick(ltp, fields = {}) {
      const seq = await push(ltp, fields);
      if (worker !== null) {
        await applied(seq);
      }
    },

    async withoutWorker(happening) {
      await worker?.stop();
      worker = null;
      await happening();
      worker = await installation.startWorker();
      await applied(await sandbox.ticks.lastSeq());
    },

    set: (key, value) => installation.openalgo('sandbox', 'set', key, value),

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
            today: data.today_realized_pnl,
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
function keyMaker(main: MainDatabase, folder: string): () => Promise<string> {
  const { API_KEY_PEPPER: pepper = '' } = parseEnv(readFileSync(join(folder, '.env'), 'utf8'));
  const parameters = { timeCost: 2, memoryKib: 1024, parallelism: 1 };
  const hasher = createPasswordHasher({ pepper, parameters });
  let made = 0;

  return async () => {
    made += 1;
    const userId = `trader-${made}`;
    const apiKey = generateApiKey();
    await createUserRepository(main).create({
      username: userId,
      email: `${userId}@example.org`,
      passwordHash: 'none',
      isAdmin: false,
      createdAt: OPENING,
    });
    await createApiKeyRepository(main).save({
      userId,
      keyLookup: apiKeyLookup(apiKey, pepper),
      apiKeyHash: await hasher.hash(apiKey),
      apiKeyEncrypted: 'none',
      createdAt: OPENING,
    });
    return apiKey;
  };
}
