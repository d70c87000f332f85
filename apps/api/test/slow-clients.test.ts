import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OPEN_NETWORK } from './support/network.ts';
import { createTestApp, type TestApp, USER_KEY } from './support/test-app.ts';

const HEAD = 'POST /api/v1/ping HTTP/1.1\r\nHost: x\r\n';
const BODY = JSON.stringify({ apikey: USER_KEY });
const DRIBBLE_MS = 20;
/** In place of the seconds that the server gives, so that nobody waits for them here. */
const SHORT = { requestTimeout: 400, headersTimeout: 400, connectionsCheckingInterval: 50 };

let api: TestApp;
let url: URL;
let sockets: Socket[];

/** The server with room for one request at a time. */
async function start(changes: object): Promise<void> {
  api = createTestApp({ network: { ...OPEN_NETWORK, inFlightMax: 1 } });
  Object.assign(api.app.server, changes);
  url = new URL(await api.app.listen({ port: 0, host: '127.0.0.1' }));
}

/** Sends a beginning, then a byte now and then; resolves to all that was answered when the server cut it off. */
function dribble(beginning: string, byte: string): Promise<string> {
  const socket = connect(Number(url.port), url.hostname);
  sockets.push(socket);
  let answered = '';
  socket.write(beginning);
  const timer = setInterval(() => socket.write(byte), DRIBBLE_MS);
  return new Promise((resolve) => {
    socket.on('data', (bytes) => {
      answered += String(bytes);
    });
    // Who is cut off finds so when writing.
    socket.on('error', () => undefined);
    socket.once('close', () => {
      clearInterval(timer);
      resolve(answered);
    });
  });
}

const ping = () =>
  fetch(new URL('/api/v1/ping', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', connection: 'close' },
    body: BODY,
  });

beforeEach(() => {
  sockets = [];
});
afterEach(async () => {
  for (const socket of sockets) {
    socket.destroy();
  }
  await api.app.close();
});

describe('a client that sends a byte now and then', () => {
  beforeEach(() => start(SHORT));

  it('is cut off while its head does not end, and keeps nobody else waiting', async () => {
    const cutOff = dribble(HEAD, 'x');
    expect((await ping()).status).toBe(200);

    expect(await cutOff).toContain('408');
  });

  it('is cut off while its body does not end, and gives back the place that it held', async () => {
    const head = `${HEAD}Content-Type: application/json\r\nContent-Length: 100000\r\n\r\n{"apikey":"`;
    const cutOff = dribble(head, 'a');
    await expect.poll(async () => (await ping()).status, { timeout: 30_000 }).toBe(503);

    expect(await cutOff).toContain('408');
    expect((await ping()).status).toBe(200);
  });
});

describe('the server', () => {
  it('gives a request ten seconds to arrive, and looks every second', async () => {
    await start({});
    const { server } = api.app;

    expect([server.requestTimeout, server.timeout, server.keepAliveTimeout]).toEqual([
      10_000, 30_000, 65_000,
    ]);
    expect(server.headersTimeout).toBe(10_000);
    expect(Reflect.get(server, 'connectionsCheckingInterval')).toBe(1_000);
  });
});
