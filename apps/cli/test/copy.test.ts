import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig, readEnvironment, renderEnvFile } from '@openalgo/config';
import { createUserRepository, migrateDatabases, openMainDatabase } from '@openalgo/db';
import { systemClock } from '@openalgo/domain';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { copy } from '../src/commands/copy.ts';
import type { CliContext } from '../src/context.ts';

let folder: string;
let context: CliContext;
const told: string[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'openalgo-copy-'));
  const secrets = renderEnvFile({ appKey: 'k'.repeat(32), apiKeyPepper: 'p'.repeat(32) });
  const target = ['DATABASE_URL', 'SANDBOX_DATABASE_URL', 'LATENCY_DATABASE_URL', 'LOGS_DATABASE_URL'];
  await writeFile(join(folder, '.env'), secrets);
  await writeFile(
    join(folder, '.env.target'),
    [secrets, ...target.map((name) => `${name}=file:./moved/${name}.db`)].join('\n'),
  );
  const output = { data: () => {}, progress: (text: string) => told.push(text) };
  context = {
    rootDir: folder,
    env: {},
    clock: systemClock,
    output,
    interactive: false,
    readStdin: async () => '',
    services: { api: '', worker: '' },
    listenForStop: () => new AbortController().signal,
  };
  const config = loadConfig(readEnvironment({ file: join(folder, '.env'), env: {} }));
  await migrateDatabases(config.databaseUrls, { rootDir: folder, clock: systemClock });
  await withUsers('file:./db/openalgo.db', (users) =>
    users.create({
      username: 'asha',
      email: 'asha@example.org',
      passwordHash: 'hash',
      isAdmin: true,
      createdAt: 1,
    }),
  );
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function withUsers<Result>(
  url: string,
  work: (users: ReturnType<typeof createUserRepository>) => Promise<Result>,
): Promise<Result> {
  const database = await openMainDatabase(url, { rootDir: folder });
  try {
    return await work(createUserRepository(database));
  } finally {
    await database.close();
  }
}

it('moves all four databases to those of another .env, and tells what it has compared', async () => {
  const { text } = await copy(context, { toEnv: '.env.target' });
  expect(text).toContain('Every table is equal to its source, row by row.');
  expect(told).toContain('main: users has 1 rows on both sides, all equal');
  const users = await withUsers('file:./moved/DATABASE_URL.db', (repository) => repository.list());
  expect(users).toMatchObject([{ username: 'asha', isAdmin: true }]);
});

it('moves one database to a URL', async () => {
  await copy(context, { database: 'main', to: 'file:./elsewhere.db' });
  expect(await withUsers('file:./elsewhere.db', (repository) => repository.list())).toHaveLength(1);
});

it.each([{}, { to: 'file:./elsewhere.db' }, { toEnv: '.env.target', to: 'file:./elsewhere.db' }])(
  'does not guess what is meant by %o',
  async (options) => {
    await expect(copy(context, options)).rejects.toMatchObject({ code: 'COPY_UNCLEAR' });
  },
);
