import { normalizeIP } from '@fastify/rate-limit';
import type { HitCounter } from '@openalgo/cache';
import type { RateLimitSettings } from '@openalgo/config';
import { AppError } from '@openalgo/domain';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';

/** What a limit is about. */
export type LimitName = keyof RateLimitSettings;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Which limit holds for the route, null for none; by its path where the route does not say. */
    limit?: LimitName | null;
  }
}

export interface RateLimitOptions {
  /** Null where nothing is limited. */
  readonly limits: RateLimitSettings | null;
  readonly counter: HitCounter;
}

/** The first that fits. What feeds and probes ask for is not limited. */
const LIMIT_BY_PATH: readonly (readonly [RegExp, LimitName | null])[] = [
  [/^\/(health|metrics)(\/|$)/, null],
  [/^\/api\/v1\/ticks$/, null],
  [/^\/api\/v1\/placesmartorder$/, 'smartOrder'],
  [
    /^\/api\/v1\/(placeorder|modifyorder|cancelorder|cancelallorder|closeposition|basketorder|splitorder)$/,
    'order',
  ],
  [/^(\/api\/v1)?\/telegram\/broadcast$/, 'broadcast'],
  [/^\/api\/v1\/telegram\//, 'telegram'],
  [/^\/api\/v1\//, 'api'],
  [/^\/(strategy|chartink)\/webhook\//, 'webhook'],
  [/^\/auth\/(login|register)$/, 'login'],
  [/^\/auth\/(forgot|reset)-password$/, 'reset'],
  [/^\/(auth|admin|apikey|security|sandbox|action-center|strategy|chartink|telegram)(\/|$)/, 'people'],
];

/** Which limit holds for a path; what is not known is counted like what reads. */
export function limitOf(path: string): LimitName | null {
  const found = LIMIT_BY_PATH.find(([pattern]) => pattern.test(path));
  return found === undefined ? 'api' : found[1];
}

function tooMany(seconds: number): AppError {
  const message = `Too many requests. Try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`;
  return new AppError('too-many', 'RATE_LIMITED', message, { retryAfterSeconds: seconds });
}

/** Whom a limit counts: an address, or a user. */
type Kind = 'ip' | 'user';

/** Counts once more for each rate of a limit, and throws when one is exceeded. */
function createCount(limits: RateLimitSettings, counter: HitCounter) {
  return async (name: LimitName, kind: Kind, who: string): Promise<void> => {
    for (const { max, windowMs } of limits[name]) {
      const { count, leftMs } = await counter.hit(`${kind}:${name}:${windowMs}:${who}`, windowMs);
      if (count > max) {
        throw tooMany(Math.max(1, Math.ceil(leftMs / 1_000)));
      }
    }
  };
}

/** Bounds how often an address may ask, and, once it is known, a user: the first on arrival, the second before the work. */
export const rateLimits = fastifyPlugin(
  async (app: FastifyInstance, { limits, counter }: RateLimitOptions) => {
    if (limits === null) {
      return;
    }

    const count = createCount(limits, counter);
    const limitOfRequest = ({ routeOptions, url }: FastifyRequest) =>
      routeOptions.config.limit === undefined ? limitOf(url) : routeOptions.config.limit;

    app.addHook('onRoute', (route) => {
      route.config = { limit: limitOf(route.url), ...route.config };
    });
    app.addHook('onRequest', async (request) => {
      const name = limitOfRequest(request);
      if (name !== null) {
        await count(name, 'ip', normalizeIP(request.ip, 64));
      }
    });
    app.addHook('preHandler', async (request) => {
      const name = limitOfRequest(request);
      if (name !== null && request.identity !== null) {
        await count(name, 'user', request.identity.userId);
      }
    });
  },
  { name: 'rate-limits', dependencies: ['identity'] },
);
