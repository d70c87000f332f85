import { join } from 'node:path';
import { loadConfig, readEnvironment } from '@openalgo/config';
import {
  createApiKeyRepository,
  createUserRepository,
  type MainDatabase,
  openMainDatabase,
  SYSTEM_ACTOR,
} from '@openalgo/db';
import { systemClock } from '@openalgo/domain';
import { createFernet, createPasswordHasher, deriveFernetKey } from '@openalgo/security';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { openAccounts } from '../src/accounts.ts';
import { openalgo, SECRET_COSTS } from './command-line.ts';
import { makeInitialised } from './support/initialised.ts';

const ASHA = ['user', 'create', '--username', 'asha', '--email', 'asha@example.org'];
const PASSWORD = 'correct horse battery';

let folder: string;

beforeEach(async () => {
  folder = await makeInitialised();
});

const config = () => loadConfig(readEnvironment({ file: join(folder, '.env'), env: {} }));

async function openMain(): Promise<MainDatabase> {
  const database = await openMainDatabase(config().databaseUrls.main, { rootDir: folder });
  onTestFinished(() => database.close());

  return database;
}

describe('openalgo user create', () => {
  it('makes a password and shows it once; only its hash is kept', async () => {
    const { code, data } = await openalgo([...ASHA, '--json'], folder);
    const { password, ...user } = JSON.parse(data.join('\n'));

    expect(code).toBe(0);
    expect(user).toEqual({ username: 'asha', email: 'asha@example.org', isAdmin: false });

    const stored = await createUserRepository(await openMain()).findCredentials('asha');
    const hasher = createPasswordHasher({ pepper: config().apiKeyPepper });
    expect(JSON.stringify(stored)).not.toContain(password);
    expect(await hasher.verify(stored?.passwordHash ?? '', password)).toBe(true);
  });

  it('takes the first line of stdin as the password and shows none', async () => {
    const readStdin = async () => `${PASSWORD}\r\n`;
    const ran = await openalgo([...ASHA, '--admin', '--password-stdin'], folder, { readStdin });
    const stored = await createUserRepository(await openMain()).findCredentials('asha');
    const hasher = createPasswordHasher({ pepper: config().apiKeyPepper });

    expect(ran).toEqual({ code: 0, data: ['Created asha.'], progress: [] });
    expect(stored?.isAdmin).toBe(true);
    expect(await hasher.verify(stored?.passwordHash ?? '', PASSWORD)).toBe(true);
  });

  it.each([
    ['an empty name', ['--username', '', '--email', 'a@b.c'], '', 'the username needs 1 to 50 letters'],
    [
      'a name with a space',
      ['--username', 'a b', '--email', 'a@b.c'],
      '',
      'the username needs 1 to 50 letters',
    ],
    [
      'a name of 51',
      ['--username', 'a'.repeat(51), '--email', 'a@b.c'],
      '',
      'the username needs 1 to 50 letters',
    ],
    ['no address', ['--username', 'asha', '--email', 'asha'], '', 'the email must be an address'],
    [
      'a short password',
      ['--username', 'asha', '--email', 'a@b.c', '--password-stdin'],
      'short',
      'the password needs 12 to 256 characters',
    ],
  ])('refuses %s and creates nobody', async (_case, args, stdin, message) => {
    const { code, progress } = await openalgo(['user', 'create', ...args], folder, {
      readStdin: async () => stdin,
    });
    const users = await createUserRepository(await openMain()).list();

    expect(code).toBe(1);
    expect(progress[0]).toContain(`error: ${message}`);
    expect(users).toEqual([]);
  });

  it('refuses a name that is taken', async () => {
    await openalgo(ASHA, folder);
    const { code, progress } = await openalgo([...ASHA.slice(0, -1), 'other@example.org'], folder);

    expect(code).toBe(1);
    expect(progress.join()).toContain('username: is taken');
  });
});

describe('openalgo apikey rotate', () => {
  it('prints the new key alone; it works, and the one before no longer', async () => {
    await openalgo(ASHA, folder);
    const {
      data: [first = ''],
    } = await openalgo(['apikey', 'rotate', '--username', 'asha'], folder);
    const {
      data: [second = '', ...rest],
    } = await openalgo(['apikey', 'rotate', '--username', 'asha'], folder);
    const accounts = openAccounts(await openMain(), config(), {
      clock: systemClock,
      secretCosts: SECRET_COSTS,
    });

    expect(rest).toEqual([]);
    expect(await accounts.apiKeys.ownerOf(second)).toBe('asha');
    expect(await accounts.apiKeys.ownerOf(first)).toBeNull();
  });

  it('keeps the key encrypted, and readable with the secrets of the installation', async () => {
    await openalgo(ASHA, folder);
    const {
      data: [apiKey = ''],
    } = await openalgo(['apikey', 'rotate', '--username', 'asha'], folder);
    const encrypted = await createApiKeyRepository(await openMain()).findEncrypted('asha');
    const { appKey, apiKeyPepper } = config();
    const fernet = createFernet({ keys: [await deriveFernetKey(appKey, apiKeyPepper)], now: () => 0 });

    expect(encrypted).not.toContain(apiKey);
    expect(fernet.decrypt(encrypted ?? '')).toBe(apiKey);
  });

  it('says that there is no such user', async () => {
    const { code, progress } = await openalgo(['apikey', 'rotate', '--username', 'nobody'], folder);

    expect(code).toBe(1);
    expect(progress).toEqual(['error: there is no user nobody [USER_NOT_FOUND]']);
  });
});

describe('a revoked key', () => {
  it('is nobody’s', async () => {
    await openalgo(ASHA, folder);
    const database = await openMain();
    const accounts = openAccounts(database, config(), { clock: systemClock, secretCosts: SECRET_COSTS });
    const apiKey = await accounts.apiKeys.rotate(SYSTEM_ACTOR, 'asha');
    await createApiKeyRepository(database).revoke('asha', systemClock.now());

    expect(await accounts.apiKeys.ownerOf(apiKey)).toBeNull();
  });
});

describe('openalgo user', () => {
  const passwordOf = async (username: string) =>
    (await createUserRepository(await openMain()).findCredentials(username))?.passwordHash ?? '';

  it('lists who has an account, without a secret', async () => {
    expect((await openalgo(['user', 'list'], folder)).data).toEqual(['No users.']);
    await openalgo(ASHA, folder);
    const { data } = await openalgo(['user', 'list', '--json'], folder);

    expect(JSON.parse(data.join())).toEqual({
      users: [expect.objectContaining({ username: 'asha', email: 'asha@example.org', isAdmin: false })],
    });
    expect(data.join()).not.toContain(await passwordOf('asha'));
  });

  it('resets a password, which works and ends all sessions', async () => {
    await openalgo(ASHA, folder);
    const accounts = openAccounts(await openMain(), config(), {
      clock: systemClock,
      secretCosts: SECRET_COSTS,
    });
    const { token } = await accounts.sessions.begin('asha', { ipAddress: '127.0.0.1', userAgent: null });
    const {
      data: [json = ''],
    } = await openalgo(['user', 'reset-password', '--username', 'asha', '--json'], folder);
    const hasher = createPasswordHasher({ pepper: config().apiKeyPepper });

    expect(await hasher.verify(await passwordOf('asha'), JSON.parse(json).password)).toBe(true);
    expect(await accounts.sessions.find(token)).toBeNull();
  });

  it('ends sessions, and removes a second factor', async () => {
    await openalgo(ASHA, folder);
    const database = await openMain();
    const users = createUserRepository(database);
    const origin = { ipAddress: '127.0.0.1', userAgent: null };
    await openAccounts(database, config(), { clock: systemClock, secretCosts: SECRET_COSTS }).sessions.begin(
      'asha',
      origin,
    );
    await users.setTotpSecret('asha', 'sealed', systemClock.now());

    const revoked = await openalgo(['user', 'revoke-sessions', '--username', 'asha'], folder);
    expect(revoked.data).toEqual(['Sessions ended: 1.']);
    await openalgo(['user', 'remove-second-factor', '--username', 'asha'], folder);
    expect((await users.findCredentials('asha'))?.totpSecret).toBeNull();
  });

  it.each(['reset-password', 'remove-second-factor'])(
    '%s says that there is no such user',
    async (command) => {
      const { code, progress } = await openalgo(['user', command, '--username', 'nobody'], folder);

      expect([code, progress]).toEqual([1, ['error: there is no user nobody [USER_NOT_FOUND]']]);
    },
  );
});
