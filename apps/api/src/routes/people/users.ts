import type { Accounts } from '@openalgo/accounts';
import type { Api } from '../../fastify.ts';
import { sessionOf } from '../../plugins/app/session.ts';
import {
  createUserBody,
  doneReply,
  peopleFailures,
  registeredReply,
  resetTokenReply,
  roleBody,
  userParams,
  usersReply,
} from '../../schemas/people.ts';

const TAGS = ['Users (administrators)'];

/** What administrators do with the accounts of others. None of it shows a secret that somebody else chose. */
export function userRoutes(app: Api, { users }: Pick<Accounts, 'users'>): void {
  app.get(
    '/users',
    { schema: { tags: TAGS, summary: 'All users', response: { 200: usersReply, ...peopleFailures } } },
    async () => {
      const data = (await users.list()).map(({ username, email, isAdmin, createdAt }) => ({
        username,
        email,
        is_admin: isAdmin,
        created_at: new Date(createdAt).toISOString(),
      }));
      return { status: 'success', data } as const;
    },
  );

  app.post(
    '/users',
    {
      schema: {
        tags: TAGS,
        summary: 'Make an account for somebody',
        body: createUserBody,
        response: { 200: registeredReply, ...peopleFailures },
      },
    },
    async (request) => {
      const { is_admin: isAdmin, ...draft } = request.body;
      await users.create(sessionOf(request).userId, { ...draft, isAdmin });
      return { status: 'success', data: { username: draft.username, is_admin: isAdmin } } as const;
    },
  );

  app.post(
    '/users/:username/role',
    {
      schema: {
        tags: TAGS,
        summary: 'Make somebody an administrator, or no longer one',
        params: userParams,
        body: roleBody,
        response: { 200: doneReply, ...peopleFailures },
      },
    },
    async (request) => {
      await users.setAdmin(sessionOf(request).userId, request.params.username, request.body.is_admin);
      return { status: 'success', message: 'The role is changed.' } as const;
    },
  );
}

/** What administrators do for those who have lost something. */
export function rescueRoutes(app: Api, { passwords, sessions, secondFactor }: Accounts): void {
  app.post(
    '/users/:username/reset-password',
    {
      schema: {
        tags: TAGS,
        summary: 'Issue a token with which somebody chooses a new password; hand it over yourself',
        params: userParams,
        response: { 200: resetTokenReply, ...peopleFailures },
      },
    },
    async (request) => {
      const { userId } = sessionOf(request);
      const { token, expiresAt } = await passwords.issueReset(userId, request.params.username);
      return { status: 'success', data: { token, expires_at: new Date(expiresAt).toISOString() } } as const;
    },
  );

  app.delete(
    '/users/:username/sessions',
    {
      schema: {
        tags: TAGS,
        summary: 'End all sessions of somebody',
        params: userParams,
        response: { 200: doneReply, ...peopleFailures },
      },
    },
    async (request) => {
      const count = await sessions.revokeAll(sessionOf(request).userId, request.params.username);
      return { status: 'success', message: `Sessions ended: ${count}.` } as const;
    },
  );

  app.delete(
    '/users/:username/totp',
    {
      schema: {
        tags: TAGS,
        summary: 'Turn off the second factor of somebody who has lost it',
        params: userParams,
        response: { 200: doneReply, ...peopleFailures },
      },
    },
    async (request) => {
      await secondFactor.remove(sessionOf(request).userId, request.params.username);
      return { status: 'success', message: 'The second factor is off.' } as const;
    },
  );
}
