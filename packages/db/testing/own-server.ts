/**
 * Servers that tests may stop: each a process of its own on a temporary folder and a free port, for those of the machine
 * are others' too.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { DatabaseUrls } from '../src/index.ts';
import { freezeProcesses } from './freeze-processes.ts';
import { findRecipe, type ServerRecipe } from './server-recipes.ts';
import { createDatabasesAt, type ServerName, tryStatement } from './servers.ts';

const run = promisify(execFile);
const START_WITHIN_MS = 60_000;
const START_PAUSE_MS = 50;
const DATABASES = ['main', 'sandbox', 'latency', 'logs'] as const;

/** A server that belongs to whoever started it, with four databases that have no tables. */
export interface OwnServer {
  readonly urls: DatabaseUrls;
  /** Ends it, `kill` as a crash does; connections are cut either way. */
  stop(how?: 'kill'): Promise<void>;
  /** Stops all of its processes where they are, as when its machine hangs: the kernel still takes connections for them. */
  freeze(): Promise<void>;
  /** Lets them go on. */
  thaw(): Promise<void>;
  /** Starts it again, on the same port and with what it had; resolves when it answers. */
  start(): Promise<void>;
  /** Ends it and removes what it had. */
  close(): Promise<void>;
}

/** The servers that can be started here, for their programs are on this machine. */
export function findOwnServers(): readonly ServerName[] {
  return (['postgresql', 'mysql'] as const).filter((name) => findRecipe(name) !== null);
}

/** Starts a new server. Throws where `findOwnServers` does not name it. */
export async function startOwnServer(name: ServerName): Promise<OwnServer> {
  const recipe = findRecipe(name);
  if (recipe === null) {
    throw new Error(`The programs of ${name} are not on this machine.`);
  }

  const folder = await mkdtemp(join(tmpdir(), `openalgo-${name}-`));
  const port = await freePort();
  const as = await userFor(recipe, folder);
  const [program, ...args] = recipe.initialise(folder);
  await run(program, args, { cwd: folder, ...as });
  let child: ChildProcess | null = null;
  let frozen: readonly number[] = [];

  const server: OwnServer = {
    urls: Object.fromEntries(
      DATABASES.map((database) => [database, recipe.url(port, database)]),
    ) as DatabaseUrls,
    async start() {
      const [command, ...rest] = recipe.serve(folder, port);
      child = spawn(command, rest, { cwd: folder, stdio: 'ignore', ...as });
      await untilItAnswers(name, recipe.url(port), child);
    },
    async freeze() {
      frozen = await freezeProcesses(child?.pid);
    },
    async thaw() {
      for (const pid of frozen) {
        process.kill(pid, 'SIGCONT');
      }

      frozen = [];
    },
    async stop(how) {
      await end(child, how === 'kill' ? recipe.killSignal : recipe.endSignal);
      child = null;
    },
    async close() {
      await server.thaw();
      await end(child, recipe.killSignal);
      await rm(folder, { recursive: true, force: true });
    },
  };

  try {
    await server.start();
    await createDatabasesAt(name, recipe.url(port), DATABASES);
  } catch (error) {
    await server.close();
    throw error;
  }

  return server;
}

/** PostgreSQL refuses to run as root, so that root's runs as its usual user. */
async function userFor({ user }: ServerRecipe, folder: string): Promise<{ uid?: number; gid?: number }> {
  if (user === null || userInfo().uid !== 0) {
    return {};
  }

  const idOf = async (flag: string) => Number((await run('id', [flag, user])).stdout);
  await run('chown', [user, folder]);
  return { uid: await idOf('-u'), gid: await idOf('-g') };
}

async function untilItAnswers(name: ServerName, url: string, child: ChildProcess): Promise<void> {
  const giveUpAt = performance.now() + START_WITHIN_MS;
  while (!(await tryStatement(name, url))) {
    if (child.exitCode !== null || performance.now() > giveUpAt) {
      throw new Error(`A ${name} server of our own did not start.`);
    }

    await sleep(START_PAUSE_MS);
  }
}

async function end(child: ChildProcess | null, signal: NodeJS.Signals): Promise<void> {
  if (child === null || child.exitCode !== null || child.signalCode !== null) {
    return;
  }

  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await ended;
}

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
