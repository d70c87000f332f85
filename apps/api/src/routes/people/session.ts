import type { Accounts } from '@openalgo/accounts';
import type { Api } from '../../fastify.ts';
import { type SessionCookie, sessionOf } from '../../plugins/app/session.ts';
import { changePasswordBody, currentReply, doneReply, peopleFailures } from '../../schemas/people.ts';

const TAGS = ['Login'];

/** A user's own login. */
export function sessionRoutes(app: Api, people: Accounts, cookie: SessionCookie): void {
  const { sessions, passwords, secondFactor } = people;

  app.get(
    '/session',
    {
      schema: {
        tags: TAGS,
        summary: 'Who is logged in',
        response: { 200: currentReply, ...peopleFailures },
      },
    },
    async (request) => {
      const { userId, isAdmin, sessionId, csrfToken } = sessionOf(request);
      const { isOn, recoveryCodes } = await secondFactor.status(userId);
      const data = {
        username: userId,
        is_admin: isAdmin,
        session_id: sessionId,
        csrf_token: csrfToken,
        second_factor: isOn,
        recovery_codes: recoveryCodes,
      };
      return { status: 'success', data } as const;
    },
  );

  app.post(
    '/logout',
    {
      schema: { tags: TAGS, summary: 'End this session', response: { 200: doneReply, ...peopleFailures } },
    },
    async (request, reply) => {
      const { userId, sessionId } = sessionOf(request);
      await sessions.revoke(userId, userId, sessionId);
      cookie.clear(reply);
      return { status: 'success', message: 'Logged out.' } as const;
    },
  );

  app.post(
    '/change-password',
    {
      schema: {
        tags: TAGS,
        summary: 'Change your password, which ends your other sessions',
        body: changePasswordBody,
        response: { 200: doneReply, ...peopleFailures },
      },
    },
    async (request) => {
      const { userId, sessionId } = sessionOf(request);
      const { current_password: current, new_password: next } = request.body;
      await passwords.change(userId, { current, next, sessionId });
      return { status: 'success', message: 'The password is changed.' } as const;
    },
  );
}
