import { setImmediate } from 'node:timers/promises';
import { type ChangeSignal, createChangeSignal } from '@openalgo/db';
import { readTestRuns, testProviders } from '@openalgo/db/testing';
import { AppError, type Instant, istInstant, type Order, price } from '@openalgo/domain';
import { auditLedger, type PaperAccounts, settingDefaultsOf } from '@openalgo/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../src/engine/engine.ts';
import { aCommand, createPaperMarket, type PaperMarket, shareTick } from './support/paper-market.ts';

/**
 * What one account's clients and two workers do at once. Normally each serves accounts of its own; here both go by one
 * name, so that both are taken to hold all shards, and the claims of the transactions alone must keep the books.
 */
const CLIENTS = 8;
const BUYS_PER_CLIENT = 25;
const BUYS = CLIENTS * BUYS_PER_CLIENT;
const START = istInstant('2026-08-19', '11:00');
const SYMBOL = 'RELIANCE';
const TICKS = 40;
const IDLE_MS = 10;
const MINUTE_MS = 60_000;
const settingDefaults = settingDefaultsOf({ enforceMarketHours: false });

const { providers, leftOut } = await testProviders();
if (leftOut !== null) it.skip(leftOut, () => {});
/** Far more than a run takes: two thousand transactions that wait for one row, on a machine that does other things. */
const TIMEOUT_MS = 600_000;
const runs = Array.from({ length: readTestRuns() }, (_, index) => index + 1);

/** One account's way to the paper accounts, over one of two processes. */
interface Client {
  readonly accounts: PaperAccounts;
  readonly userId: string;
}

const atMarket = ({ userId }: Client) => aCommand({ userId, symbol: SYMBOL, quantity: 1n });
const atLimit = (client: Client, limit: string) =>
  ({ ...atMarket(client), priceType: 'LIMIT', price: price(limit) }) as const;
const named = ({ userId, orderId }: Order) => ({ userId, orderId, receivedAt: START });

/** Each way leads to exactly one share, whoever wins its races. */
const WAYS_TO_BUY: readonly ((client: Client) => Promise<void>)[] = [
  async function simply(client) {
    await client.accounts.placeOrder(atMarket(client));
  },

  async function byModifyingIntoTheMarket(client) {
    const { order } = await client.accounts.placeOrder(atLimit(client, '1000'));
    const { exchange, symbol, quantity, triggerPrice } = order;
    const terms = { exchange, symbol, quantity, triggerPrice, price: price('1300') };
    await client.accounts.modifyOrder({ ...named(order), ...terms });
  },

  async function besidesAnOrderThatIsCancelled(client) {
    const { order } = await client.accounts.placeOrder(atLimit(client, '1000'));
    await client.accounts.placeOrder(atMarket(client));
    await client.accounts.cancelOrder(named(order));
  },

  async function byCancellingInVainOrBuyingAgain(client) {
    const { order } = await client.accounts.placeOrder(atLimit(client, '1300'));
    const isCancelled = await client.accounts.cancelOrder(named(order)).then(
      () => true,
      (error: unknown) => !isComplete(error),
    );
    if (isCancelled) {
      await client.accounts.placeOrder(atMarket(client));
    }
  },
];

/** The worker was first; every other failure of a cancel is a failure of the test. */
function isComplete(error: unknown): boolean {
  if (error instanceof AppError && error.code === 'ORDER_NOT_OPEN') {
    return true;
  }

  throw error;
}

async function buy(client: Client, number: number): Promise<void> {
  for (let count = 0; count < BUYS_PER_CLIENT; count += 1) {
    await WAYS_TO_BUY[(number + count) % WAYS_TO_BUY.length]?.(client);
  }
}

/** Prices that move by a little from an instant on, all far from the limits. */
async function moveMarket(market: PaperMarket, from: Instant): Promise<void> {
  for (let tick = 1; tick <= TICKS; tick += 1) {
    await market.push(shareTick(SYMBOL, String(1200 + (tick % 7)), from + tick * 1000));
    await setImmediate();
  }
}

/** Looks for work, as a worker does, until everything is asked for, and then until there is none. */
async function serve(engine: Engine, changes: ChangeSignal, isAllAsked: () => boolean): Promise<void> {
  for (let isOver = false; !isOver; ) {
    const isLast = isAllAsked();
    const isBusy = await engine.pass();
    isOver = isLast && !isBusy;
    if (!isBusy) {
      await changes.wait(IDLE_MS, new AbortController().signal);
    }
  }
}

describe.each(providers)('two workers at once on %s', (provider) => {
  let market: PaperMarket;
  let other: Awaited<ReturnType<PaperMarket['openAnother']>>;
  let changes: ChangeSignal;
  beforeAll(async () => {
    market = await createPaperMarket(provider);
    other = await market.openAnother();
    changes = createChangeSignal(other.database);
    await market.push(shareTick(SYMBOL, '1200', START));
  });
  afterAll(async () => {
    changes.close();
    await market.close();
  });

  it.each(runs)(
    'make 200 shares of 200 buys, each by one trade (run %i)',
    { timeout: TIMEOUT_MS },
    async (run) => {
      const userId = `user-${run}`;
      const engines = [
        await market.startEngine('worker-1'),
        await market.startEngine('worker-1', other.database),
      ];
      await Promise.all(engines.map((engine) => engine.pass()));

      let isAllAsked = false;
      const clients = Array.from({ length: CLIENTS }, (_, number) =>
        buy({ userId, accounts: number % 2 === 0 ? market.accounts : other.accounts }, number),
      );
      const asking = Promise.all([...clients, moveMarket(market, START + run * MINUTE_MS)]).finally(() => {
        isAllAsked = true;
      });
      await Promise.all([asking, ...engines.map((engine) => serve(engine, changes, () => isAllAsked))]);

      const { positions, trades } = market.repositories;
      expect(await trades.sinceOfUser(userId, 0)).toHaveLength(BUYS);
      expect(await positions.ofUser(userId)).toMatchObject([{ quantity: BigInt(BUYS) }]);
      for await (const { findings } of auditLedger(market.sandbox, { settingDefaults }, userId)) {
        expect(findings).toEqual([]);
      }
    },
  );
});
