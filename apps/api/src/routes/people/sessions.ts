import type { Accounts } from '@openalgo/accounts';
import { AppError } from '@openalgo/domain';
import type { Api } from '../../fastify.ts';
import { sessionOf } from '../../plugins/app/session.ts';
import { doneReply, peopleFailures, sessionParams, sessionsReply } from '../../schemas/people.ts';

const TAGS = ['Login'];
const iso = (at: number) => new Date(at).toISOString();

/** Where a user is logged in. Each reaches his own sessions and nothing else. */
export function sessionsRoutes(app: Api, { sessions }: Pick<Accounts, 'sessions'>): void {
  app.get(
    '/sessions',
    {
      schema: {
        tags: TAGS,
        summary: 'Where you are logged in',
        response: { 200: sessionsReply, ...peopleFailures },
      },
    },
    async (request) => {
      const { userId, sessionId } = sessionOf(request);
      const data = (await sessions.list(userId)).map((session) => ({
        id: session.id,
        ip_address: session.ipAddress,
        device: session.deviceInfo,
        login_time: iso(session.createdAt),
        last_seen: iso(session.lastSeen),
        expires_at: iso(session.expiresAt),
        current: session.id === sessionId,
      }));
      return { status: 'success', data } as const;
    },
  );

  app.delete(
    '/sessions/:id',
    {
      schema: {
        tags: TAGS,
        summary: 'End one of your sessions',
        params: sessionParams,
        response: { 200: doneReply, ...peopleFailures },
      },
    },
    async (request) => {
      const { userId } = sessionOf(request);
      if (!(await sessions.revoke(userId, userId, request.params.id))) {
        throw new AppError('not-found', 'SESSION_NOT_FOUND', 'You have no such session.');
      }

      return { status: 'success', message: 'The session has ended.' } as const;
    },
  );

  app.delete(
    '/sessions',
    {
      schema: {
        tags: TAGS,
        summary: 'End all of your sessions but this one',
        response: { 200: doneReply, ...peopleFailures },
      },
    },
    async (request) => {
      const { userId, sessionId } = sessionOf(request);
      const count = await sessions.revokeAll(userId, userId, sessionId);
      return { status: 'success', message: `Sessions ended: ${count}.` } as const;
    },
  );
}
