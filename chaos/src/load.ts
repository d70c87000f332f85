import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { istInstant } from '@openalgo/domain';
import type { Random } from '@openalgo/market';
import type { AnswerWatch } from './answer-watch.ts';
import { type Body, post } from './client.ts';
import type { Installation } from './installation.ts';
import type { PublishedPrice, Stage } from './scenario.ts';
import { createTally, type LoadReport } from './tally.ts';

/** Clients that trade until they are stopped, whatever becomes of the API. */
export interface Load {
  /** Ends when every order has had its answer, or has gone without for too long. */
  stop(): Promise<LoadReport>;
}

export interface LoadOptions {
  readonly installation: Pick<Installation, 'adminKey' | 'traderKeys'>;
  /** Where the API is now; it moves when it is started again. */
  readonly apiUrl: () => string;
  readonly random: Random;
  readonly ordersPerSecond: number;
  /** How a price reaches the market; over HTTP where it is left out. */
  readonly publish?: Stage['publish'];
  /** Sees every answer to an order. */
  readonly answers?: AnswerWatch;
}

const SYMBOL = { exchange: 'NSE', symbol: 'SBIN' };
const START = istInstant('2026-08-19', '11:00');
const TICK_EVERY_MS = 50;
/** What has no answer then, when nothing is away any more, gets none. */
const ANSWERED_WITHIN_MS = 60_000;
/** As patient as clients are: one that asks much more often is harm of another kind. */
const RETRY_MS = 250;
/** So many requests are under way at once at most; what is due beyond is sent when others have their answers. */
const UNDER_WAY_MAX = 2_000;
/** So slowly passes the market's time that the day does not end. */
const MARKET_MS_PER_TICK = 100;

const LOWEST = 790;
const HIGHEST = 810;
/** Has no factor in common with how many prices there are: each of them comes up before one comes again. */
const RUPEES_PER_TICK = 8;

/** A price that goes up and down by a few rupees, and is everywhere between within a second. */
const ltpAt = (step: number) => LOWEST + ((step * RUPEES_PER_TICK) % (HIGHEST - LOWEST + 1));

/** A limit near a price, which is reached sooner or later: nobody leaves a thousand orders where the market never is. */
const limitNear = (ltp: number, random: Random) =>
  Math.min(HIGHEST, Math.max(LOWEST, ltp + random.below(11) - 5));

/** Orders at random accounts, near a price that is pushed and moves. */
export function startLoad(options: LoadOptions): Load {
  const { installation, apiUrl, answers } = options;
  const publish =
    options.publish ??
    (async (tick: PublishedPrice) => {
      await post(apiUrl(), 'ticks', { apikey: installation.adminKey, ticks: [tick] }, randomUUID());
    });
  const tally = createTally();
  const pending = new Set<Promise<void>>();
  let isStopped = false;
  let giveUpAt = Number.POSITIVE_INFINITY;
  let step = 0;

  /** Asks under one key until there is an answer: whatever was killed meanwhile, the order is there once. */
  async function place(body: Body): Promise<void> {
    const key = randomUUID();
    for (let isFirst = true; performance.now() < giveUpAt; isFirst = false) {
      const askedAt = performance.now();
      const answer = await post(apiUrl(), 'placeorder', body, key);
      const tookMs = performance.now() - askedAt;
      answers?.note(answer, tookMs);
      if (tally.note(answer, isFirst ? tookMs : null)) {
        return;
      }

      await sleep(answer?.retryAfterMs ?? RETRY_MS);
    }

    tally.noteUnanswered();
  }

  async function trade(): Promise<void> {
    const startedAt = performance.now();
    for (let placed = 0; !isStopped; await sleep(1)) {
      const due = Math.floor(((performance.now() - startedAt) * options.ordersPerSecond) / 1000);
      for (; placed < due && pending.size < UNDER_WAY_MAX; placed += 1) {
        const order = place(anOrder(options, ltpAt(step))).finally(() => pending.delete(order));
        pending.add(order);
      }
    }
  }

  async function pushPrices(): Promise<void> {
    for (; !isStopped; await sleep(TICK_EVERY_MS)) {
      step += 1;
      const tick = { ...SYMBOL, ltp: ltpAt(step), timestamp: START + step * MARKET_MS_PER_TICK };
      await publish(tick).catch(() => {});
    }
  }

  const running = Promise.all([trade(), pushPrices()]);
  return {
    async stop() {
      isStopped = true;
      giveUpAt = performance.now() + ANSWERED_WITHIN_MS;
      await running;
      await Promise.all(pending);
      return tally.report;
    },
  };
}

function anOrder({ installation: { traderKeys }, random }: LoadOptions, ltp: number): Body {
  const isMarket = random.below(3) === 0;
  return {
    ...SYMBOL,
    apikey: traderKeys[random.below(traderKeys.length)],
    strategy: 'chaos',
    action: random.below(2) === 0 ? 'BUY' : 'SELL',
    product: 'MIS',
    quantity: 1,
    pricetype: isMarket ? 'MARKET' : 'LIMIT',
    ...(isMarket ? {} : { price: limitNear(ltp, random) }),
  };
}
