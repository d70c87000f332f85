import { type ChildProcess, spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** As built for production: what is started again and again must not compile itself first. */
const mainOf = (app: string) => fileURLToPath(new URL(`../../apps/${app}/dist/main.js`, import.meta.url));

export interface Surroundings {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
}

/** A process of the system that runs. */
export interface Service {
  /** Empty for one that listens nowhere. */
  readonly url: string;
  readonly pid: number;
  /** Resolves when it has ended, however. */
  readonly ended: Promise<number | null>;
  /** What it has written so far. */
  said(): string;
  signal(name: 'SIGSTOP' | 'SIGCONT' | 'SIGTERM' | 'SIGKILL'): void;
}

function run(app: string, { folder, env }: Surroundings, args: readonly string[] = []): ChildProcess {
  return spawn(process.execPath, [mainOf(app), ...args], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}

const exitOf = (child: ChildProcess) =>
  new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));

/** Runs a command of the CLI; throws with what it said when it fails. */
export async function runCli(surroundings: Surroundings, args: readonly string[]): Promise<void> {
  const child = run('cli', surroundings, args);
  const said = child.stderr === null ? Promise.resolve('') : text(child.stderr);
  child.stdout?.resume();
  const code = await exitOf(child);
  if (code !== 0) {
    throw new Error(`openalgo ${args.join(' ')} ended with ${code}: ${await said}`);
  }
}

/** Starts a process; resolves when it says that it is ready. */
export async function startService(app: 'api' | 'worker', surroundings: Surroundings): Promise<Service> {
  const child = run(app, surroundings);
  const ended = exitOf(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      said += chunk;
    });
  }

  const ready = new Promise<{ url?: string }>((resolve) =>
    // The services' own message: an object, with a URL where they listen.
    child.once('message', (message) => resolve(message as { url?: string })),
  );
  const failed = ended.then((code) => Promise.reject(new Error(`The ${app} ended with ${code}: ${said}`)));
  const { url = '' } = await Promise.race([ready, failed]);
  failed.catch(() => {});

  return {
    url,
    pid: child.pid ?? 0,
    ended,
    said: () => said,
    signal: (name) => child.kill(name),
  };
}
