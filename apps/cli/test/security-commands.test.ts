import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig, readEnvironment } from '@openalgo/config';
import { createUserRepository, openLogsDatabase, openMainDatabase, raw } from '@openalgo/db';
import { systemClock } from '@openalgo/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { openAccounts } from '../src/accounts.ts';
import { openalgo, SECRET_COSTS } from './command-line.ts';
import { makeInitialised } from './support/initialised.ts';

const ASHA = ['user', 'create', '--username', 'asha', '--email', 'asha@example.org', '--password-stdin'];
const PASSWORD = 'correct horse battery';
const readStdin = async () => PASSWORD;
const NEW_KEY = 'n'.repeat(64);

let folder: string;

beforeEach(async () => {
  folder = await makeInitialised();
});

const envFile = () => join(folder, '.env');
const config = () => loadConfig(readEnvironment({ file: envFile(), env: {} }));

async function onMain<Result>(
  work: (database: Awaited<ReturnType<typeof openMainDatabase>>) => Promise<Result>,
) {
  const database = await openMainDatabase(config().databaseUrls.main, { rootDir: folder });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

async function onLogs(statement: string): Promise<void> {
  const database = await openLogsDatabase(config().databaseUrls.logs, { rootDir: folder });
  await database.session.execute(raw(statement));
  await database.close();
}

/** Gives the installation a new APP_KEY, and keeps the former one or not. */
function changeAppKey(keepsFormer: boolean): void {
  const former = config().appKey;
  const text = readFileSync(envFile(), 'utf8').replace(`APP_KEY=${former}`, `APP_KEY=${NEW_KEY}`);
  writeFileSync(envFile(), keepsFormer ? `${text}\nAPP_KEY_PREVIOUS=${former}\n` : text);
}

async function createAshaWithKey(): Promise<string> {
  await openalgo(ASHA, folder, { readStdin });
  const ran = await openalgo(['apikey', 'rotate', '--username', 'asha'], folder);
  return ran.data[0] ?? '';
}

// Argon2 and PBKDF2 are slow by design.
describe('openalgo keys', { timeout: 60_000 }, () => {
  it('rotates from one APP_KEY to the next: afterwards the former is not needed', async () => {
    const apiKey = await createAshaWithKey();
    changeAppKey(true);
    const before = await openalgo(['keys', 'status', '--json'], folder);
    const rotated = await openalgo(['keys', 'rotate', '--json'], folder);
    writeFileSync(envFile(), readFileSync(envFile(), 'utf8').replace(/^APP_KEY_PREVIOUS=.*$/m, ''));
    const after = await openalgo(['keys', 'status', '--json'], folder);
    const of = ({ data }: typeof before, column: string) =>
      JSON.parse(data.join('')).columns.find((one: { column: string }) => one.column === column);

    expect([before.code, rotated.code, after.code]).toEqual([0, 0, 0]);
    for (const column of ['api_key_encrypted', 'chain_key_encrypted']) {
      expect(of(before, column)).toMatchObject({ newest: 0, older: 1, unreadable: 0 });
      expect(of(rotated, column)).toMatchObject({ newest: 1, older: 0, unreadable: 0, rotated: 1 });
      expect(of(after, column)).toMatchObject({ newest: 1, older: 0, unreadable: 0 });
    }
    expect(rotated.progress).toContain('api_keys.api_key_encrypted: 1 encrypted anew.');
    expect((await openalgo(['audit', 'verify'], folder)).code).toBe(0);
    const owner = await onMain(async (database) =>
      openAccounts(database, config(), { clock: systemClock, secretCosts: SECRET_COSTS }).apiKeys.ownerOf(
        apiKey,
      ),
    );
    expect(owner).toBe('asha');
  });

  it('fails for values that no key reads, and names them by table and id, without their content', async () => {
    await openalgo(ASHA, folder, { readStdin });
    await onMain((database) => createUserRepository(database).setTotpSecret('asha', 'gAAAA-no-token', 0));
    const status = await openalgo(['keys', 'status'], folder);
    const rotated = await openalgo(['keys', 'rotate'], folder);

    for (const { code, data, progress } of [status, rotated]) {
      expect(code).toBe(1);
      expect(progress.join('\n')).toContain(
        'users.totp_secret: id 1 is encrypted with no key of APP_KEY or APP_KEY_PREVIOUS',
      );
      expect([...data, ...progress].join('\n')).not.toContain('gAAAA');
    }
    expect(rotated.data.join('\n')).toMatch(/users\.totp_secret +0 +0 +1 +0$/m);
  });

  it('tells nothing of the keys', async () => {
    await createAshaWithKey();
    changeAppKey(true);
    const { appKey, previousAppKeys, apiKeyPepper } = config();
    const ran = await Promise.all(
      [
        ['keys', 'status'],
        ['keys', 'rotate', '--json'],
        ['audit', 'list', '--json'],
      ].map((args) => openalgo(args, folder)),
    );
    const told = ran.flatMap(({ data, progress }) => [...data, ...progress]).join('\n');

    for (const secret of [appKey, ...previousAppKeys, apiKeyPepper]) {
      expect(told).not.toContain(secret);
    }
  });
});

describe('openalgo audit', { timeout: 60_000 }, () => {
  it('lists what the operator did, without secrets', async () => {
    const apiKey = await createAshaWithKey();
    await openalgo(['keys', 'rotate'], folder);
    const all = await openalgo(['audit', 'list', '--json'], folder);
    const one = await openalgo(['audit', 'list', '--action', 'apikey.rotated'], folder);
    const none = await openalgo(['audit', 'list', '--user', 'asha', '--json'], folder);
    const { events } = JSON.parse(all.data.join(''));

    expect(
      events.map(({ actor, action, subject }: Record<string, string>) => [actor, action, subject]),
    ).toEqual([
      ['system', 'keys.rotated', 'APP_KEY'],
      ['system', 'apikey.rotated', 'asha'],
      ['system', 'user.created', 'asha'],
    ]);
    expect(all.data.join('')).not.toContain(apiKey);
    expect(all.data.join('')).not.toContain(PASSWORD);
    expect(one.data).toHaveLength(2);
    expect(JSON.parse(none.data.join(''))).toEqual({ events: [] });
  });

  it('lists what the operator did to the paper accounts', async () => {
    await openalgo(['sandbox', 'set', 'starting_capital', '1000000'], folder);
    const { data } = await openalgo(['audit', 'list', '--json'], folder);

    expect(JSON.parse(data.join('')).events).toMatchObject([
      {
        actor: 'system',
        action: 'setting.changed',
        subject: 'starting_capital',
        detail: '{"value":"1000000"}',
      },
    ]);
  });

  it('prints the end of a whole trail, which it takes as an anchor', async () => {
    const empty = await openalgo(['audit', 'verify'], folder);
    await openalgo(ASHA, folder, { readStdin });
    const { code, data } = await openalgo(['audit', 'verify'], folder);
    const anchor = data[0]?.split(' ').at(-1) ?? '';

    expect(empty.data).toEqual(['There are no events yet.']);
    expect([code, data]).toEqual([
      0,
      [expect.stringMatching(/^1 events, all as they were written\. .* 1:[0-9a-f]{64}$/)],
    ]);
    expect((await openalgo(['audit', 'verify', '--anchor', anchor], folder)).code).toBe(0);
    expect((await openalgo(['audit', 'verify', '--anchor', `2:${'a'.repeat(64)}`], folder)).code).toBe(1);
    expect((await openalgo(['audit', 'verify', '--anchor', 'nonsense'], folder)).progress).toEqual([
      'error: an anchor is what openalgo audit verify printed: ID:HASH [ANCHOR_INVALID]',
    ]);
  });

  it('fails for a trail that is not as it was written, and names the first row', async () => {
    await createAshaWithKey();
    await onLogs("UPDATE audit_events SET subject = 'ravi' WHERE id = 2");
    const { code, data, progress } = await openalgo(['audit', 'verify', '--json'], folder);

    expect(code).toBe(1);
    expect(JSON.parse(data.join(''))).toMatchObject({ events: 2, problem: { id: 2, kind: 'changed' } });
    expect(progress).toEqual([
      'error: the audit trail is not as it was written: row 2 was changed [AUDIT_TRAIL_BROKEN]',
    ]);
  });

  it('says what to do when the key of the trail cannot be read', async () => {
    await openalgo(ASHA, folder, { readStdin });
    changeAppKey(false);
    const { code, progress } = await openalgo(['audit', 'verify'], folder);

    expect(code).toBe(1);
    expect(progress.join()).toContain('add the former APP_KEY to APP_KEY_PREVIOUS');
  });

  it('stands in the way of no work: what cannot be recorded is done, and told', async () => {
    await openalgo(ASHA, folder, { readStdin });
    await onLogs('DELETE FROM audit_heads');
    const { code, data, progress } = await openalgo(['apikey', 'rotate', '--username', 'asha'], folder);

    expect(code).toBe(0);
    expect(data[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(progress.join()).toContain('warning: this is done, but not in the audit trail (apikey.rotated)');
  });

  it.each(['0', '1.5', 'many', '10001'])('refuses a limit of %s', async (limit) => {
    expect((await openalgo(['audit', 'list', '--limit', limit], folder)).code).toBe(1);
  });
});

it('nobody is called as the audit trail calls the operator', async () => {
  const { code, progress } = await openalgo(
    ['user', 'create', '--username', 'system', '--email', 'a@b.c'],
    folder,
  );

  expect(code).toBe(1);
  expect(progress.join()).toContain('the username cannot be system');
});
