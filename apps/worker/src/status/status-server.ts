import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { Registry } from 'prom-client';

/** What a worker's readiness is made of. */
export interface WorkerState {
  readonly sandbox: boolean;
  /** Whether it beats, so that the others know of it. */
  readonly heartbeat: boolean;
  /** How many of the shards are its own; a standby has none and is ready all the same. */
  readonly shards: number;
  /** False when no price has come for too long in market hours. */
  readonly quotes: boolean;
}

export interface StatusServerOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly registry: Registry;
  readonly state: () => Promise<WorkerState>;
}

export interface StatusServer {
  readonly url: string;
  close(): Promise<void>;
}

const REQUEST_TIMEOUT_MS = 5000;

/** Tells of the worker's health and shows its metrics, to those who watch it. Rejects when it cannot listen. */
export async function openStatusServer(options: StatusServerOptions): Promise<StatusServer> {
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, (request, response) => {
    const path = (request.url ?? '').replace(/\?.*$/, '');
    answer(options, request.method === 'GET' ? path : '', response).catch(() => {
      response.writeHead(500).end();
    });
  });
  server.listen(options.port, options.host);
  await once(server, 'listening');

  return {
    url: urlOf(server, options.host),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function answer(
  { registry, state }: StatusServerOptions,
  path: string,
  response: ServerResponse,
): Promise<void> {
  switch (path) {
    case '/health/live':
      return sendJson(response, 200, { status: 'success' });
    case '/health/ready': {
      const checks = await state();
      const isReady = checks.sandbox && checks.heartbeat;
      return sendJson(response, isReady ? 200 : 503, { status: isReady ? 'success' : 'error', checks });
    }
    case '/metrics': {
      const text = await registry.metrics();
      response.writeHead(200, { 'content-type': registry.contentType }).end(text);
      return;
    }
    default:
      return sendJson(response, 404, {
        status: 'error',
        message: 'There is nothing here.',
        code: 'NOT_FOUND',
      });
  }
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function urlOf(server: Server, host: string): string {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return `http://${host}:${port}`;
}
