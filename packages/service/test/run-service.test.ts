import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';

const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const SERVICE = fileURLToPath(new URL('support/a-service.ts', import.meta.url));
const SECRETS: Record<string, string> = { APP_KEY: 'a'.repeat(32), API_KEY_PEPPER: 'b'.repeat(32) };

function runProcess(habit: string, { variables = SECRETS, unread = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'openalgo-service-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const child = spawn(process.execPath, ['--import', TSX, '--conditions=source', SERVICE, habit], {
    cwd: folder,
    // biome-ignore lint/style/noProcessEnv: a child process needs a PATH
    env: { PATH: process.env.PATH ?? '', ...variables },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const ready = new Promise((resolve) => child.once('message', resolve));
  const said = (stream: Readable | null) => (stream === null ? Promise.resolve('') : text(stream));
  return { child, exit, ready, out: unread ? null : said(child.stdout), err: said(child.stderr) };
}

it('tells when it serves and ends cleanly on SIGTERM', async () => {
  const { child, exit, ready, out } = runProcess('good');
  expect(await ready).toEqual({ type: 'ready', url: 'http://127.0.0.1:4242' });
  child.kill('SIGTERM');
  expect(await exit).toBe(0);
  expect(await out).toContain('closed');
});

it('ends cleanly when the process that started it is gone', async () => {
  const { child, exit, ready, out } = runProcess('good');
  await ready;
  child.disconnect();
  expect(await exit).toBe(0);
  expect(await out).toContain('closed');
});

describe('a process that has much to log', () => {
  it('ends in good order, though nobody reads it', async () => {
    const { child, exit, ready } = runProcess('talkative', { unread: true });
    await ready;
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
  });

  it.each(['asked to', 'whoever started it is gone'] as const)(
    'ends in good order when %s, though whoever read it has gone',
    async (why) => {
      const { child, exit, ready } = runProcess('talkative', { unread: true });
      await ready;
      child.stdout?.destroy();
      if (why === 'asked to') child.kill('SIGTERM');
      else child.disconnect();
      expect(await exit).toBe(0);
    },
  );
});

it('writes its name and no secret into its log', async () => {
  const { child, exit, ready, out } = runProcess('good');
  await ready;
  child.kill('SIGTERM');
  await exit;
  expect(await out).toContain('"name":"test"');
  expect(await out).not.toContain('planted-secret');
});

it('ends a failed start with exit code 1: one line for what was foreseen, a stack for a defect', async () => {
  const foreseen = runProcess('foreseen');
  expect(await foreseen.exit).toBe(1);
  expect(await foreseen.err).toBe('error: The database is away: start it. [NO_DATABASE]\n');
  const defect = runProcess('defect');
  expect(await defect.exit).toBe(1);
  expect(await defect.err).toMatch(/TypeError: undefined is not a function\n\s+at /);
});

it('ends with one line for each bad variable', async () => {
  const { exit, err } = runProcess('good', {
    variables: { ...SECRETS, PORT: 'many', APP_KEY: 'short' },
  });
  expect(await exit).toBe(1);
  expect((await err).trim().split('\n')).toEqual([
    expect.stringMatching(/^error: PORT/),
    expect.stringMatching(/^APP_KEY/),
  ]);
});
