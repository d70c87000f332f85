import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  createEncryptedColumnRepository,
  createSettingsRepository,
  createUserRepository,
  DATABASE_NAMES,
  type DatabaseName,
  ENCRYPTED_COLUMNS,
  type EncryptedColumn,
  sql,
} from '../src/index.ts';
import { findMigrationsFolder } from '../src/migrate/migration-files.ts';
import { createTestDatabases, type TestDatabases, testProviders } from '../testing/index.ts';

const TOTP: EncryptedColumn = {
  database: 'main',
  table: 'users',
  column: 'totp_secret',
  purpose: 'secrets',
};
/** A field that the comment above it calls encrypted; its name in the database, where it has another one there. */
const ENCRYPTED_FIELD = /\/\/\/ Encrypted with Fernet.*\n\s+(\w+)(?:.*@map\("(\w+)"\))?/g;

function encryptedColumnsOf(database: DatabaseName): string[] {
  const schema = readFileSync(join(findMigrationsFolder(), '..', `${database}.prisma`), 'utf8');
  return schema.split(/^model /m).flatMap((model) => {
    const table = /@@map\("(\w+)"\)/.exec(model)?.[1];
    return [...model.matchAll(ENCRYPTED_FIELD)].map(
      ([, field, column]) => `${database}.${table}.${column ?? field}`,
    );
  });
}

test('every column that a schema calls encrypted is in the list, and no other', () => {
  const listed = ENCRYPTED_COLUMNS.map(({ database, table, column }) => `${database}.${table}.${column}`);

  expect(listed.length).toBeGreaterThan(0);
  expect([...listed].sort()).toEqual(DATABASE_NAMES.flatMap(encryptedColumnsOf).sort());
});

const { providers } = await testProviders();

describe.each(providers)('on %s', (provider) => {
  let fixture: TestDatabases;

  beforeAll(async () => {
    fixture = await createTestDatabases(provider);
  });

  afterAll(() => fixture.close());

  beforeEach(async () => {
    const { main } = fixture.databases;
    await main.session.execute(sql`DELETE FROM users`);
    const users = createUserRepository(main);
    for (const [index, username] of ['a', 'b', 'c', 'd'].entries()) {
      const email = `${username}@example.org`;
      await users.create({ username, email, passwordHash: 'hash', isAdmin: false, createdAt: index });
      await users.setTotpSecret(username, username === 'b' ? null : `token of ${username}`, index);
    }
  });

  const columns = () => createEncryptedColumnRepository(fixture.databases);
  const all = () => columns().page(TOTP, { after: 0, limit: 100 });

  test('values come in pages by id, those that are null or empty left out', async () => {
    const email = 'e@example.org';
    const users = createUserRepository(fixture.databases.main);
    await users.create({ username: 'e', email, passwordHash: 'hash', isAdmin: false, createdAt: 5 });
    await users.setTotpSecret('e', '', 5);
    const first = await columns().page(TOTP, { after: 0, limit: 2 });
    const second = await columns().page(TOTP, { after: first.at(-1)?.id ?? 0, limit: 2 });

    expect([first, second].map((page) => page.map(({ token }) => token))).toEqual([
      ['token of a', 'token of c'],
      ['token of d'],
    ]);
  });

  test('values are replaced where they are still as they were read, and nowhere else', async () => {
    const values = await all();
    await createUserRepository(fixture.databases.main).setTotpSecret('c', 'written meanwhile', 9);
    const replaced = await columns().replace(
      TOTP,
      values.map(({ id, token }) => ({ id, from: token, to: `new ${token}` })),
    );

    expect(replaced).toBe(2);
    expect((await all()).map(({ token }) => token)).toEqual([
      'new token of a',
      'written meanwhile',
      'new token of d',
    ]);
  });

  test('nothing is replaced where there is nothing to replace', async () => {
    expect(await columns().replace(TOTP, [])).toBe(0);
    expect(await columns().replace(TOTP, [{ id: 2_000_000, from: 'x', to: 'y' }])).toBe(0);
  });

  test.each(ENCRYPTED_COLUMNS)('$table.$column can be read and replaced', async (column) => {
    const page = await columns().page(column, { after: 0, limit: 10 });

    expect(page).toBeInstanceOf(Array);
    expect(await columns().replace(column, [{ id: 2_000_000, from: 'x', to: 'y' }])).toBe(0);
  });

  test('a row that there is only one of is found too', async () => {
    await createSettingsRepository(fixture.databases.main).update({ smtpPasswordEncrypted: 'token' });

    expect(
      await columns().page(
        { ...TOTP, table: 'settings', column: 'smtp_password_encrypted' },
        { after: 0, limit: 10 },
      ),
    ).toEqual([{ id: 1, token: 'token' }]);
  });

  test('a hash is replaced by another of the same password unless it has changed meanwhile', async () => {
    const users = createUserRepository(fixture.databases.main);

    expect(await users.replacePasswordHash('a', 'hash', 'renewed')).toBe(true);
    expect(await users.replacePasswordHash('a', 'hash', 'late')).toBe(false);
    expect((await users.findCredentials('a'))?.passwordHash).toBe('renewed');
  });
});
