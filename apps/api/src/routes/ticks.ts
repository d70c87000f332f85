import { AppError, type Tick } from '@openalgo/domain';
import type { TickFeed } from '@openalgo/sandbox';
import type { ApiDependencies } from '../dependencies.ts';
import type { Api } from '../fastify.ts';
import { adminKeyRequired } from '../plugins/app/api-key.ts';
import { presentData } from '../presenters/values.ts';
import { failureReplies, ticksReply } from '../schemas/replies.ts';
import { type TickBody, ticksBody } from '../schemas/requests.ts';

function feedOf(tickFeed: ApiDependencies['tickFeed']): Pick<TickFeed, 'append'> {
  if (tickFeed === null) {
    throw new AppError(
      'invalid',
      'TICKS_NOT_PUSHED',
      'This installation makes its own quotes. Set QUOTE_SOURCE=push to push ticks.',
    );
  }

  return tickFeed;
}

function toTick({ timestamp, ...tick }: TickBody): Tick {
  return {
    exchange: tick.exchange,
    symbol: tick.symbol,
    ltp: tick.ltp,
    bid: tick.bid ?? null,
    ask: tick.ask ?? null,
    low: tick.low ?? null,
    high: tick.high ?? null,
    volume: tick.volume ?? null,
    at: timestamp,
  };
}

/** Every tick counts and is applied once and in order; an answer other than 200 means that none was taken. */
export function ticksRoute(app: Api, { tickFeed }: ApiDependencies): void {
  app.post(
    '/ticks',
    {
      // Prices move everybody's account.
      preValidation: [adminKeyRequired, async () => void feedOf(tickFeed)],
      schema: {
        tags: ['Market data'],
        'x-required-role': 'admin',
        summary: 'Push ticks (admins, with QUOTE_SOURCE=push)',
        body: ticksBody,
        response: { 200: ticksReply, ...failureReplies },
      },
    },
    async ({ body: { ticks } }) => {
      const newest = await feedOf(tickFeed).append(ticks.map(toTick));
      return presentData({ accepted: ticks.length, last_seq: newest });
    },
  );
}
