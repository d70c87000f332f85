import autocannon from 'autocannon';

/** A request that the load is made of. */
export interface LoadRequest {
  readonly path: string;
  readonly body: unknown;
}

export interface LoadResult {
  /** Requests that were answered with 200, per second. */
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly n: number;
}

/** How long a load is kept up: for a time, or for as many requests. */
export type LoadAmount = { readonly duration: number } | { readonly amount: number };

export interface LoadOptions {
  readonly url: string;
  readonly connections: number;
  readonly amount: LoadAmount;
  /** What a connection sends, in turn, again and again. */
  readonly requestsOf: (connection: number) => readonly LoadRequest[];
}

/** Sends requests as fast as they are answered, after as much for warming up. Throws when one is answered with anything but 200. */
export async function underLoad(options: LoadOptions): Promise<LoadResult> {
  await fire(options);
  return fire(options);
}

async function fire({ url, connections, amount, requestsOf }: LoadOptions): Promise<LoadResult> {
  let connection = 0;
  const result = await autocannon({
    url,
    connections,
    ...amount,
    setupClient: (client) => {
      client.setRequests(requestsOf(connection).map(toRequest));
      connection += 1;
    },
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${result.non2xx} requests were refused and ${result.errors} failed at ${url}`);
  }

  const { latency } = result;
  const n = result['2xx'];
  return { perSecond: n / result.duration, p50: latency.p50, p99: latency.p99, n };
}

function toRequest({ path, body }: LoadRequest): autocannon.Request {
  return {
    method: 'POST',
    path,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}
