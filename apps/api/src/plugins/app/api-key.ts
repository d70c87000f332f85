import { AppError } from '@openalgo/domain';
import type { FastifyInstance, FastifyRequest, preValidationAsyncHookHandler } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { z } from 'zod';
import type { ApiKeyVerifier, Identity } from '../../dependencies.ts';
import { explainIssue, validationError } from '../../schemas/reasons.ts';
import { apiKey } from '../../schemas/text.ts';
import { documentAccess } from './documented-access.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose valid key, or whose login, the request carries; null until it was found. */
    identity: Identity | null;
  }
}

/** Of the other fields nothing is looked at here, and nothing copied. */
const credentials = z.object({ apikey: apiKey });
/** Where the reference looks for the key of requests that have nothing else to say. */
const KEY_HEADER = 'x-api-key';

/** Decorates requests; for the whole application, because the request log reads it for every request. */
export const identity = fastifyPlugin(
  async (app: FastifyInstance) => {
    app.decorateRequest('identity', null);
    app.decorateRequest('session', null);
  },
  { name: 'identity' },
);

/**
 * Lets only bearers of a valid key pass: it is in the body, in the query of a GET, or in the header X-API-KEY. It runs before the body is
 * validated: a stranger learns that a key is needed, and nothing about the fields.
 */
export const apiKeyRequired = fastifyPlugin(
  async (app: FastifyInstance, { verifier }: { verifier: ApiKeyVerifier }) => {
    documentAccess(app, { 'x-credential': 'api-key' });
    app.addHook('preValidation', async (request) => {
      const parsed = credentials.safeParse(carrierOf(request), { error: explainIssue });
      if (!parsed.success) {
        throw validationError(parsed.error);
      }

      request.identity = await verifier.verify(parsed.data.apikey);
      if (request.identity === null) {
        throw new AppError('unauthenticated', 'INVALID_API_KEY', 'Invalid openalgo apikey');
      }
    });
  },
  { name: 'api-key-required', dependencies: ['identity'] },
);

function carrierOf(request: FastifyRequest): unknown {
  const carrier = request.method === 'GET' ? request.query : request.body;
  const header = request.headers[KEY_HEADER];
  const hasOwn = typeof carrier === 'object' && carrier !== null && 'apikey' in carrier;
  return header === undefined || hasOwn ? carrier : { apikey: header };
}

/** Whose request this is. Throws on a route without `apiKeyRequired`, which is a defect. */
export function identityOf(request: FastifyRequest): Identity {
  if (request.identity === null) {
    throw new Error(`No identity on ${request.url}: the route lacks the API key check`);
  }

  return request.identity;
}

/** For a route behind `apiKeyRequired`: lets only administrators' keys pass. */
export const adminKeyRequired: preValidationAsyncHookHandler = async (request) => {
  if (!identityOf(request).isAdmin) {
    throw new AppError('forbidden', 'ADMIN_ONLY', 'Only the API key of an administrator may do this.');
  }
};

/** The same for all routes of a scope; called before they are registered. */
export function administratorKeysOnly(app: FastifyInstance): void {
  documentAccess(app, { 'x-required-role': 'admin' });
  app.addHook('preValidation', adminKeyRequired);
}
