import { chmodSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig, readEnvironment } from '@openalgo/config';
import {
  createInstrumentRepository,
  createUserRepository,
  type MainDatabase,
  openMainDatabase,
} from '@openalgo/db';
import { systemClock } from '@openalgo/domain';
import { createPasswordHasher } from '@openalgo/security';
import { describe, expect, it } from 'vitest';
import { openAccounts } from '../src/accounts.ts';
import { openalgo, SECRET_COSTS } from './command-line.ts';
import { makeFolder } from './stand-ins.ts';

const DEVELOPMENT = { env: { NODE_ENV: 'development' } };

const configOf = (folder: string) => loadConfig(readEnvironment({ file: join(folder, '.env'), env: {} }));
const fileOf = (folder: string) => join(folder, '.openalgo', 'demo.json');
const readDemo = (folder: string) => JSON.parse(readFileSync(fileOf(folder), 'utf8'));

async function withMain<Result>(
  folder: string,
  work: (database: MainDatabase) => Promise<Result>,
): Promise<Result> {
  const database = await openMainDatabase(configOf(folder).databaseUrls.main, { rootDir: folder });

  return work(database).finally(() => database.close());
}

/** Whether the password and the key in the file are those of the demo user. */
function works(folder: string): Promise<boolean> {
  const config = configOf(folder);
  const { username, password, apiKey } = readDemo(folder);

  return withMain(folder, async (database) => {
    const accounts = openAccounts(database, config, { clock: systemClock, secretCosts: SECRET_COSTS });
    const hasher = createPasswordHasher({ pepper: config.apiKeyPepper });
    const credentials = await createUserRepository(database).findCredentials(username);

    return (
      (await accounts.apiKeys.ownerOf(apiKey)) === 'demo' &&
      hasher.verify(credentials?.passwordHash ?? '', password)
    );
  });
}

describe('the demo account', () => {
  it('is an administrator whose secrets are in a file of this user alone', async () => {
    const folder = makeFolder();
    await openalgo(['init'], folder, DEVELOPMENT);
    const user = await withMain(folder, (database) => createUserRepository(database).findByUsername('demo'));

    expect(user?.isAdmin).toBe(true);
    expect(statSync(fileOf(folder)).mode & 0o777).toBe(0o600);
    expect(await works(folder)).toBe(true);
  });

  it('keeps its key from start to start', async () => {
    const folder = makeFolder();
    await openalgo(['init'], folder, DEVELOPMENT);
    const before = readDemo(folder);
    await openalgo(['init'], folder, DEVELOPMENT);

    expect(readDemo(folder)).toEqual(before);
  });

  it.each([
    ['was lost', (file: string) => rmSync(file)],
    ['cannot be read as an account', (file: string) => writeFileSync(file, '{"username":')],
    ['holds a key that does not work', (file: string) => writeFileSync(file, demoWithKey('0'.repeat(64)))],
  ])('is made anew, private again, when its file %s', async (_case, damage) => {
    const folder = makeFolder();
    await openalgo(['init'], folder, DEVELOPMENT);
    chmodSync(fileOf(folder), 0o644);
    damage(fileOf(folder));
    await openalgo(['init'], folder, DEVELOPMENT);

    expect(await works(folder)).toBe(true);
    expect(statSync(fileOf(folder)).mode & 0o777).toBe(0o600);
  });

  it('is never there in production', async () => {
    const folder = makeFolder();
    await openalgo(['init'], folder, { env: { NODE_ENV: 'production' } });

    expect(existsSync(fileOf(folder))).toBe(false);
    expect(await withMain(folder, (database) => createUserRepository(database).list())).toEqual([]);
  });
});

describe('the instruments that come with the product', () => {
  it('are added where they are missing and leave those of a master alone', async () => {
    const folder = makeFolder();
    await openalgo(['init'], folder);
    const before = await withMain(folder, async (database) => {
      const repository = createInstrumentRepository(database);
      const [first, ...rest] = await repository.list();

      if (first !== undefined) {
        await repository.upsertMany([{ ...first, lotSize: 7n }]);
      }

      return { changed: first, count: rest.length + 1 };
    });
    await openalgo(['init'], folder);
    const after = await withMain(folder, (database) => createInstrumentRepository(database).list());

    expect(before.count).toBeGreaterThan(0);
    expect(after).toHaveLength(before.count);
    expect(after[0]).toEqual({ ...before.changed, lotSize: 7n });
  });
});

function demoWithKey(apiKey: string): string {
  return JSON.stringify({ username: 'demo', password: 'x', apiKey });
}
