import createFetchClient, { type Client } from 'openapi-fetch';
import { type CallOptions, ENDPOINTS, type EndpointMethods } from './endpoints.ts';
import { OpenAlgoError, refusalOf } from './error.ts';
import type { components, paths } from './generated/wire.ts';

export interface OpenAlgoClientOptions {
  /** Where the API is, such as `http://127.0.0.1:5000`. */
  readonly baseUrl: string;
  readonly apiKey: string;
  /** Instead of the global one. */
  readonly fetch?: typeof globalThis.fetch;
}

/** An exchange of the master, or all of it. */
export type InstrumentsRequest = Omit<
  paths['/api/v1/instruments']['get']['parameters']['query'],
  'apikey' | 'format'
>;
export type Instruments =
  paths['/api/v1/instruments']['get']['responses'][200]['content']['application/json'];

/** The API for programs. */
export interface OpenAlgoClient extends EndpointMethods {
  /** The instrument master. Throws as the other methods do. */
  instruments(request?: InstrumentsRequest, options?: Pick<CallOptions, 'signal'>): Promise<Instruments>;
  /** Every documented route, typed, for what has no method here; answers `{ data, error, response }` and does not throw. */
  readonly http: Client<paths>;
}

/** What a call came to, of whichever endpoint. */
interface Outcome {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

/** A client of a server and for one API key. */
export function createOpenAlgoClient({ baseUrl, apiKey, fetch }: OpenAlgoClientOptions): OpenAlgoClient {
  const http = createFetchClient<paths>({ baseUrl, ...(fetch !== undefined && { fetch }) });

  async function call(endpoint: string, request: object, options: CallOptions): Promise<unknown> {
    const { idempotencyKey, signal } = options;
    // Which body belongs to which path is told by the types of the methods; here all are alike.
    const post = http.POST as (path: string, init: object) => Promise<Outcome>;
    return answerOf(
      await post(`/api/v1/${endpoint}`, {
        body: { ...request, apikey: apiKey },
        ...(idempotencyKey !== undefined && { headers: { 'idempotency-key': idempotencyKey } }),
        ...(signal !== undefined && { signal }),
      }),
    );
  }

  const methods = Object.fromEntries(
    Object.entries(ENDPOINTS).map(([name, endpoint]) => [
      name,
      (request: object = {}, options: CallOptions = {}) => call(endpoint, request, options),
    ]),
  );

  return {
    // Made of the same table as its type.
    ...(methods as EndpointMethods),
    http,
    async instruments(request = {}, { signal } = {}) {
      const query = { ...request, apikey: apiKey, format: 'json' as const };
      const outcome = await http.GET('/api/v1/instruments', {
        params: { query },
        ...(signal !== undefined && { signal }),
      });
      // Asked for as JSON, so that it is not the other documented type.
      return answerOf(outcome) as Instruments;
    },
  };
}

function answerOf({ data, error, response }: Outcome): unknown {
  if (!response.ok || data === undefined) {
    throw new OpenAlgoError(refusalOf(error, response), response);
  }

  return data;
}

/** The shapes of the document by name. */
export type Schemas = components['schemas'];
