import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { createTurns } from '@openalgo/security';
import Fastify from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Identity } from '../src/dependencies.ts';
import { endBefore } from '../src/plugins/app/orderly-end.ts';
import { createTestApp, type TestApp, USER_KEY } from './support/test-app.ts';

/** Longer than the end may take, and far shorter than connections are kept for. */
const END_WITHIN_MS = 20_000;
const ASHA: Identity = { userId: 'asha', isAdmin: false };

/** What a request waits for until the test lets go. */
function gate() {
  let open = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  let arrive = () => {};
  const reached = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  return {
    open: () => open(),
    reached,
    pass: () => {
      arrive();
      return passed;
    },
  };
}

let api: TestApp;
let url: string;
let agent: Agent;

beforeEach(() => {
  agent = new Agent({ keepAlive: true });
});
afterEach(async () => {
  agent.destroy();
  await api.app.close();
});

/** Asks as a client does that keeps its connection. */
function ping(): Promise<{ status: number | undefined; connection: string | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    const asking = request(`${url}/api/v1/ping`, {
      method: 'POST',
      agent,
      headers: { 'content-type': 'application/json' },
    });
    asking.once('error', reject);
    asking.once('response', async (response) => {
      const { statusCode: status, headers } = response;
      resolve({ status, connection: headers.connection, body: await text(response) });
    });
    asking.end(JSON.stringify({ apikey: USER_KEY }));
  });
}

async function closeInTime(): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<string>((resolve) => {
    timer = setTimeout(resolve, END_WITHIN_MS, 'too late');
  });
  expect(await Promise.race([api.app.close(), tooLate])).not.toBe('too late');
  clearTimeout(timer);
}

describe('a server that is to end', () => {
  it('answers whoever has asked, and keeps no connection for what they might ask next', async () => {
    const { open, reached, pass } = gate();
    api = createTestApp({ verifier: { verify: () => pass().then(() => ASHA) } });
    const isEnding = new Promise<void>((resolve) => api.app.addHook('preClose', async () => resolve()));
    url = await api.app.listen({ port: 0, host: '127.0.0.1' });
    const answer = ping();
    await reached;
    const ended = closeInTime();
    await isEnding;
    open();

    expect(await answer).toMatchObject({ status: 200, connection: 'close' });
    await ended;
    expect(api.logRows).toMatchObject([{ statusCode: 200 }]);
  });

  it('turns away whoever waits for a key to be checked', async () => {
    const { open, reached, pass } = gate();
    const turns = createTurns({ atOnce: 1, refusal: () => new Error('ending') });
    const verify = () => turns.take(pass).then(() => ASHA);
    api = createTestApp({ verifier: { verify }, turnAway: turns.close });
    url = await api.app.listen({ port: 0, host: '127.0.0.1' });
    const [first, second] = [ping(), ping()];
    await reached;
    await expect.poll(() => turns.waiting).toBe(1);
    const ended = closeInTime();

    expect((await Promise.race([first, second])).status).toBe(500);
    open();
    expect([(await first).status, (await second).status].sort()).toEqual([200, 500]);
    await ended;
  });

  it('cuts off whoever does not come to an end, and writes what is to be written', async () => {
    api = createTestApp();
    url = await api.app.listen({ port: 0, host: '127.0.0.1' });
    await ping();
    const { hostname, port } = new URL(url);
    const slow = connect(Number(port), hostname);
    const cut = new Promise((resolve) => slow.once('close', resolve));
    slow.on('error', () => {});
    slow.write(
      'POST /api/v1/ping HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{',
    );
    await expect.poll(() => countConnections(api)).toBe(2);

    await closeInTime();
    await cut;
    expect(api.logRows).toContainEqual(expect.objectContaining({ statusCode: 200 }));
  });

  it('waits for no work in the background that does not end', async () => {
    const app = Fastify();
    endBefore(app, () => new Promise(() => {}));
    await expect(app.close()).resolves.toBeUndefined();
  });
});

function countConnections({ app }: TestApp): Promise<number> {
  return new Promise((resolve) => app.server.getConnections((_error, count) => resolve(count)));
}
