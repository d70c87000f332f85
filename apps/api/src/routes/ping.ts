import type { Api } from '../fastify.ts';
import { presentData } from '../presenters/values.ts';
import { failureReplies, pingReply } from '../schemas/replies.ts';
import { accountBody } from '../schemas/requests.ts';

export function pingRoute(app: Api): void {
  app.post(
    '/ping',
    {
      schema: {
        tags: ['Account'],
        summary: 'Whether the API answers and the key is valid',
        body: accountBody,
        response: { 200: pingReply, ...failureReplies },
      },
    },
    async () => presentData({ broker: 'sandbox', message: 'pong' } as const),
  );
}
