import { spawn } from 'node:child_process';
import { appendFileSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openalgo } from './command-line.ts';
import { type Habit, writeStandIn } from './stand-ins.ts';
import { makeInitialised } from './support/initialised.ts';

const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const PROCESS = fileURLToPath(new URL('run-stand-ins.ts', import.meta.url));

/** A folder with a configuration, whose API may listen on any free port. */
async function makeInstallation(): Promise<string> {
  const folder = await makeInitialised();
  appendFileSync(join(folder, '.env'), '\nPORT=0\n');

  return folder;
}

/** `openalgo start` as a process, in a process group of its own, as a shell would give it. */
function startProcess(folder: string, api: Habit, worker: Habit) {
  const [apiPath, workerPath] = [writeStandIn(folder, api), writeStandIn(folder, worker)];
  const args = ['--import', TSX, '--conditions=source', PROCESS, apiPath, workerPath];
  const child = spawn(process.execPath, args, {
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  onTestFinished(() => void child.kill('SIGKILL'));
  let shown = '';
  const running = new Promise<void>((resolve) => {
    child.stderr.on('data', (chunk) => {
      shown += chunk;

      if (shown.includes('Ctrl-C stops it.')) {
        resolve();
      }
    });
  });

  return { child, ended, running, shown: () => shown, data: text(child.stdout) };
}

describe('openalgo start', () => {
  it('says where to look when both serve, and ends well on Ctrl-C', async () => {
    const { child, ended, running, shown } = startProcess(await makeInstallation(), 'good', 'good');
    await running;
    // A terminal sends it to the whole group, and npm sends it once more.
    process.kill(-(child.pid ?? 0), 'SIGINT');
    child.kill('SIGINT');

    expect(await ended).toBe(0);
    expect(shown()).toMatch(/API +http:\/\/127\.0\.0\.1:4242\n/);
    expect(shown()).toMatch(/Ctrl-C stops it\.\nStopped\.\n$/);
  });

  it('ends well when a supervisor ends it, within 5 s even if a process does not listen', async () => {
    const { child, ended, running } = startProcess(await makeInstallation(), 'deaf', 'good');
    await running;
    const before = performance.now();
    child.kill('SIGTERM');

    expect(await ended).toBe(0);
    expect(performance.now() - before).toBeLessThan(5_000);
  });

  it('ends with exit code 1 and one line when a process ends by itself', async () => {
    const { ended, shown } = startProcess(await makeInstallation(), 'good', 'shortLived');

    expect(await ended).toBe(1);
    expect(shown()).toMatch(
      /\nerror: the worker has ended: exit code 7; the rest was stopped \[CHILD_ENDED]\n$/,
    );
  });

  it('passes the logs on to stdout when nobody watches', async () => {
    const { ended, data } = startProcess(await makeInstallation(), 'good', 'failing');

    expect(await ended).toBe(1);
    expect(await data).toBe('no luck\n');
  });

  it('says in one line that the port is taken, before it changes anything', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const folder = await makeInstallation();
    appendFileSync(join(folder, '.env'), `\nPORT=${port}\n`);
    const { code, progress } = await openalgo(['start'], folder);

    expect(code).toBe(1);
    expect(progress).toEqual([
      `error: 127.0.0.1:${port} is taken: stop what uses it, or set another PORT in .env [PORT_NOT_FREE]`,
    ]);
  });

  it('keeps the full logs in files for a person', async () => {
    const folder = await makeInstallation();
    const services = { api: writeStandIn(folder, 'failing'), worker: writeStandIn(folder, 'good') };
    const { code } = await openalgo(['start'], folder, { interactive: true, services });

    expect(code).toBe(1);
    // The process of its own that it is otherwise stays until the last line is written.
    await vi.waitFor(() =>
      expect(readFileSync(join(folder, '.openalgo', 'logs', 'api.log'), 'utf8')).toBe('no luck\n'),
    );
  });
});
