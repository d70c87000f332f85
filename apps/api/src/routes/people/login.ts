import type { Accounts } from '@openalgo/accounts';
import type { FastifyRequest } from 'fastify';
import type { Api } from '../../fastify.ts';
import type { SessionCookie } from '../../plugins/app/session.ts';
import {
  doneReply,
  loginBody,
  loginReply,
  peopleFailures,
  registerBody,
  registeredReply,
  resetPasswordBody,
} from '../../schemas/people.ts';

const TAGS = ['Login'];

function originOf(request: FastifyRequest) {
  return { ipAddress: request.ip, userAgent: request.headers['user-agent'] ?? null };
}

/** For those who are not logged in yet. A page of another site cannot send them: they take JSON alone, and CORS is off. */
export function loginRoutes(app: Api, people: Accounts, cookie: SessionCookie): void {
  app.post(
    '/register',
    {
      schema: {
        tags: TAGS,
        summary: 'Make an account: the first one, or where REGISTRATION=open',
        body: registerBody,
        response: { 200: registeredReply, ...peopleFailures },
      },
    },
    async ({ body }) => {
      const isAdmin = await people.users.register(body);
      return { status: 'success', data: { username: body.username, is_admin: isAdmin } } as const;
    },
  );

  app.post(
    '/login',
    {
      schema: {
        tags: TAGS,
        summary: 'Log in, which sets the cookie of the session',
        body: loginBody,
        response: { 200: loginReply, ...peopleFailures },
      },
    },
    async (request, reply) => {
      const { username, password, code = null } = request.body;
      const session = await people.login({ username, password, code, origin: originOf(request) });
      cookie.set(reply, session);
      const data = {
        username: session.userId,
        is_admin: session.isAdmin,
        csrf_token: session.csrfToken,
        expires_at: new Date(session.expiresAt).toISOString(),
      };
      return { status: 'success', data } as const;
    },
  );

  app.post(
    '/reset-password',
    {
      schema: {
        tags: TAGS,
        summary: 'Choose a new password with the token that an administrator issued',
        body: resetPasswordBody,
        response: { 200: doneReply, ...peopleFailures },
      },
    },
    async ({ body }) => {
      await people.passwords.reset(body.token, body.new_password);
      return { status: 'success', message: 'The password is changed. Log in with it.' } as const;
    },
  );
}
