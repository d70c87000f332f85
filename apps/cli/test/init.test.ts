import { appendFileSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openalgo } from './command-line.ts';
import { makeFolder } from './stand-ins.ts';

const modeOf = (path: string) => statSync(path).mode & 0o777;

describe('openalgo init', () => {
  it('makes an empty folder an installation', async () => {
    const folder = makeFolder();
    const { code } = await openalgo(['init'], folder);

    expect(code).toBe(0);
    expect(modeOf(join(folder, '.env'))).toBe(0o600);

    for (const name of ['openalgo', 'sandbox', 'latency', 'logs']) {
      expect(existsSync(join(folder, 'db', `${name}.db`))).toBe(true);
    }
  });

  it('gives every installation secrets of its own', async () => {
    const [one, other] = [makeFolder(), makeFolder()];
    await openalgo(['init'], one);
    await openalgo(['init'], other);
    const secretsOf = (folder: string) =>
      readFileSync(join(folder, '.env'), 'utf8').match(/^(APP_KEY|API_KEY_PEPPER)=[0-9a-f]{64}$/gm) ?? [];

    expect(new Set([...secretsOf(one), ...secretsOf(other)]).size).toBe(4);
  });

  it('writes no .env where the environment gives the secrets, as in a container', async () => {
    const folder = makeFolder();
    const env = { NODE_ENV: 'production', APP_KEY: 'a'.repeat(32), API_KEY_PEPPER: 'p'.repeat(32) };

    expect(await openalgo(['init'], folder, { env })).toMatchObject({ code: 0 });
    expect(existsSync(join(folder, '.env'))).toBe(false);
  });

  it('leaves an .env that is there as it is', async () => {
    const folder = makeFolder();
    await openalgo(['init'], folder);
    appendFileSync(join(folder, '.env'), '\nPORT=6000\n');
    const before = readFileSync(join(folder, '.env'), 'utf8');

    expect(await openalgo(['init'], folder)).toMatchObject({ code: 0 });
    expect(readFileSync(join(folder, '.env'), 'utf8')).toBe(before);
  });

  it('says in one line what is wrong with a value of .env, and makes no database', async () => {
    const folder = makeFolder();
    await openalgo(['init'], folder);
    rmSync(join(folder, 'db'), { recursive: true });
    appendFileSync(join(folder, '.env'), '\nPORT=many\n');
    const { code, progress } = await openalgo(['init'], folder);

    expect(code).toBe(1);
    expect(progress).toEqual(['error: PORT cannot be "many": write a whole number from 0 to 65535']);
    expect(existsSync(join(folder, 'db'))).toBe(false);
  });

  it.each(['db', '.openalgo'])('says in one line that the folder %s is not writable', async (name) => {
    const folder = makeFolder();
    writeFileSync(join(folder, name), 'a file is in its place');
    const { code, progress } = await openalgo(['init'], folder);

    expect(code).toBe(1);
    expect(progress.filter((line) => line.startsWith('error'))).toEqual([
      `error: the folder ${join(folder, name)} is not writable (EEXIST): give this user the right to write there [FOLDER_NOT_WRITABLE]`,
    ]);
  });
});
