import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { toolEnvironment } from '@openalgo/config';

/** What runs as a process of its own, as `built` for production or from its `source`. */
export type Launch = 'built' | 'source';

export interface Service {
  /** What the process told when it was ready. */
  readonly url: string;
  /** The memory that is its own, in MB. */
  residentMb(): number;
  stop(): Promise<void>;
}

export interface ServiceOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
}

const ROOT = new URL('../../', import.meta.url);
const FROM_SOURCE = [
  '--import',
  pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href,
  '--conditions=source',
];

/** Starts an app of the monorepo and waits until it is ready. */
export function startApp(app: 'api' | 'worker', launch: Launch, options: ServiceOptions): Promise<Service> {
  const [folder, extension] = launch === 'built' ? ['dist', 'js'] : ['src', 'ts'];
  const main = fileURLToPath(new URL(`apps/${app}/${folder}/main.${extension}`, ROOT));
  return startService([...(launch === 'built' ? [] : FROM_SOURCE), main], options);
}

/** Starts a baseline: a module of this package. */
export function startBaseline(module: string, options: ServiceOptions): Promise<Service> {
  const main = fileURLToPath(new URL(`baselines/${module}`, import.meta.url));
  return startService([...FROM_SOURCE, main], options);
}

async function startService(command: readonly string[], options: ServiceOptions): Promise<Service> {
  const { PATH = '' } = toolEnvironment();
  const child = spawn(process.execPath, [...command, ...(options.args ?? [])], {
    cwd: options.cwd,
    env: { PATH, NODE_ENV: 'production', PORT: '0', LOG_LEVEL: 'warn', ...options.env },
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  const said = text(child.stderr ?? (await Promise.reject(new Error('The process has no stderr'))));
  const { url = '' } = await Promise.race([readiness(child), failure(child, said)]);

  return {
    url,
    residentMb: () =>
      Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)], { encoding: 'utf8' })) / 1024,
    stop: async () => {
      const end = once(child, 'close');
      child.kill('SIGTERM');
      await end;
    },
  };
}

async function readiness(child: ChildProcess): Promise<{ readonly url?: string }> {
  // What our processes send when they are ready, with what they listen on.
  const [message] = (await once(child, 'message')) as [{ readonly url?: string }];
  return message;
}

async function failure(child: ChildProcess, said: Promise<string>): Promise<never> {
  const [code] = await once(child, 'close');
  throw new Error(`A process ended with ${code}: ${await said}`);
}
