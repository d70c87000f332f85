import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { toolEnvironment } from '@openalgo/config';

const NPM_START = fileURLToPath(new URL('../../scripts/start.mjs', import.meta.url));
const LOOK_EVERY_MS = 10;
const GIVE_UP_MS = 120_000;

/** Seconds of the second `npm start` of an installation, until the API says that it is ready: the first made the databases. */
export async function secondsOfSecondStart(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'openalgo-bench-start-'));
  try {
    const port = await freePort();
    await secondsToReady(folder, port);
    return await secondsToReady(folder, port);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Starts everything in a folder, measures, and ends it again. */
async function secondsToReady(folder: string, port: number): Promise<number> {
  const { PATH = '' } = toolEnvironment();
  const begun = performance.now();
  const child = spawn(process.execPath, [NPM_START], {
    cwd: folder,
    env: { PATH, HOME: folder, PORT: String(port), LOG_LEVEL: 'warn' },
    stdio: 'ignore',
  });
  const end = once(child, 'close');
  try {
    await untilReady(`http://127.0.0.1:${port}/health/ready`, begun + GIVE_UP_MS);
    return (performance.now() - begun) / 1000;
  } finally {
    child.kill('SIGTERM');
    await end;
  }
}

async function untilReady(url: string, deadline: number): Promise<void> {
  while (!(await isReady(url))) {
    if (performance.now() > deadline) {
      throw new Error(`Nothing was ready at ${url}`);
    }

    await pause(LOOK_EVERY_MS);
  }
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}
