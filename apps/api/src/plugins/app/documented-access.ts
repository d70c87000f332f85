import type { FastifyInstance, FastifySchema } from 'fastify';

declare module 'fastify' {
  interface FastifySchema {
    /** What lets a caller in; none where it is left out. */
    'x-credential'?: 'api-key' | 'session';
    /** Who alone may call. */
    'x-required-role'?: 'admin';
  }
}

/** What the documentation says of who may call a route. */
export type DocumentedAccess = Pick<FastifySchema, 'x-credential' | 'x-required-role' | 'security'>;

/**
 * Has the documentation of every route that is registered from here on in this scope say who may call it. Whoever guards
 * the routes calls this, so that the documentation cannot say otherwise.
 */
export function documentAccess(app: FastifyInstance, access: DocumentedAccess): void {
  app.addHook('onRoute', (route) => {
    route.schema = { ...route.schema, ...access };
  });
}
