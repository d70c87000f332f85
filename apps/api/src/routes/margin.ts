import { paiseToNumber } from '@openalgo/domain';
import type { MarginLeg } from '@openalgo/sandbox';
import type { ApiDependencies } from '../dependencies.ts';
import type { Api } from '../fastify.ts';
import { presentData } from '../presenters/values.ts';
import { marginReply } from '../schemas/market-replies.ts';
import { type MarginPosition, marginBody } from '../schemas/market-requests.ts';
import { failureReplies } from '../schemas/replies.ts';

const DESCRIPTION = `What these orders would block together on an account that holds nothing, by the rules of the paper
account. They know one margin, so its parts by the exchange's models (SPAN, exposure) are 0.`;

export function marginRoute(app: Api, { accounts }: ApiDependencies): void {
  app.post(
    '/margin',
    {
      schema: {
        tags: ['Account'],
        summary: 'The margin that orders would block',
        description: DESCRIPTION,
        body: marginBody,
        response: { 200: marginReply, ...failureReplies },
      },
    },
    async ({ body }) => {
      const margin = await accounts.margin(body.positions.map(toLeg));
      return presentData({
        total_margin_required: paiseToNumber(margin),
        span_margin: 0,
        exposure_margin: 0,
      });
    },
  );
}

function toLeg({ pricetype, trigger_price, ...position }: MarginPosition): MarginLeg {
  return { ...position, priceType: pricetype, triggerPrice: trigger_price };
}
