import { testProviders } from '@openalgo/db/testing';
import { istInstant, type PriceType, price } from '@openalgo/domain';
import { createRandom, type Random } from '@openalgo/market';
import {
  ALL_SHARDS,
  auditLedger,
  type PlaceOrderCommand,
  settingDefaultsOf,
  shardOf,
} from '@openalgo/sandbox';
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import {
  aCommand,
  createPaperMarket,
  type PaperMarket,
  passUntilIdle,
  shareTick,
} from '../support/paper-market.ts';

const { providers, leftOut } = await testProviders();
if (leftOut !== null) it.skip(leftOut, () => {});

const START = istInstant('2026-08-19', '11:00');
const USERS: [string, ...string[]] = ['asha', 'ravi', 'meera', 'kabir', 'noor', 'tara'];
const SYMBOLS: [string, ...string[]] = ['RELIANCE', 'SBIN'];
const PRICE_TYPES: [PriceType, ...PriceType[]] = ['MARKET', 'LIMIT', 'SL', 'SL-M'];
const STEPS = 24;

/** What happens besides: nothing, or something with the workers. */
type Besides = (market: PaperMarket, first: Engine) => Promise<void>;

const some = <Item>(items: readonly [Item, ...Item[]], random: Random): Item =>
  items[random.below(items.length)] ?? items[0];

/** A share to be bought or sold near the price, in any way. */
function anOrder(random: Random): PlaceOrderCommand {
  const around = () => price(String(995 + random.below(11)));
  const [low, high] = [around(), around()].sort((a, b) => (a < b ? -1 : 1));
  const [action, limit, trigger] =
    random.below(2) === 0 ? (['BUY', high, low] as const) : (['SELL', low, high] as const);
  return aCommand({
    symbol: some(SYMBOLS, random),
    userId: some(USERS, random),
    action,
    quantity: 1n,
    priceType: some(PRICE_TYPES, random),
    price: limit ?? null,
    triggerPrice: trigger ?? null,
  });
}

/** The same ticks and orders for the same seed, with whatever happens besides after each. */
async function trade(market: PaperMarket, seed: number, besides: Besides): Promise<void> {
  const random = createRandom(seed);
  const push = (symbol: string, step: number) =>
    market.push(shareTick(symbol, String(990 + random.below(21)), START + step * 1000));
  const first = await market.startEngine('first');
  for (const symbol of SYMBOLS) {
    await push(symbol, 0);
    await passUntilIdle(first);
  }

  for (let step = 1; step <= STEPS; step += 1) {
    if (random.below(2) === 0) {
      await push(some(SYMBOLS, random), step);
    }

    await market.accounts.placeOrder(anOrder(random));
    await besides(market, first);
  }
}

/** What became of everything. */
async function booksOf({ repositories }: PaperMarket) {
  const books = USERS.map(async (userId) => ({
    orders: (await repositories.orders.sinceOfUser(userId, 0)).map(({ orderId, status }) => [
      orderId,
      status,
    ]),
    trades: (await repositories.trades.sinceOfUser(userId, 0))
      .map(({ orderId, price: at, tradedAt }) => ({ orderId, at, tradedAt }))
      .sort((a, b) => (a.orderId < b.orderId ? -1 : 1)),
  }));
  return { books: await Promise.all(books), quotes: await repositories.quotes.all() };
}

/** Workers that come, go, fall behind and lose shards to others without knowing, all at random. */
function createTurmoil(random: Random): { besides: Besides; finish: (market: PaperMarket) => Promise<void> } {
  let engines: Engine[] = [];
  let made = 0;

  async function start(market: PaperMarket, shards: readonly number[]): Promise<void> {
    made += 1;
    engines.push(await market.startEngine(`worker-${made}`, market.sandbox, shards));
  }

  return {
    async besides(market, first) {
      engines = engines.length === 0 ? [first] : engines;
      const luck = random.below(10);
      if (luck === 0) {
        const cut = 1 + random.below(ALL_SHARDS.length - 1);
        const low = ALL_SHARDS.slice(0, cut);
        await start(market, low);
        await start(market, ALL_SHARDS.slice(cut));
      } else if (luck === 1) {
        const from = random.below(33);
        await start(market, ALL_SHARDS.slice(from, from + 32));
      }

      for (const engine of engines) {
        if (random.below(3) === 0) {
          await engine.pass();
        }
      }

      engines = engines.slice(-5);
    },

    async finish(market) {
      await start(market, ALL_SHARDS);
      const [last, ...others] = engines.reverse();
      if (last !== undefined) {
        await passUntilIdle(last);
      }

      await Promise.all(others.map((engine) => engine.pass()));
    },
  };
}

describe.each(providers)('workers that share the accounts on %s', (provider) => {
  it.each([1])(
    'make of the same day what one worker makes of it, however shards move (seed %i)',
    async (seed) => {
      expect(new Set(USERS.map(shardOf)).size).toBeGreaterThan(USERS.length / 2);
      const [alone, shared] = [await createPaperMarket(provider), await createPaperMarket(provider)];
      await trade(alone, seed, (_market, first) => passUntilIdle(first));

      const turmoil = createTurmoil(createRandom(seed + 100));
      await trade(shared, seed, turmoil.besides);
      await turmoil.finish(shared);

      const expected = await booksOf(alone);
      expect(expected.books.flatMap(({ trades }) => trades).length).toBeGreaterThan(STEPS / 3);
      expect(await booksOf(shared)).toEqual(expected);
      const settingDefaults = settingDefaultsOf({ enforceMarketHours: false });
      for await (const { findings } of auditLedger(shared.sandbox, { settingDefaults })) {
        expect(findings).toEqual([]);
      }

      await alone.close();
      await shared.close();
    },
  );

  it('settle nothing any more for accounts that others have taken over', async () => {
    const market = await createPaperMarket(provider);
    await market.push(shareTick('SBIN', '1000', START));
    const slow = await market.startEngine('slow');
    await passUntilIdle(slow);
    const { order } = await market.accounts.placeOrder(
      aCommand({ symbol: 'SBIN', priceType: 'LIMIT', price: price('1010') }),
    );
    await market.startEngine('quick');
    const { orders, trades, workers } = market.repositories;
    expect((await orders.find([order.orderId]))[0]?.status).toBe('complete');
    await market.push(shareTick('SBIN', '990', START + 1000));
    await passUntilIdle(slow);

    expect(await trades.sinceOfUser('asha', 0)).toMatchObject([{ price: price('1000') }]);
    expect(new Set((await workers.shards()).map(({ appliedSeq }) => appliedSeq))).toEqual(new Set([1]));
    expect((await market.repositories.quotes.all()).map(({ ltp }) => ltp)).toEqual([price('1000')]);
    await market.close();
  });
});
