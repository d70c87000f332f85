import type { Accounts } from '@openalgo/accounts';
import type { FastifyRequest } from 'fastify';
import type { Api } from '../../fastify.ts';
import type { ResetMails } from '../../mail/reset-mails.ts';
import type { SessionCookie } from '../../plugins/app/session.ts';
import { forgotPasswordBody } from '../../schemas/mail.ts';
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

export interface LoginRoutesOptions {
  readonly people: Accounts;
  readonly cookie: SessionCookie;
  readonly resetMails: ResetMails;
}

function originOf(request: FastifyRequest) {
  return { ipAddress: request.ip, userAgent: request.headers['user-agent'] ?? null };
}

/** For those who are not logged in yet. A page of another site cannot send them: they take JSON alone, and CORS is off. */
export function loginRoutes(app: Api, { people, cookie, resetMails }: LoginRoutesOptions): void {
  passwordRoutes(app, people, resetMails);

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
}

/** For those who have lost their passwords. */
function passwordRoutes(app: Api, people: Accounts, resetMails: ResetMails): void {
  app.post(
    '/forgot-password',
    {
      schema: {
        tags: TAGS,
        summary: 'Have a code mailed with which you choose a new password',
        description: 'The answer is the same whether or not somebody has the address.',
        body: forgotPasswordBody,
        response: { 200: doneReply, ...peopleFailures },
      },
    },
    async ({ body }) => {
      await resetMails.request(body.email);
      const message = 'If somebody has this address, a mail is on its way there.';
      return { status: 'success', message } as const;
    },
  );

  app.post(
    '/reset-password',
    {
      schema: {
        tags: TAGS,
        summary: 'Choose a new password with the token that was mailed, or that an administrator issued',
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
