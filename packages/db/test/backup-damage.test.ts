import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { openArchive } from '../src/backup/archive-reader.ts';
import { createArchiveWriter } from '../src/backup/archive-writer.ts';
import { CHUNK_BYTES, SEAL_HEAD_BYTES, TAG_BYTES } from '../src/backup/seal.ts';
import {
  type BackupManifest,
  type BackupPart,
  openLogsDatabase,
  restoreBackup,
  sql,
  verifyBackup,
} from '../src/index.ts';
import {
  createTestDatabases,
  readToolEnvironment,
  type TestDatabases,
  testProviders,
} from '../testing/index.ts';
import { AT, backUp, filesIn, makeFolder, restoring, SECRET, withPrograms } from './support/backups.ts';

const { providers } = await testProviders();
const SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES;

let fixture: TestDatabases;
let plain: string;
let sealed: string;

beforeAll(async () => {
  fixture = await createTestDatabases();
  await fixture.databases.logs.session.execute(
    sql`INSERT INTO api_logs (endpoint, method, status_code) VALUES ('kept', 'GET', 200)`,
  );
  // What cannot be compressed, so that a sealed archive has several chunks.
  await fixture.databases.logs.session.execute(
    sql`INSERT INTO api_logs (endpoint, method, status_code) VALUES (${randomBytes(150_000).toString('hex')}, 'GET', 200)`,
  );
});

beforeEach(async () => {
  plain = (await backUp(fixture)).path;
  sealed = (await backUp(fixture, { secret: SECRET })).path;
});

afterAll(() => fixture.close());

const verify = (path: string) =>
  verifyBackup(path, fixture.urls, {
    rootDir: fixture.rootDir,
    tools: readToolEnvironment(),
    secrets: [SECRET],
  });

/** Writes the archive anew with another manifest, or without one of its files. */
async function rewrite(change: (manifest: BackupManifest) => object, without = ''): Promise<string> {
  const path = join(makeFolder(), 'rewritten.zip');
  const archive = await openArchive(plain, [SECRET]);
  const writer = await createArchiveWriter(path, { secret: null, mtime: new Date(AT) });
  for (const part of archive.manifest.parts.filter(({ file }) => file !== without)) {
    await writer.add(part.file, await archive.read(part));
  }
  await writer.finish('manifest.json', Buffer.from(JSON.stringify(change(archive.manifest))));
  await archive.close();
  return path;
}

/** With something else said of the logs' part. */
const ofLogs = (change: (part: BackupPart) => object) => (manifest: BackupManifest) => ({
  ...manifest,
  parts: manifest.parts.map((part) => (part.database === 'logs' ? { ...part, ...change(part) } : part)),
});

describe('a backup is refused, and nothing is changed, when it', () => {
  afterEach(async () => {
    const [row] = await fixture.databases.logs.session.query(sql`SELECT endpoint FROM api_logs WHERE id = 1`);
    expect(row).toEqual({ endpoint: 'kept' });
    expect(filesIn(fixture.rootDir).filter((name) => name.includes('.re'))).toEqual([]);
  });

  test('was cut short anywhere', async () => {
    const { length } = readFileSync(plain);
    for (const keep of [0, 1, 30, 0.3, 0.6, 0.9, 1 - 1 / length].map((n) =>
      n < 1 ? Math.floor(n * length) : n,
    )) {
      truncateSync(plain, keep);
      await expect(verify(plain), `${keep} of ${length}`).rejects.toMatchObject({ code: 'BACKUP_DAMAGED' });
    }
  });

  test('was cut short while sealed', async () => {
    const { length } = readFileSync(sealed);
    const betweenChunks = SEAL_HEAD_BYTES + SEALED_CHUNK_BYTES;
    for (const keep of [length - 1, length - 17, 2 * SEALED_CHUNK_BYTES, betweenChunks, 60, 30]) {
      truncateSync(sealed, keep);
      await expect(verify(sealed), `${keep} of ${length}`).rejects.toMatchObject({
        code: 'BACKUP_KEY_WRONG',
      });
    }
  });

  test('was put together anew while sealed', async () => {
    const content = readFileSync(sealed);
    const place = (n: number) => SEAL_HEAD_BYTES + n * SEALED_CHUNK_BYTES;
    const [head, first, second, rest] = [
      [0, place(0)],
      [place(0), place(1)],
      [place(1), place(2)],
      [place(2), content.length],
    ].map(([start, end]) => content.subarray(start, end));
    writeFileSync(sealed, Buffer.concat([head, second, first, rest].filter((part) => part !== undefined)));
    expect(readFileSync(sealed)).toHaveLength(content.length);
    await expect(verify(sealed)).rejects.toMatchObject({ kind: 'invalid' });
  });

  test('was altered in its data', async () => {
    const content = readFileSync(plain);
    for (const at of [0.1, 0.3, 0.5, 0.7].map((part) => Math.floor(part * content.length))) {
      const altered = Buffer.from(content);
      altered.writeUInt8(altered.readUInt8(at) ^ 1, at);
      writeFileSync(plain, altered);
      await expect(verify(plain), `byte ${at}`).rejects.toMatchObject({ code: 'BACKUP_DAMAGED' });
    }
  });

  test('was altered anywhere while sealed', async () => {
    const content = readFileSync(sealed);
    for (let at = 1; at < content.length; at += Math.floor(content.length / 15)) {
      const altered = Buffer.from(content);
      altered.writeUInt8(altered.readUInt8(at) ^ 1, at);
      writeFileSync(sealed, altered);
      await expect(verify(sealed), `byte ${at}`).rejects.toMatchObject({ kind: 'invalid' });
    }
  });

  test('has other rows than it had', async () => {
    const path = await rewrite(ofLogs(({ rows }) => ({ rows: { ...rows, api_logs: 99 } })));
    await expect(verify(path)).rejects.toMatchObject({
      code: 'BACKUP_DAMAGED',
      message: expect.stringContaining('not 99'),
    });
  });

  test('is not of the checksum that was written', async () => {
    const path = await rewrite(ofLogs(() => ({ sha256: '0'.repeat(64) })));
    await expect(verify(path)).rejects.toMatchObject({
      code: 'BACKUP_DAMAGED',
      message: expect.stringContaining('logs.sqlite is not what was written: its checksum is another'),
    });
  });

  test('lacks one of its databases', async () => {
    const path = await rewrite((manifest) => manifest, 'logs.sqlite');
    await expect(verify(path)).rejects.toMatchObject({
      code: 'BACKUP_DAMAGED',
      message: expect.stringContaining('no logs.sqlite'),
    });
  });

  test('is of a newer form or of a newer schema', async () => {
    const newerForm = await rewrite((manifest) => ({ ...manifest, format: 2 }));
    await expect(verify(newerForm)).rejects.toMatchObject({ code: 'BACKUP_NEWER_THAN_CODE' });
    const newerSchema = await rewrite(ofLogs(() => ({ schemaVersion: '29990101000000_future' })));
    await expect(
      restoreBackup(newerSchema, fixture.urls, { ...restoring(fixture), force: true }),
    ).rejects.toMatchObject({ code: 'DATABASE_NEWER_THAN_CODE' });
  });

  test('holds a database that is broken', async () => {
    // A backup of a broken database is made, for nobody else may be able to read it; but it is never restored.
    const broken = await createTestDatabases();
    onTestFinished(() => broken.close());
    await broken.databases.main.session.execute(sql`PRAGMA foreign_keys = OFF`);
    await broken.databases.main.session.execute(
      sql`INSERT INTO command_logs (telegram_id, command) VALUES (1, 'orphan')`,
    );
    const { path } = await backUp(broken);
    await expect(verify(path)).rejects.toMatchObject({
      code: 'BACKUP_DAMAGED',
      message: expect.stringMatching(/command_logs belongs to nothing in telegram_users/),
    });
  });

  test('would replace a file that somebody has open', async () => {
    const reader = await openLogsDatabase(fixture.urls.logs, { rootDir: fixture.rootDir });
    onTestFinished(() => reader.close());
    await expect(
      restoreBackup(plain, fixture.urls, { ...restoring(fixture), database: 'logs' }),
    ).rejects.toMatchObject({ code: 'DATABASE_IN_USE' });
  });
});

test('a broken file is replaced by its backup, and kept', async () => {
  const other = await createTestDatabases();
  const { path } = await backUp(other);
  await other.databases.close();
  writeFileSync(join(other.rootDir, 'logs.db'), 'broken');

  await expect(
    restoreBackup(path, other.urls, { ...restoring(other), overwrite: false }),
  ).rejects.toMatchObject({ code: 'DATABASE_NOT_EMPTY' });
  await restoreBackup(path, other.urls, { ...restoring(other), database: 'logs' });
  const [kept] = filesIn(other.rootDir).filter((name) => name.startsWith('logs.db.replaced-'));
  expect(readFileSync(join(other.rootDir, kept ?? ''), 'utf8')).toBe('broken');
  const logs = await openLogsDatabase(other.urls.logs, { rootDir: other.rootDir });
  expect(await logs.session.query(sql`SELECT count(*) AS n FROM api_logs`)).toEqual([{ n: 0n }]);
  await logs.close();
  await other.close();
});

test('a restored file belongs to whom the old one belonged, with the same permissions', async () => {
  const other = await createTestDatabases();
  const { path } = await backUp(other);
  await other.databases.close();
  const live = join(other.rootDir, 'logs.db');
  chmodSync(live, 0o640);
  const isRoot = process.getuid?.() === 0;
  if (isRoot) {
    chownSync(live, 1234, 1234);
  }
  await restoreBackup(path, other.urls, { ...restoring(other), database: 'logs' });
  expect(statSync(live)).toMatchObject({ mode: 0o100640, ...(isRoot && { uid: 1234, gid: 1234 }) });
  await other.close();
});

describe('a backup that fails leaves nothing', () => {
  test('when a database is missing', async () => {
    const folder = makeFolder();
    const urls = { ...fixture.urls, main: 'file:./missing.db' };
    await expect(backUp({ ...fixture, urls }, { folder })).rejects.toMatchObject({
      code: 'DATABASE_MISSING',
    });
    expect(filesIn(folder)).toEqual([]);
    expect(existsSync(join(fixture.rootDir, 'missing.db'))).toBe(false);
  });

  test.each([
    ['while a database is copied', '100k'],
    ['while the archive is written', '760k'],
  ])('when the disk is full %s', async (_when, size) => {
    const folder = makeFolder();
    const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]);
    if (status !== 0) {
      process.stderr.write('Not tried with a full disk: only root can make one.\n');
      return;
    }

    onTestFinished(() => void spawnSync('umount', ['--lazy', folder]));
    await expect(backUp(fixture, { folder })).rejects.toMatchObject({
      kind: 'unavailable',
      message: expect.stringContaining('the disk is full'),
    });
    expect(filesIn(folder)).toEqual([]);
  });
});

describe.each(withPrograms(providers).filter((provider) => provider !== 'sqlite'))('on %s', (provider) => {
  let server: TestDatabases;
  beforeAll(async () => {
    server = await createTestDatabases(provider);
  });
  afterAll(() => server.close());

  const name = provider === 'mysql' ? 'mariadb-dump' : 'pg_dump';

  /** A folder to find programs in, with one that stands in for the dump program. */
  function standIn(script: string): string {
    const folder = makeFolder();
    copyFileSync('/bin/sh', join(folder, 'sh'));
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, name), 0o755);
    return folder;
  }

  test('a program that is missing is named, with the package that brings it', async () => {
    const folder = makeFolder();
    await expect(backUp(server, { folder, tools: { PATH: makeFolder() } })).rejects.toMatchObject({
      code: 'BACKUP_TOOL_MISSING',
      message: expect.stringMatching(new RegExp(`${name}.*Install .*client`)),
    });
    expect(filesIn(folder)).toEqual([]);
  });

  test('a program that fails half-way leaves no backup', async () => {
    const folder = makeFolder();
    const PATH = standIn(
      '[ "$1" = --version ] && exit; echo "-- half of a dump"; echo "disk on fire" >&2; exit 3',
    );
    await expect(backUp(server, { folder, tools: { PATH } })).rejects.toMatchObject({
      code: 'BACKUP_TOOL_FAILED',
      message: expect.stringContaining('disk on fire'),
    });
    expect(filesIn(folder)).toEqual([]);
  });

  test('a password travels by the environment, not among the arguments, which everybody may read', async () => {
    const told = join(makeFolder(), 'told');
    const PATH = standIn(
      `[ "$1" = --version ] && exit; echo "$@" > ${told}; echo "$PGPASSWORD$MYSQL_PWD" > ${told}-by-environment; exit 1`,
    );
    // PostgreSQL trusts us here whatever we say; MariaDB does not.
    const sandbox = server.urls.sandbox.replace('postgresql://root@', 'postgresql://root:gehe%21m@');
    await backUp({ ...server, urls: { ...server.urls, sandbox } }, { tools: { PATH } }).catch(() => {});
    expect(readFileSync(told, 'utf8')).toContain('_sandbox');
    expect(readFileSync(told, 'utf8')).not.toMatch(/gehe|password=/);
    expect(readFileSync(`${told}-by-environment`, 'utf8').trim()).toBe(
      provider === 'postgresql' ? 'gehe!m' : '',
    );
  });

  test('a backup of another engine is not restored', async () => {
    await expect(restoreBackup(plain, server.urls, restoring(server))).rejects.toMatchObject({
      code: 'ENGINE_DIFFERS',
    });
  });
});
