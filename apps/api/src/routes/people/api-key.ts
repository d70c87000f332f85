import type { Accounts } from '@openalgo/accounts';
import { AppError } from '@openalgo/domain';
import type { Api } from '../../fastify.ts';
import { sessionOf } from '../../plugins/app/session.ts';
import {
  apiKeyReply,
  doneReply,
  newApiKeyReply,
  orderModeBody,
  peopleFailures,
} from '../../schemas/people.ts';

const TAGS = ['API key'];

/** A user's own API key, always of whoever is logged in. */
export function apiKeyRoutes(app: Api, { apiKeys }: Pick<Accounts, 'apiKeys'>): void {
  app.get(
    '/apikey',
    {
      schema: {
        tags: TAGS,
        summary: 'Whether you have an API key, and how its orders are treated',
        response: { 200: apiKeyReply, ...peopleFailures },
      },
    },
    async (request) => {
      const status = await apiKeys.status(sessionOf(request).userId);
      const data = {
        has_api_key: status !== null && status.revokedAt === null,
        order_mode: status?.orderMode ?? null,
        created_at: status === null ? null : new Date(status.createdAt).toISOString(),
      };
      return { status: 'success', data } as const;
    },
  );

  app.post(
    '/apikey',
    {
      schema: {
        tags: TAGS,
        summary: 'Make your API key, instead of any before',
        response: { 200: newApiKeyReply, ...peopleFailures },
      },
    },
    async (request) => {
      const { userId } = sessionOf(request);
      return { status: 'success', data: { api_key: await apiKeys.rotate(userId, userId) } } as const;
    },
  );

  app.delete(
    '/apikey',
    {
      schema: {
        tags: TAGS,
        summary: 'Withdraw your API key',
        response: { 200: doneReply, ...peopleFailures },
      },
    },
    async (request) => {
      const { userId } = sessionOf(request);
      if (!(await apiKeys.revoke(userId, userId))) {
        throw new AppError('not-found', 'NO_API_KEY', 'You have no API key.');
      }

      return { status: 'success', message: 'The API key is withdrawn.' } as const;
    },
  );

  app.post(
    '/apikey/mode',
    {
      schema: {
        tags: TAGS,
        summary: 'Whether orders of your key are placed at once or wait for your approval',
        body: orderModeBody,
        response: { 200: doneReply, ...peopleFailures },
      },
    },
    async (request) => {
      const { userId } = sessionOf(request);
      await apiKeys.setOrderMode(userId, userId, request.body.mode);
      return { status: 'success', message: `Order mode: ${request.body.mode}.` } as const;
    },
  );
}
