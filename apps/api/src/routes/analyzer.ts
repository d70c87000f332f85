import type { ApiDependencies } from '../dependencies.ts';
import type { Api } from '../fastify.ts';
import { identityOf } from '../plugins/app/api-key.ts';
import { presentData } from '../presenters/values.ts';
import { analyzerReply, analyzerToggleReply } from '../schemas/market-replies.ts';
import { analyzerToggleBody } from '../schemas/market-requests.ts';
import { failureReplies } from '../schemas/replies.ts';
import { accountBody } from '../schemas/requests.ts';

/** Whether orders are paper or real. They are paper: no broker can be connected, and what asks for one is told so. */
export function analyzerRoutes(app: Api, { records, live }: ApiDependencies): void {
  const tags = ['Account'];

  const stateOf = async (userId: string) =>
    ({ mode: 'analyze', analyze_mode: true, total_logs: await records.calls.count(userId) }) as const;

  app.post(
    '/analyzer',
    {
      schema: {
        tags,
        summary: 'Whether orders are paper or real',
        body: accountBody,
        response: { 200: analyzerReply, ...failureReplies },
      },
    },
    async (request) => presentData(await stateOf(identityOf(request).userId)),
  );

  app.post(
    '/analyzer/toggle',
    {
      schema: {
        tags,
        summary: 'Choose paper trading',
        description: 'Live trading is refused with LIVE_MODE_UNAVAILABLE: no broker is connected.',
        body: analyzerToggleBody,
        response: { 200: analyzerToggleReply, ...failureReplies },
      },
    },
    async (request) => {
      const { userId } = identityOf(request);
      if (!request.body.mode) {
        await live.open(userId);
      }

      const state = await stateOf(userId);
      return presentData({ ...state, message: 'Analyzer mode is on: orders are paper orders.' });
    },
  );
}
