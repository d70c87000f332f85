import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ConfigError, readEnvironment, toolEnvironment } from '../src/index.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'config-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function fileWith(text: string): string {
  const file = join(folder, '.env');
  writeFileSync(file, text);
  return file;
}

test('the real environment wins over the file, and the file fills what it leaves open', () => {
  const file = fileWith('PORT=5001\nHOST=0.0.0.0\n');
  expect(readEnvironment({ file, env: { PORT: '5002' } })).toEqual({ PORT: '5002', HOST: '0.0.0.0' });
});

test('an empty variable neither hides the value of the file nor counts as one', () => {
  const file = fileWith('PORT=5001\nREPLAY_FILE=\n');
  expect(readEnvironment({ file, env: { PORT: '', HOST: undefined } })).toEqual({ PORT: '5001' });
});

test("spaces, quotes, comments, Windows line ends and its byte order mark are the file's own affair", () => {
  const file = fileWith(
    "\uFEFFDATABASE_URL = 'sqlite:///db/openalgo.db'\r\n# it's a comment\r\nPORT=5001\r\n",
  );
  expect(readEnvironment({ file, env: {} })).toEqual({
    DATABASE_URL: 'sqlite:///db/openalgo.db',
    PORT: '5001',
  });
});

test('there need not be a file', () => {
  expect(readEnvironment({ file: join(folder, 'none'), env: { PORT: '5000' } })).toEqual({ PORT: '5000' });
});

test('a file that cannot be read is told by its name', () => {
  const directory = join(folder, 'directory');
  mkdirSync(directory);
  const read = () => readEnvironment({ file: directory, env: {} });
  expect(read).toThrow(ConfigError);
  expect(read).toThrow(`${directory} cannot be read`);
});

test("without options it is this process's own environment", () => {
  const file = join(folder, 'none');
  expect(readEnvironment({ file })).toMatchObject({ NODE_ENV: 'test' });
});

test('programs that we start are given what finds them, and no setting of ours', () => {
  const given = toolEnvironment({ PATH: '/usr/bin', APP_KEY: 'secret', DATABASE_URL: 'file:./x.db' });

  expect(given.PATH).toBe('/usr/bin');
  expect(JSON.stringify(given)).not.toContain('secret');
  expect(given).not.toHaveProperty('DATABASE_URL');
});
