import { type ChildProcess, fork } from 'node:child_process';
import { createServer, type Server } from 'node:net';
import {
  createApiKeyRepository,
  createApiLogRepository,
  createInstrumentRepository,
  createSandboxRepositories,
  createUserRepository,
} from '@openalgo/db';
import { createTestDatabases, type TestDatabases } from '@openalgo/db/testing';
import { price, systemClock } from '@openalgo/domain';
import { apiKeyLookup, createPasswordHasher, generateApiKey } from '@openalgo/security';
import { builtMain } from '@openalgo/service/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PLACE_ORDER } from './support/endpoints.ts';
import { SHARE } from './support/real-accounts.ts';

const PEPPER = 'p'.repeat(32);
const START_MS_MAX = 60_000;

let databases: TestDatabases;
let child: ChildProcess | undefined;

beforeEach(async () => {
  databases = await createTestDatabases();
});
afterEach(async () => {
  child?.kill('SIGKILL');
  await databases.close();
});

/** Starts the API as `openalgo start` does, on databases of its own. */
function startApi(changes: Readonly<Record<string, string>> = {}) {
  const { urls, rootDir } = databases;
  const started = fork(builtMain('api'), [], {
    cwd: rootDir,
    // Not those of the test's own process, which loads sources.
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      PORT: '0',
      APP_KEY: 'k'.repeat(32),
      API_KEY_PEPPER: PEPPER,
      DATABASE_URL: urls.main,
      SANDBOX_DATABASE_URL: urls.sandbox,
      LATENCY_DATABASE_URL: urls.latency,
      LOGS_DATABASE_URL: urls.logs,
      ...changes,
    },
  });
  child = started;

  const said = { stdout: '', stderr: '' };
  started.stdout?.on('data', (chunk) => {
    said.stdout += chunk;
  });
  started.stderr?.on('data', (chunk) => {
    said.stderr += chunk;
  });

  return {
    said,
    url: new Promise<string>((resolve) =>
      started.once('message', ({ url }: { url: string }) => resolve(url)),
    ),
    exitCode: new Promise<number | null>((resolve) => started.once('close', resolve)),
    stop: () => started.kill('SIGTERM'),
  };
}

/** A user with an API key, and a quoted share. */
async function seed(): Promise<string> {
  const { main, sandbox } = databases.databases;
  const apiKey = generateApiKey();
  const createdAt = systemClock.now();
  await createUserRepository(main).create({
    username: 'asha',
    email: 'asha@example.com',
    passwordHash: 'none',
    isAdmin: false,
    createdAt,
  });
  await createApiKeyRepository(main).save({
    userId: 'asha',
    keyLookup: apiKeyLookup(apiKey, PEPPER),
    apiKeyHash: await createPasswordHasher({ pepper: PEPPER }).hash(apiKey),
    apiKeyEncrypted: 'none',
    createdAt,
  });
  await createInstrumentRepository(main).upsertMany([SHARE]);
  const ltp = price('2500');
  const unknown = { bid: null, ask: null, low: null, high: null, volume: null, prevClose: null };
  await createSandboxRepositories(sandbox.session).quotes.save([
    {
      exchange: SHARE.exchange,
      symbol: SHARE.symbol,
      ...unknown,
      ltp,
      open: ltp,
      openInterest: 0,
      at: createdAt,
    },
  ]);
  return apiKey;
}

async function post(url: string, body: object): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  return response.json();
}

describe('the process', { timeout: START_MS_MAX }, () => {
  it('tells its parent its URL, serves, and when told to stop ends well with every request logged', async () => {
    const apiKey = await seed();
    const api = startApi();
    const url = await api.url;

    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    expect(await (await fetch(`${url}/health/ready`)).json()).toMatchObject({
      message: 'No answer from a worker.',
    });
    expect(await (await fetch(`${url}/metrics`)).text()).toContain('nodejs_eventloop_lag_seconds');

    const order = { ...PLACE_ORDER.body, apikey: apiKey };
    const placed = await post(`${url}/api/v1/placeorder`, order);
    expect(placed).toMatchObject({ status: 'success', mode: 'analyze' });
    expect(await post(`${url}/api/v1/placeorder`, { ...order, apikey: generateApiKey() })).toMatchObject({
      message: 'Invalid openalgo apikey',
    });
    expect(await post(`${url}/api/v1/ticks`, { apikey: apiKey })).toMatchObject({ code: 'ADMIN_ONLY' });

    api.stop();
    expect(await api.exitCode).toBe(0);
    const { rows: logged } = await createApiLogRepository(databases.databases.logs).page({ limit: 10 });
    expect(logged.map(({ endpoint, statusCode, userId }) => [endpoint, statusCode, userId])).toEqual([
      ['/api/v1/ticks', 403, 'asha'],
      ['/api/v1/placeorder', 403, null],
      ['/api/v1/placeorder', 200, 'asha'],
    ]);
    expect(api.said.stdout + api.said.stderr).not.toContain(apiKey);
  });

  it('ends with one clear line and exit code 1 when its port is taken', async () => {
    const { server, port } = await takeAPort();

    const api = startApi({ PORT: String(port) });

    expect(await api.exitCode).toBe(1);
    expect(api.said.stderr).toBe(
      `error: 127.0.0.1:${port} is taken: stop what uses it, or set another PORT [PORT_NOT_FREE]\n`,
    );
    server.close();
  });

  it('ends with one clear line and exit code 1 when a variable cannot be used', async () => {
    const api = startApi({ PORT: 'ninety' });

    expect(await api.exitCode).toBe(1);
    expect(api.said.stderr).toMatch(/^error: PORT cannot be "ninety": .*\n$/);
  });
});

async function takeAPort(): Promise<{ server: Server; port: number }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('Not listening on a port');
  }

  return { server, port: address.port };
}
