import { appendFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  createApiLogRepository,
  type DatabaseUrls,
  openLogsDatabase,
  openMainDatabase,
  type ProviderName,
  raw,
  sql,
} from '@openalgo/db';
import { anApiLogEntry, createEmptyDatabases, testProviders } from '@openalgo/db/testing';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openalgo } from './command-line.ts';
import { spawnCommand, untilSeen } from './spawn-command.ts';
import { makeFolder } from './stand-ins.ts';

const { providers } = await testProviders();
const VARIABLES = {
  main: 'DATABASE_URL',
  sandbox: 'SANDBOX_DATABASE_URL',
  latency: 'LATENCY_DATABASE_URL',
  logs: 'LOGS_DATABASE_URL',
} as const;
const ROWS = 30_000;
const AT = Date.UTC(2026, 7, 22);

const userCreate = (name: string) => ['user', 'create', '--username', name, '--email', `${name}@example.org`];
const namesIn = (folder: string) => readdirSync(folder);

interface Installation {
  readonly folder: string;
  readonly urls: DatabaseUrls;
}

/** A folder whose four databases are on an engine, and not made yet. */
async function prepare(provider: ProviderName): Promise<Installation> {
  const folder = makeFolder();
  if (provider !== 'sqlite') {
    const { urls, remove } = await createEmptyDatabases(provider);
    onTestFinished(remove);
    write(folder, '.env', urls);
    return { folder, urls };
  }

  const urls = fileUrls(folder, 'db');
  write(folder, '.env', urls);
  return { folder, urls };
}

function fileUrls(folder: string, below: string): DatabaseUrls {
  const url = (name: string) => `file:${join(folder, below, `${name}.db`)}`;
  return { main: url('main'), sandbox: url('sandbox'), latency: url('latency'), logs: url('logs') };
}

function write(folder: string, name: string, urls: DatabaseUrls): void {
  const secrets = {
    APP_KEY: 'k'.repeat(32),
    API_KEY_PEPPER: 'p'.repeat(32),
    // A machine that runs tests is busy.
    DATABASE_CONNECT_TIMEOUT_MS: '10000',
  };
  const lines = Object.entries(VARIABLES).map(([database, variable]) => [
    variable,
    urls[database as keyof typeof VARIABLES],
  ]);
  for (const [variable, value] of [...Object.entries(secrets), ...lines]) {
    appendFileSync(join(folder, name), `${variable}=${value}\n`);
  }
}

/** One with a user, and with so many rows that every command takes its time. */
async function install(provider: ProviderName): Promise<Installation> {
  const installation = await prepare(provider);
  expect(await openalgo(['db', 'migrate'], installation.folder)).toMatchObject({ code: 0 });
  expect(await openalgo(userCreate('asha'), installation.folder)).toMatchObject({ code: 0 });
  const logs = await openLogsDatabase(installation.urls.logs, {
    rootDir: installation.folder,
    connectTimeoutMs: 10_000,
  });
  for (let done = 0; done < ROWS; done += 5_000) {
    await createApiLogRepository(logs).insertMany(
      Array.from({ length: 5_000 }, (_, n) =>
        anApiLogEntry({ requestId: String(done + n), endpoint: `/${'x'.repeat(150)}`, createdAt: AT }),
      ),
    );
  }

  await logs.close();
  return installation;
}

async function rowsIn({ folder, urls }: Installation): Promise<number> {
  const logs = await openLogsDatabase(urls.logs, { rootDir: folder, connectTimeoutMs: 10_000 });
  try {
    const [row] = await logs.session.query<{ n: unknown }>(sql`SELECT COUNT(*) AS n FROM api_logs`);
    return Number(row?.n);
  } finally {
    await logs.close();
  }
}

async function backUp({ folder }: Installation): Promise<string> {
  const { data } = await openalgo(['--json', 'db', 'backup', '--to', './backups'], folder);
  return (JSON.parse(data.join('\n')) as { path: string }).path;
}

async function addRow({ folder, urls }: Installation): Promise<void> {
  const logs = await openLogsDatabase(urls.logs, { rootDir: folder, connectTimeoutMs: 10_000 });
  await logs.session.execute(
    sql`INSERT INTO api_logs (endpoint, method, status_code) VALUES ('/after', 'GET', 200)`,
  );
  await logs.close();
}

describe.each(providers)('kill -9 on %s', { timeout: 300_000 }, (provider) => {
  test('of a backup leaves nothing that looks like one, and older ones as they were', async () => {
    const installation = await install(provider);
    const { folder } = installation;
    const older = await backUp(installation);
    const command = spawnCommand(['db', 'backup', '--to', './backups'], folder);
    await untilSeen(command, () =>
      namesIn(join(folder, 'backups')).some(
        (name) => name.startsWith('.') && namesIn(join(folder, 'backups', name)).length > 0,
      ),
    );
    expect(await command.kill()).toBe(true);

    const archives = namesIn(join(folder, 'backups')).filter((name) => !name.startsWith('.'));
    expect(archives.map((name) => join(folder, 'backups', name))).toEqual([older]);
    expect(await openalgo(['db', 'verify', older], folder)).toMatchObject({ code: 0 });
    await backUp(installation);
  });

  test('of a restore leaves each database old or new, and whole; asked for again it is done', async () => {
    const installation = await install(provider);
    const { folder } = installation;
    const file = await backUp(installation);
    await addRow(installation);
    const args = ['db', 'restore', file, '--overwrite'];
    const command = spawnCommand(args, folder);
    await untilSeen(command, () => isRestoring(provider, installation));
    expect(await command.kill()).toBe(true);
    await tidy(provider, installation);

    expect([ROWS, ROWS + 1]).toContain(await rowsIn(installation));
    expect((await openalgo(userCreate('asha'), folder)).progress[0]).toBe(
      'error: There is a record with these values already. [UNIQUE_VIOLATION]',
    );
    expect((await openalgo(['db', 'diff'], folder)).data).toEqual([
      'The databases are as the schema declares them.',
    ]);
    expect(await openalgo(args, folder)).toMatchObject({ code: 0 });
    expect(await rowsIn(installation)).toBe(ROWS);
  });

  test('of a migration leaves what is migrated again, or is told what to do', async () => {
    const { folder, urls } = await prepare(provider);
    const command = spawnCommand(['db', 'migrate'], folder);
    await untilSeen(command, () => hasJournal(urls.main, folder));
    await command.kill();

    const { code, progress } = await openalgo(['db', 'migrate'], folder);
    if (code === 0) {
      expect((await openalgo(['db', 'diff'], folder)).data).toEqual([
        'The databases are as the schema declares them.',
      ]);
    } else {
      // The one that commits what defines tables at once.
      expect(provider).toBe('mysql');
      expect(progress.join()).toMatch(/was begun and not finished\. Restore the backup .*Then migrate again/);
    }
  });

  test('of a copy leaves one that goes on and ends equal to its source', async () => {
    const installation = await install(provider);
    const { folder } = installation;
    const target = { folder, urls: fileUrls(folder, 'moved') };
    write(folder, '.env.target', target.urls);
    const args = ['db', 'copy', '--to-env', '.env.target'];
    const command = spawnCommand(args, folder);
    await untilSeen(command, async () => (await rowsIn(target).catch(() => 0)) > 0);
    expect(await command.kill()).toBe(true);
    expect(await rowsIn(target)).toBeLessThan(ROWS);

    const { code, data } = await openalgo(args, folder);
    expect({ code, end: data.at(-1) }).toEqual({
      code: 0,
      end: 'Every table is equal to its source, row by row.',
    });
    expect(await rowsIn(target)).toBe(ROWS);
  });
});

/** Whether the command is at what takes the old away: on PostgreSQL while it loads, elsewhere about to do it. */
async function isRestoring(provider: ProviderName, installation: Installation): Promise<boolean> {
  switch (provider) {
    case 'sqlite':
      return namesIn(join(installation.folder, 'db')).some((name) => name.startsWith('main.db.replaced-'));
    case 'postgresql':
      return isLoading(installation);
    default:
      return (await scratchNames(installation)).length > 0;
  }
}

async function inLogs<Row>(
  { urls, folder }: Installation,
  statement: ReturnType<typeof sql>,
): Promise<Row[]> {
  const logs = await openLogsDatabase(urls.logs, { rootDir: folder, poolSize: 1, connectTimeoutMs: 10_000 });
  return logs.session.query<Row>(statement).finally(() => logs.close());
}

/** Whether psql writes into the live database, be it one whose command was killed. */
async function isLoading(installation: Installation): Promise<boolean> {
  const rows = await inLogs(
    installation,
    sql`SELECT 1 FROM pg_stat_activity WHERE application_name = 'psql' AND datname = current_database()`,
  );
  return rows.length > 0;
}

/** The databases that restores of this installation have made beside. */
async function scratchNames(installation: Installation): Promise<readonly string[]> {
  const prefix = new URL(installation.urls.main).pathname.slice(1).replace(/_main$/, '');
  const rows = await inLogs<{ name: string }>(
    installation,
    installation.urls.logs.startsWith('mysql')
      ? sql`SELECT schema_name AS name FROM information_schema.schemata`
      : sql`SELECT datname AS name FROM pg_database`,
  );
  return rows.map(({ name }) => name).filter((name) => name.startsWith(prefix) && name.includes('_restore_'));
}

/** Waits until nobody works for the killed command any more, and removes what it left, as the doctor says. */
async function tidy(provider: ProviderName, installation: Installation): Promise<void> {
  if (provider === 'sqlite') {
    return;
  }

  while (provider === 'postgresql' && (await isLoading(installation))) {
    await sleep(50);
  }
  const left = await scratchNames(installation);
  expect(left.length).toBeGreaterThan(0);
  expect((await openalgo(['db', 'doctor'], installation.folder)).data.join('\n')).toContain(
    `DROP DATABASE ${left[0]}`,
  );
  for (const name of left) {
    await inLogs(installation, sql`${raw(`DROP DATABASE ${name}`)}`);
  }
}

async function hasJournal(url: string, folder: string): Promise<boolean> {
  if (url.startsWith('file:') && !namesIn(folder).includes('db')) {
    return false;
  }

  const main = await openMainDatabase(url, { rootDir: folder, connectTimeoutMs: 10_000 }).catch(() => null);
  try {
    const rows = await main?.session.query(sql`SELECT 1 FROM _prisma_migrations`);
    return (rows?.length ?? 0) > 0;
  } catch {
    return false;
  } finally {
    await main?.close();
  }
}
