import { liveModeUnavailable } from '@openalgo/broker';
import { AppError } from '@openalgo/domain';
import type { Api } from '../fastify.ts';
import { NOT_AVAILABLE_YET, NOT_YET } from '../open-api/not-yet.ts';

/** Endpoints of the reference that a broker answers: candles, which no source of prices here has. */
const BROKER_ONLY = [
  ['POST', 'history'],
  ['POST', 'intervals'],
  ['GET', 'ticker/:symbol'],
] as const;

/**
 * Tells clients of the reference why what they ask for is not answered, instead of that there is nothing here, which would count
 * towards a ban of their address. None is an operation of the documentation: they never succeed.
 */
export function unservedRoutes(app: Api): void {
  for (const [method, endpoint] of BROKER_ONLY) {
    refuse(app, method, endpoint, liveModeUnavailable);
  }
  for (const endpoint of NOT_YET) {
    refuse(app, 'POST', endpoint, notYet);
  }
}

function refuse(app: Api, method: 'GET' | 'POST', endpoint: string, reason: () => AppError): void {
  app.route({
    method,
    url: `/${endpoint}`,
    schema: { hide: true },
    handler: async () => {
      throw reason();
    },
  });
}

function notYet(): AppError {
  return new AppError(
    'not-yet',
    NOT_AVAILABLE_YET,
    'This endpoint of OpenAlgo is not available here yet. See /docs for those that are.',
  );
}
