import { timingSafeEqual } from 'node:crypto';
import type { Accounts, NewSession, SessionIdentity } from '@openalgo/accounts';
import { AppError } from '@openalgo/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { documentAccess } from './documented-access.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is logged in; null until it was found. */
    session: SessionIdentity | null;
  }
}

/** The header that carries the login's token. */
export const CSRF_HEADER = 'x-csrf-token';
/** Methods that change nothing, so that no other site gains anything by having a browser send them. */
const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The cookie that carries a login. */
export interface SessionCookie {
  read(request: FastifyRequest): string | undefined;
  set(reply: FastifyReply, session: Pick<NewSession, 'token' | 'expiresAt'>): void;
  clear(reply: FastifyReply): void;
}

/** @param secure whether it is sent over TLS alone; its name then keeps subdomains from setting it (RFC 6265bis, §4.1.3) */
export function sessionCookieName(secure: boolean): string {
  return secure ? '__Host-openalgo_session' : 'openalgo_session';
}

/** @param secure as for the name */
export function createSessionCookie(secure: boolean): SessionCookie {
  const name = sessionCookieName(secure);
  const attributes = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;

  return {
    read: (request) => request.cookies[name],
    set: (reply, { token, expiresAt }) => {
      reply.setCookie(name, token, { ...attributes, expires: new Date(expiresAt) });
    },
    clear: (reply) => {
      reply.clearCookie(name, attributes);
    },
  };
}

function assertCsrf(request: FastifyRequest, { csrfToken }: SessionIdentity): void {
  const given = request.headers[CSRF_HEADER];
  const isRight =
    typeof given === 'string' &&
    given.length === csrfToken.length &&
    timingSafeEqual(Buffer.from(given, 'latin1'), Buffer.from(csrfToken, 'latin1'));
  if (!isRight) {
    const message = 'Send the csrf_token of your login, or of GET /auth/session, as the header X-CSRF-Token.';
    throw new AppError('forbidden', 'CSRF_TOKEN_INVALID', message);
  }
}

export interface SessionOptions {
  readonly sessions: Pick<Accounts['sessions'], 'find'>;
  readonly cookie: SessionCookie;
}

/**
 * Lets only logged-in users pass, and what changes something only with the login's CSRF token, which another site cannot
 * read. It runs before the body is read: a stranger makes us do next to nothing.
 */
export const sessionRequired = fastifyPlugin(
  async (app: FastifyInstance, { sessions, cookie }: SessionOptions) => {
    documentAccess(app, { 'x-credential': 'session', security: [{ session: [], csrfToken: [] }] });
    app.addHook('onRequest', async (request) => {
      const token = cookie.read(request);
      const session = token === undefined ? null : await sessions.find(token);
      if (session === null) {
        throw new AppError('login-required', 'NOT_LOGGED_IN', 'Log in first: POST /auth/login.');
      }
      if (!SAFE_METHODS.has(request.method)) {
        assertCsrf(request, session);
      }

      request.session = session;
      request.identity = { userId: session.userId, isAdmin: session.isAdmin };
    });
  },
  { name: 'session-required', dependencies: ['identity', '@fastify/cookie'] },
);

/** Who is logged in. Throws on a route without `sessionRequired`, which is a defect. */
export function sessionOf(request: FastifyRequest): SessionIdentity {
  if (request.session === null) {
    throw new Error(`No session on ${request.url}: the route lacks the login check`);
  }

  return request.session;
}

const requireAdmin: onRequestAsyncHookHandler = async (request) => {
  if (!sessionOf(request).isAdmin) {
    throw new AppError('forbidden', 'ADMIN_ONLY', 'Only an administrator may do this.');
  }
};

/** Lets only administrators pass to the routes of a scope behind `sessionRequired`; called before they are registered. */
export function administratorsOnly(app: FastifyInstance): void {
  documentAccess(app, { 'x-required-role': 'admin' });
  app.addHook('onRequest', requireAdmin);
}
