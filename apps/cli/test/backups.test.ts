import { appendFileSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openalgo, type Ran } from './command-line.ts';
import { makeInitialised } from './support/initialised.ts';

const userCreate = (name: string) => ['user', 'create', '--username', name, '--email', `${name}@example.org`];

/** The path that `db backup` tells of. */
async function makeBackup(folder: string, ...options: readonly string[]): Promise<string> {
  const { data } = await openalgo(['--json', 'db', 'backup', ...options], folder);
  return JSON.parse(data.join('\n')).path;
}

const usersOf = async (folder: string) =>
  (await openalgo(userCreate('asha'), folder)).code === 0 ? 'none' : 'asha';

test('a drill: back up, lose it, refuse to overwrite by accident, restore', async () => {
  const folder = await makeInitialised();
  await openalgo(userCreate('asha'), folder);
  const file = await makeBackup(folder, '--to', './elsewhere', '--encrypt');
  expect(await openalgo(['db', 'verify', file], folder)).toMatchObject({ code: 0 });

  for (const name of readdirSync(join(folder, 'db'))) {
    writeFileSync(join(folder, 'db', name), '');
  }
  await openalgo(['init'], folder);
  expect(await openalgo(['db', 'restore', file], folder)).toMatchObject({
    code: 1,
    progress: [expect.stringMatching(/database has data.*--overwrite/)],
  });

  const { code, data } = await openalgo(['db', 'restore', file, '--overwrite'], folder);
  expect(code).toBe(0);
  expect(data[0]).toMatch(/^main is as it was at .* kept as .*openalgo\.db\.replaced-/);
  expect(await usersOf(folder)).toBe('asha');
});

const oneClearLine = (ran: Ran, words: RegExp) => {
  expect(ran).toMatchObject({ code: 1, data: [] });
  expect(ran.progress).toHaveLength(1);
  expect(ran.progress[0]).toMatch(words);
};

test('a file that is no backup, or none any more, is told in one line and changes nothing', async () => {
  const folder = await makeInitialised();
  await openalgo(userCreate('asha'), folder);
  const file = await makeBackup(folder);

  oneClearLine(
    await openalgo(['db', 'verify', 'missing.zip'], folder),
    /cannot be read: there is no such file/,
  );
  oneClearLine(await openalgo(['db', 'verify', 'db'], folder), /cannot be read: it is a folder/);
  truncateSync(file, 5_000);
  oneClearLine(await openalgo(['db', 'verify', file], folder), /cut short, altered, or is no backup/);
  oneClearLine(await openalgo(['db', 'restore', file, '--force'], folder), /cut short/);
  expect(await usersOf(folder)).toBe('asha');
});

test('a folder that cannot be written is told in one line', async () => {
  const folder = await makeInitialised();
  writeFileSync(join(folder, 'file'), '');

  oneClearLine(await openalgo(['db', 'backup', '--to', './file'], folder), /was not made: .*file/);
  oneClearLine(
    await openalgo(['db', 'backup', '--to', './file/below'], folder),
    /a part of the path is a file/,
  );
});

test('the doctor finds a new installation sound, and a broken file a problem with advice', async () => {
  const folder = await makeInitialised();
  const healthy = await openalgo(['db', 'doctor'], folder);
  expect(healthy).toMatchObject({ code: 0, progress: [] });
  expect(healthy.data.filter((line) => line.startsWith('advice'))).toEqual([
    expect.stringContaining('all backups'),
  ]);

  writeFileSync(join(folder, 'db', 'logs.db'), 'this is no database'.repeat(500));
  appendFileSync(join(folder, '.env'), '\nLATENCY_DATABASE_URL=postgresql://a:hidden@127.0.0.1:1/x\n');
  const { code, data, progress } = await openalgo(['db', 'doctor'], folder);

  expect(code).toBe(1);
  expect(progress).toEqual([expect.stringMatching(/^error: [2-9] problems found/)]);
  expect(data.join('\n')).toMatch(/logs +integrity +problem +.*no SQLite database/);
  expect(data.join('\n')).toMatch(/problem: logs integrity: .*openalgo db restore/);
  expect(data.join('\n')).toMatch(/latency +connection +problem/);
  expect(data.join('\n')).not.toContain('hidden');
});

test('a file from before space could be given back is made so by compacting', async () => {
  const folder = await makeInitialised();
  expect(await openalgo(['db', 'compact', '--database', 'logs'], folder)).toMatchObject({
    code: 0,
    data: ['DATABASE  STATE', 'logs      compacted'],
  });
});
