import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import {
  createLatencyRepository,
  createSandboxRepositories,
  type DatabaseUrls,
  type LatencyRepository,
  openLatencyDatabase,
  openSandboxDatabase,
  type ProviderName,
  type SandboxRepositories,
} from '@openalgo/db';
import { createEmptyDatabases } from '@openalgo/db/testing';
import { builtMain } from '@openalgo/service/testing';
import { onTestFinished } from 'vitest';

/** An answer of the API. */
export interface Answer {
  readonly httpStatus: number;
  readonly status: string;
  readonly message?: string;
  readonly orderid?: string;
  // The tests know the shape of the endpoint that they ask.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly data?: any;
}

/** A running process of the installation. */
export interface Service {
  readonly url: string;
  /** What it has written so far: its log. */
  said(): string;
  /** Ends it as an operator would; resolves to its exit code. */
  stop(): Promise<number | null>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
}

/** What an installation runs. */
interface Processes {
  /** Runs a command of `openalgo`; throws what it said when it fails. */
  openalgo(...args: readonly string[]): Promise<void>;
  startApi(): Promise<Service>;
  startWorker(): Promise<Service>;
  /** Starts both as `npm start` does, below a process of their own, which this is. */
  startAll(): Promise<Service>;
}

/** An installation in a folder of its own, made by the CLI, with real processes. */
export interface Installation extends Processes {
  readonly folder: string;
  readonly urls: DatabaseUrls;
  readonly apiKey: string;
  /** The same with other variables than those that it was made with. */
  withSettings(settings: Record<string, string>): Processes;
  /** Opens the sandbox database beside the processes; closed when the test is over. */
  openSandbox(): Promise<SandboxRepositories>;
  /** The same with the latency records. */
  openLatency(): Promise<LatencyRepository>;
}

/** Takes what is to be done at the end, the newest first. */
export type OnEnd = (cleanUp: () => void | Promise<void>) => void;

/**
 * Makes an installation, on SQLite unless another engine is named, or databases that are there and empty; `settings` are
 * variables as in .env. It is gone when the test is over, or at `onEnd`.
 */
export async function makeInstallation(
  settings: Record<string, string> = {},
  onEnd: OnEnd = onTestFinished,
  place: ProviderName | DatabaseUrls = 'sqlite',
): Promise<Installation> {
  const folder = mkdtempSync(join(tmpdir(), 'openalgo-e2e-'));
  onEnd(() => rmSync(folder, { recursive: true, force: true }));
  const urls = await urlsOf(place, folder, onEnd);
  const env = { ...environmentOf(folder, urls), ...settings };
  const processes = processesOf(folder, env, onEnd);

  if (place === 'sqlite') {
    cpSync(await initialised(), folder, { recursive: true });
  } else {
    await processes.openalgo('init');
  }
  const { apiKey } = JSON.parse(readFileSync(join(folder, '.openalgo', 'demo.json'), 'utf8'));

  return {
    folder,
    urls,
    apiKey,
    ...processes,
    withSettings: (changed) => processesOf(folder, { ...env, ...changed }, onEnd),

    async openSandbox() {
      const database = await openSandboxDatabase(urls.sandbox, { rootDir: folder });
      onEnd(() => database.close());
      return createSandboxRepositories(database.session);
    },

    async openLatency() {
      const database = await openLatencyDatabase(urls.latency, { rootDir: folder });
      onEnd(() => database.close());
      return createLatencyRepository(database);
    },
  };
}

function processesOf(folder: string, env: Record<string, string>, onEnd: OnEnd): Processes {
  const run = (app: string, args: readonly string[] = []) => startProcess(app, args, folder, env);
  return {
    openalgo: (...args) => succeed(run('cli', args)),
    startApi: () => serviceOf(run('api'), onEnd),
    startWorker: () => serviceOf(run('worker'), onEnd),
    startAll: () => serviceOf(run('cli', ['start']), onEnd, welcomeOf),
  };
}

function environmentOf(folder: string, urls: DatabaseUrls): Record<string, string> {
  return {
    // biome-ignore lint/style/noProcessEnv: a child process needs a PATH
    PATH: process.env.PATH ?? '',
    HOME: folder,
    PORT: '0',
    LOG_LEVEL: 'warn',
    DATABASE_URL: urls.main,
    SANDBOX_DATABASE_URL: urls.sandbox,
    LATENCY_DATABASE_URL: urls.latency,
    LOGS_DATABASE_URL: urls.logs,
    DATABASE_POOL_MAX: '4',
    // Tests ask faster than people; the limits have tests of their own.
    RATE_LIMITS: 'false',
    DATABASE_CONNECT_TIMEOUT_MS: '10000',
  };
}

let initialisation: Promise<string> | undefined;

/** A folder after `openalgo init` on SQLite, which takes its time; each installation is a copy. */
function initialised(): Promise<string> {
  initialisation ??= initialise();
  return initialisation;
}

async function initialise(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'openalgo-e2e-initialised-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  await succeed(startProcess('cli', ['init'], folder, environmentOf(folder, sqliteUrls(folder))));
  return folder;
}

function startProcess(
  app: string,
  args: readonly string[],
  cwd: string,
  env: Record<string, string>,
): ChildProcess {
  return spawn(process.execPath, [builtMain(app), ...args], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}

function sqliteUrls(folder: string): DatabaseUrls {
  const fileOf = (name: string) => `file:${join(folder, 'db', `${name}.db`)}`;
  return {
    main: fileOf('openalgo'),
    sandbox: fileOf('sandbox'),
    latency: fileOf('latency'),
    logs: fileOf('logs'),
  };
}

async function urlsOf(
  place: ProviderName | DatabaseUrls,
  folder: string,
  onEnd: OnEnd,
): Promise<DatabaseUrls> {
  if (typeof place === 'object') {
    return place;
  }

  return place === 'sqlite' ? sqliteUrls(folder) : serverUrls(place, onEnd);
}

async function serverUrls(server: Exclude<ProviderName, 'sqlite'>, onEnd: OnEnd): Promise<DatabaseUrls> {
  const { urls, remove } = await createEmptyDatabases(server);
  onEnd(remove);
  return urls;
}

async function succeed(child: ChildProcess): Promise<void> {
  const said = child.stderr === null ? '' : text(child.stderr);
  child.stdout?.resume();
  const code = await exitOf(child);
  if (code !== 0) {
    throw new Error(`exit code ${code}: ${await said}`);
  }
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once('close', resolve));
}

/** Resolves when a process of ours says that it serves, to what it says of it. */
function readinessOf(child: ChildProcess): Promise<{ url?: string }> {
  return new Promise((resolve) => child.once('message', (message) => resolve(message as { url?: string })));
}

/** The same of `openalgo start`, which says it to people. */
function welcomeOf(child: ChildProcess): Promise<{ url?: string }> {
  return new Promise((resolve) => {
    let welcome = '';
    child.stderr?.on('data', (chunk) => {
      welcome += chunk;
      if (welcome.includes('Ctrl-C stops it.')) {
        resolve({ url: /API +(http\S+)/.exec(welcome)?.[1] ?? '' });
      }
    });
  });
}

async function serviceOf(child: ChildProcess, onEnd: OnEnd, readyOf = readinessOf): Promise<Service> {
  let said = '';
  child.stdout?.on('data', (chunk) => {
    said += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    said += chunk;
  });
  const exit = exitOf(child);
  onEnd(async () => {
    child.kill('SIGKILL');
    await exit;
  });
  const { url } = await Promise.race([
    readyOf(child),
    exit.then((code) => Promise.reject(new Error(`exit code ${code}: ${said}`))),
  ]);

  return {
    url: url ?? '',
    said: () => said,
    stop: () => {
      child.kill('SIGTERM');
      return exit;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exit;
    },
  };
}

/** Asks an endpoint with the key of the installation. */
export function client(url: string, apiKey: string) {
  return async (endpoint: string, body: Record<string, unknown> = {}): Promise<Answer> => {
    const response = await fetch(`${url}/api/v1/${endpoint}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ apikey: apiKey, ...body }),
    });
    return { httpStatus: response.status, ...((await response.json()) as Omit<Answer, 'httpStatus'>) };
  };
}

/** Often enough to lose no time, seldom enough to leave it to who is asked. */
const ASK_EVERY_MS = 3;

/** Asks again and again until the answer is as wanted; fails after `withinMs`. */
export async function eventually<Result>(
  ask: () => Promise<Result>,
  isWanted: (result: Result) => boolean,
  withinMs = 30_000,
): Promise<Result> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const result = await ask();
    if (isWanted(result)) {
      return result;
    }
    if (performance.now() > deadline) {
      throw new Error(
        `Not within ${withinMs} ms; the last answer was ${JSON.stringify(result, bigintsAsText)}`,
      );
    }
    await pause(ASK_EVERY_MS);
  }
}

function bigintsAsText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}
