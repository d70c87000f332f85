import { spawnSync } from 'node:child_process';
import { appendFileSync, copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openMainDatabase, sql } from '@openalgo/db';
import { createEmptyDatabases, testProviders } from '@openalgo/db/testing';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openalgo } from './command-line.ts';
import { makeFolder } from './stand-ins.ts';

const { providers } = await testProviders();
const MIGRATE = ['db', 'migrate'];
const STRANGER = '29990101000000_future';
const NEWER = new RegExp(`has had migration ${STRANGER}.* \\[DATABASE_NEWER_THAN_CODE]$`);

const userCreate = (name: string) => ['user', 'create', '--username', name, '--email', `${name}@example.org`];
const mainFile = (folder: string) => join(folder, 'db', 'openalgo.db');
const execute = async (folder: string, statement: ReturnType<typeof sql>) => {
  const main = await openMainDatabase(`file:${mainFile(folder)}`, { rootDir: folder });
  await main.session.execute(statement).finally(() => main.close());
};

/** An installation with a user, in a folder that is made before. */
async function install(folder = makeFolder()): Promise<string> {
  await openalgo(['init'], folder);
  expect(await openalgo(userCreate('asha'), folder)).toMatchObject({ code: 0 });
  return folder;
}

/** What is wrong is told in one line that hides passwords, and it is no success. */
async function expectOneLine(args: readonly string[], folder: string, words: RegExp): Promise<void> {
  const { code, data, progress } = await openalgo(args, folder);
  expect({ code, data }).toEqual({ code: 1, data: [] });
  expect(progress).toEqual([expect.stringMatching(words)]);
  expect(progress.join()).not.toMatch(/this is a bug|hidden/);
}

/** Whatever needs the main database tells of it alike. */
async function expectAllToTell(folder: string, words: RegExp): Promise<void> {
  await expectOneLine(MIGRATE, folder, words);
  await expectOneLine(['db', 'status'], folder, words);
  await expectOneLine(userCreate('ravi'), folder, words);
}

/** The user is there and sound: the name is taken. */
async function expectNothingLost(folder: string): Promise<void> {
  const { code, progress } = await openalgo(userCreate('asha'), folder);
  expect(code).toBe(1);
  expect(progress[0]).toBe('error: There is a record with these values already. [UNIQUE_VIOLATION]');
}

describe('nothing is lost, and one line tells of', { timeout: 60_000 }, () => {
  test.each([
    ['a URL of an engine that there is not', 'oracle://asha:hidden@localhost/x', /DATABASE_URL/],
    [
      'a server that is away',
      'postgresql://asha:hidden@127.0.0.1:1/x',
      /main database: .*not available.*right host and port.* \[DATABASE_UNAVAILABLE]$/,
    ],
  ])('%s', async (_what, url, words) => {
    const folder = await install();
    const env = readFileSync(join(folder, '.env'));
    appendFileSync(join(folder, '.env'), `\nDATABASE_URL=${url}\n`);
    await expectAllToTell(folder, words);
    writeFileSync(join(folder, '.env'), env);
    await expectNothingLost(folder);
  });

  const servers = providers.filter((provider) => provider !== 'sqlite');
  test.each(servers)('a user, a password and a database that a %s server does not know', async (server) => {
    const { urls, remove } = await createEmptyDatabases(server);
    onTestFinished(remove);
    const folder = await install();
    const env = readFileSync(join(folder, '.env'), 'utf8');
    const use = (change: Partial<URL>) =>
      writeFileSync(
        join(folder, '.env'),
        `${env}\nDATABASE_URL=${Object.assign(new URL(urls.main), { password: 'hidden', ...change })}\n`,
      );

    use({ username: 'nobody' });
    await expectAllToTell(folder, /main database: .*Correct the URL.* \[DATABASE_ACCESS_DENIED]$/);
    use({ pathname: '/nowhere', password: '' });
    await expectAllToTell(folder, /main database: .*CREATE DATABASE.* \[DATABASE_MISSING]$/);
    use({ password: '' });
    await expectOneLine(userCreate('ravi'), folder, /main database lacks .* \[DATABASE_NOT_MIGRATED]$/);
  });

  test('a database that newer code has migrated', async () => {
    const folder = await install();
    await execute(
      folder,
      sql`INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
        VALUES ('future', 'x', ${STRANGER}, 1, 1, 1)`,
    );
    await expectOneLine(MIGRATE, folder, NEWER);
    await expectOneLine(userCreate('ravi'), folder, NEWER);
    await execute(folder, sql`DELETE FROM _prisma_migrations WHERE migration_name = ${STRANGER}`);
    await expectNothingLost(folder);
  });

  test('a file that is no database any more', async () => {
    const folder = await install();
    copyFileSync(mainFile(folder), join(folder, 'copy'));
    writeFileSync(mainFile(folder), 'this is no database'.repeat(500));
    await expectOneLine(MIGRATE, folder, /main database: The file is damaged, or no database/);
    expect(readFileSync(mainFile(folder), 'utf8')).toMatch(/^this is no database/);
    copyFileSync(join(folder, 'copy'), mainFile(folder));
    await expectNothingLost(folder);
  });

  test('a backup that was altered', async () => {
    const folder = await install();
    const { data } = await openalgo(['--json', 'db', 'backup'], folder);
    const { path } = JSON.parse(data.join('\n')) as { path: string };
    const content = readFileSync(path);
    const middle = Math.floor(content.length / 2);
    content.writeUInt8(content.readUInt8(middle) ^ 1, middle);
    writeFileSync(path, content);
    await expectOneLine(['db', 'verify', path], folder, /cannot be used: .*Nothing was changed/);
    await expectOneLine(
      ['db', 'restore', path, '--overwrite'],
      folder,
      /cannot be used: .*Nothing was changed/,
    );
    await expectNothingLost(folder);
  });
});

describe('on a disk of its own', { timeout: 60_000 }, () => {
  /** An installation whose databases have 4 MB; null where only root may make a disk. */
  async function installOnDisk(): Promise<string | null> {
    const folder = makeFolder();
    const disk = join(folder, 'db');
    mkdirSync(disk);
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', disk]).status !== 0) {
      process.stderr.write('Not tried with a full or read-only disk: only root can make one.\n');
      return null;
    }

    onTestFinished(() => void spawnSync('umount', ['--lazy', disk]));
    return install(folder);
  }

  test('one that is full is told in one line and loses nothing', async () => {
    const folder = await installOnDisk();
    if (folder === null) {
      return;
    }

    const filler = join(folder, 'db', 'filler');
    spawnSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=4096']);
    await expectOneLine(
      userCreate('ravi'),
      folder,
      /See that its disk .*has room|disk of the database is full/,
    );
    rmSync(filler);
    const examined = await openalgo(['db', 'doctor'], folder);
    expect(examined.code).toBe(1);
    expect(examined.data.join('\n')).toMatch(/disk .*free[\s\S]*Make room/);
    await expectNothingLost(folder);
    expect(await openalgo(userCreate('ravi'), folder)).toMatchObject({ code: 0 });
  });

  test('one that is read-only is told in one line and loses nothing', async () => {
    const folder = await installOnDisk();
    if (folder === null) {
      return;
    }

    spawnSync('mount', ['-o', 'remount,ro', join(folder, 'db')]);
    await expectAllToTell(folder, /may be written to by this user|is read-only/);
    spawnSync('mount', ['-o', 'remount,rw', join(folder, 'db')]);
    await expectNothingLost(folder);
  });
});
