import { liveModeUnavailable } from '@openalgo/broker';
import type { Api } from '../fastify.ts';

/** Endpoints of the reference that a broker answers: candles, which no source of prices here has. */
const BROKER_ONLY = [
  ['POST', '/history'],
  ['POST', '/intervals'],
  ['GET', '/ticker/:symbol'],
] as const;

/**
 * Tells clients of the reference that what they ask for needs a broker, instead of that there is nothing here. Not in the
 * documentation: they never succeed.
 */
export function brokerOnlyRoutes(app: Api): void {
  for (const [method, url] of BROKER_ONLY) {
    app.route({
      method,
      url,
      schema: { hide: true },
      handler: async () => {
        throw liveModeUnavailable();
      },
    });
  }
}
