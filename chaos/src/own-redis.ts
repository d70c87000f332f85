import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectRedis, type RedisConnection } from '@openalgo/cache';
import { freePort } from '@openalgo/db/testing';

/** A Redis server that may be killed, for it is nobody else's; it keeps what it was told. */
export interface OwnRedis {
  readonly url: string;
  /** Commands fail while it is away, and work again when it is back. */
  readonly connection: RedisConnection;
  kill(): Promise<void>;
  /** Resolves when it answers. */
  start(): Promise<void>;
  close(): Promise<void>;
}

const FOLDERS = ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'];
const LOOK_EVERY_MS = 50;
const silent = { info: () => {}, warn: () => {} };

/** Null where the program is not on this machine. */
export async function startOwnRedis(): Promise<OwnRedis | null> {
  const program = FOLDERS.map((folder) => join(folder, 'redis-server')).find(existsSync);
  return program === undefined ? null : startProgram(program);
}

async function startProgram(program: string): Promise<OwnRedis> {
  const folder = await mkdtemp(join(tmpdir(), 'openalgo-redis-'));
  const port = await freePort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--appendonly', 'yes'];
  let child: ChildProcess = run();
  const url = `redis://127.0.0.1:${port}/0`;
  const connection = await connectRedis({ url, name: 'chaos', log: silent });
  await answers();

  function run(): ChildProcess {
    return spawn(program, args, { stdio: 'ignore' });
  }

  async function answers(): Promise<void> {
    while ((await connection.ping().catch(() => null)) === null) {
      await sleep(LOOK_EVERY_MS);
    }
  }

  async function kill(): Promise<void> {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    if (child.kill('SIGKILL')) {
      await ended;
    }
  }

  return {
    url,
    connection,
    kill,

    async start() {
      child = run();
      await answers();
    },

    async close() {
      connection.disconnect();
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
