import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';
import { formatLogLine } from '../src/commands/start/format-log-line.ts';
import { openLogFile } from '../src/commands/start/log-file.ts';
import { createForwardingSink, createTerminalSink } from '../src/commands/start/log-sink.ts';
import { makeFolder } from './stand-ins.ts';

/** For a busy machine. */
const PATIENCE = { timeout: 30_000 };
const INFO = '{"level":30,"msg":"all is well"}';
const ERROR = '{"level":50,"msg":"a query failed","err":{"message":"disk full"}}';

describe('formatLogLine', () => {
  it.each([
    ['{"level":40,"msg":"slow"}', 'API: warn: slow'],
    [ERROR, 'API: error: a query failed: disk full'],
    ['{"level":60,"msg":"boom","err":{"message":"boom"}}', 'API: fatal: boom'],
    ['    at main.js:1:1', 'API:     at main.js:1:1'],
    ['{"no":"record"}', 'API: {"no":"record"}'],
    [INFO, null],
  ])('makes of %s: %s', (line, shown) => {
    expect(formatLogLine('API', line)).toBe(shown);
  });
});

describe('a log sink', () => {
  function capture() {
    const data: string[] = [];
    const progress: string[] = [];

    return {
      data,
      progress,
      output: {
        data: (text: string) => void data.push(text),
        progress: (text: string) => void progress.push(text),
      },
    };
  }

  const spec = { name: 'API', script: '' };
  const lines = (...texts: string[]) => [Readable.from(texts.map((text) => `${text}\n`))];

  it('shows a person what needs attention and keeps everything in a file of theirs alone', async () => {
    const folder = makeFolder();
    const { output, data, progress } = capture();
    createTerminalSink(output, folder)(spec, lines(INFO, ERROR));
    const file = join(folder, 'api.log');

    await vi.waitFor(() => expect(readFileSync(file, 'utf8')).toBe(`${INFO}\n${ERROR}\n`), PATIENCE);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(progress).toEqual(['API: error: a query failed: disk full']);
    expect(data).toEqual([]);
  });

  it('keeps the log of the start before', async () => {
    const folder = makeFolder();
    const { output } = capture();
    createTerminalSink(output, folder)(spec, lines(INFO));
    await vi.waitFor(() => expect(readFileSync(join(folder, 'api.log'), 'utf8')).toBe(`${INFO}\n`), PATIENCE);
    createTerminalSink(output, folder)(spec, lines(ERROR));

    await vi.waitFor(
      () => expect(readFileSync(join(folder, 'api.log'), 'utf8')).toBe(`${ERROR}\n`),
      PATIENCE,
    );
    expect(readFileSync(join(folder, 'api.previous.log'), 'utf8')).toBe(`${INFO}\n`);
  });

  it('passes every record on to a collector untouched', async () => {
    const { output, data, progress } = capture();
    createForwardingSink(output)(spec, lines(INFO, ERROR));

    await vi.waitFor(() => expect(data).toEqual([INFO, ERROR]), PATIENCE);
    expect(progress).toEqual([]);
  });
});

describe('a log file', () => {
  it('loses a line that finds the disk full, and takes the next one', async () => {
    const folder = makeFolder();
    const full = new Writable({ write: (_line, _encoding, done) => done(new Error('ENOSPC')) });
    const taken: string[] = [];
    const roomy = new Writable({
      write(line, _encoding, done) {
        taken.push(String(line));
        done();
      },
    });
    const append = vi.fn().mockReturnValueOnce(full).mockReturnValue(roomy);
    const keep = openLogFile(join(folder, 'api.log'), join(folder, 'api.previous.log'), append);
    const failed = new Promise((resolve) => full.once('close', resolve));
    keep('lost');
    await failed;
    keep('kept');
    keep('also');

    expect(taken).toEqual(['kept\n', 'also\n']);
    expect(append).toHaveBeenCalledTimes(2);
  });
});
