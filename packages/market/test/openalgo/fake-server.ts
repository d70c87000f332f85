import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';

const request = z.looseObject({
  action: z.string(),
  api_key: z.string().optional(),
  symbols: z.array(z.looseObject({ exchange: z.string(), symbol: z.string() })).optional(),
});
export type Request = z.infer<typeof request>;

/** An OpenAlgo server as far as prices go: one key, any instrument of NSE, and prices when the test says so. */
export interface FakeServer {
  readonly url: string;
  /** The next request that any client sends, in the order in which they come. */
  nextRequest(): Promise<Request>;
  /** Says something to every client. */
  say(message: object | string): void;
  sayPrice(symbol: string, data: object): void;
  /** Breaks every connection off, as a server that is killed does. */
  cut(): void;
  /** Stops answering anything, pings included, without closing. */
  freeze(): void;
  close(): Promise<void>;
}

export async function startFakeServer(apiKey: string): Promise<FakeServer> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  // A server that listens on a port has an address of this form.
  const { port } = server.address() as AddressInfo;
  const unread: Request[] = [];
  const readers: ((message: Request) => void)[] = [];

  function answer(socket: WebSocket, asked: Request): void {
    const send = (message: object) => socket.send(JSON.stringify(message));
    if (asked.action === 'authenticate') {
      send(
        asked.api_key === apiKey
          ? { type: 'auth', status: 'success', broker: 'zerodha', user_id: 'asha' }
          : { status: 'error', code: 'AUTHENTICATION_ERROR', message: 'Invalid API key' },
      );
    } else if (asked.action === 'subscribe') {
      const subscriptions = (asked.symbols ?? []).map(({ exchange, symbol }) => ({
        exchange,
        symbol,
        status: exchange === 'NSE' ? 'success' : 'error',
      }));
      send({ type: 'subscribe', status: 'success', subscriptions });
    }
  }

  server.on('connection', (socket) => {
    socket.on('message', (data) => {
      const asked = request.parse(JSON.parse(String(data)));
      answer(socket, asked);
      const reader = readers.shift();
      if (reader === undefined) {
        unread.push(asked);
      } else {
        reader(asked);
      }
    });
  });

  function say(message: object | string): void {
    for (const client of server.clients) {
      client.send(typeof message === 'string' ? message : JSON.stringify(message));
    }
  }

  return {
    url: `ws://127.0.0.1:${port}`,

    nextRequest() {
      const first = unread.shift();
      return first === undefined ? new Promise((resolve) => readers.push(resolve)) : Promise.resolve(first);
    },

    say,
    sayPrice: (symbol, data) => say({ type: 'market_data', exchange: 'NSE', symbol, mode: 2, data }),

    cut() {
      for (const client of server.clients) {
        client.resume();
        client.terminate();
      }
    },

    freeze() {
      for (const client of server.clients) {
        client.pause();
      }
    },

    async close() {
      for (const client of server.clients) {
        client.resume();
        client.terminate();
      }

      server.close();
      await once(server, 'close');
    },
  };
}
