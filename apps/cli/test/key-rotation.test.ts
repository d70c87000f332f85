import { fork } from 'node:child_process';
import { once } from 'node:events';
import {
  createApiKeyRepository,
  createAuditReader,
  createAuditTrail,
  createBrokerSessionRepository,
  createEncryptedColumnRepository,
  createSettingsRepository,
  createTelegramBotRepository,
  createTelegramUserRepository,
  createUserRepository,
  ENCRYPTED_COLUMNS,
  type EncryptedColumn,
  type EncryptedColumnRepository,
  raw,
} from '@openalgo/db';
import { createTestDatabases, type TestDatabases, testProviders } from '@openalgo/db/testing';
import { createAuditKeys, type Keyring, openKeyring } from '@openalgo/security';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { countKeys } from '../src/keys/count-keys.ts';
import { rotateColumn } from '../src/keys/rotate-keys.ts';

const PEPPER = 'pepper-of-at-least-thirty-two-characters';
const OLD = 'old-app-key-of-at-least-thirty-two-characters';
const NEW = 'new-app-key-of-at-least-thirty-two-characters';
const FOREIGN = 'a-key-that-nobody-has-configured-anywhere';
const USERS = Array.from({ length: 12 }, (_, index) => `user${index}`);
const AT = Date.UTC(2026, 7, 22);

const { providers } = await testProviders();
const ring = (...appKeys: string[]) => openKeyring({ appKeys, pepper: PEPPER, now: () => AT });

let before: Keyring;
let during: Keyring;
let after: Keyring;
let foreign: Keyring;

beforeAll(async () => {
  [before, during, after, foreign] = await Promise.all([ring(OLD), ring(NEW, OLD), ring(NEW), ring(FOREIGN)]);
});

describe.each(providers)('key rotation on %s', (provider) => {
  let fixture: TestDatabases;
  let values: EncryptedColumnRepository;

  beforeAll(async () => {
    fixture = await createTestDatabases(provider);
    values = createEncryptedColumnRepository(fixture.databases);
    return () => fixture.close();
  });

  beforeEach(async () => {
    const { main, logs } = fixture.databases;
    for (const table of ['telegram_users', 'bot_config', 'settings', 'users']) {
      await main.session.execute(raw(`DELETE FROM ${table}`));
    }
    for (const table of ['audit_events', 'audit_heads']) {
      await logs.session.execute(raw(`DELETE FROM ${table}`));
    }
    await seed();
  });

  async function seed(): Promise<void> {
    const { main } = fixture.databases;
    const users = createUserRepository(main);
    for (const username of USERS) {
      const email = `${username}@example.org`;
      await users.create({ username, email, passwordHash: 'hash', isAdmin: false, createdAt: AT });
      await users.setTotpSecret(username, before.secrets.encrypt(`totp of ${username}`), AT);
    }
  }

  async function seedOtherColumns(): Promise<void> {
    const { main, logs } = fixture.databases;
    const encrypt = (text: string) => before.secrets.encrypt(text);
    await createBrokerSessionRepository(main).save({
      userId: 'user0',
      broker: 'zerodha',
      name: 'Z0',
      authToken: encrypt('auth'),
      feedToken: encrypt('feed'),
      createdAt: AT,
    });
    await createApiKeyRepository(main).save({
      userId: 'user0',
      keyLookup: 'lookup',
      apiKeyHash: 'hash',
      apiKeyEncrypted: encrypt('api key'),
      createdAt: AT,
    });
    await createTelegramUserRepository(main).link({
      telegramId: 1n,
      username: 'user0',
      encryptedApiKey: encrypt('telegram key'),
      hostUrl: null,
      firstName: null,
      lastName: null,
      broker: null,
      told: { toldTradeRow: null, toldRejectionRow: null },
      createdAt: AT,
    });
    await createTelegramBotRepository(main).updateConfig({ botToken: encrypt('bot token') });
    await createSettingsRepository(main).update({ smtpPasswordEncrypted: encrypt('smtp password') });
    await createAuditTrail(logs, createAuditKeys(before.audit)).append([anEvent('before')]);
  }

  const anEvent = (subject: string) => ({ at: AT, actor: 'system', action: 'test', subject, detail: {} });

  const column = (name: string): EncryptedColumn => {
    const found = ENCRYPTED_COLUMNS.find((candidate) => candidate.column === name);
    if (found === undefined) {
      throw new Error(`No encrypted column ${name}`);
    }

    return found;
  };

  const rotate = (one: EncryptedColumn, changes: Partial<EncryptedColumnRepository> = {}) =>
    rotateColumn(one, {
      values: { ...values, ...changes },
      keyring: during,
      batchSize: 5,
      onProgress: () => {},
    });

  async function totpSecrets(keyring: Keyring): Promise<string[]> {
    const page = await values.page(column('totp_secret'), { after: 0, limit: 100 });
    return page.map(({ token }) => keyring.secrets.decrypt(token));
  }

  it('encrypts every column anew: all that was readable is, with the new key alone', async () => {
    await seedOtherColumns();
    for (const one of ENCRYPTED_COLUMNS) {
      expect(await rotate(one)).toBeGreaterThan(0);
      expect(await rotate(one)).toBe(0);
      const counts = await countKeys(values, one, after);
      expect([counts.older, counts.unreadable]).toEqual([0, 0]);
    }

    const { main } = fixture.databases;
    const apiKey = await createApiKeyRepository(main).findEncrypted('user0');
    const smtpPassword = await createSettingsRepository(main).smtpPasswordEncrypted();
    expect(await totpSecrets(after)).toEqual(USERS.map((name) => `totp of ${name}`));
    expect(after.secrets.decrypt(apiKey ?? '')).toBe('api key');
    expect(after.secrets.decrypt(smtpPassword ?? '')).toBe('smtp password');
  });

  it('leaves the audit trail one chain: it grows on with the new key alone, and with processes of before', async () => {
    const { logs } = fixture.databases;
    const running = createAuditTrail(logs, createAuditKeys(before.audit));
    await running.append([anEvent('before')]);
    await rotate(column('chain_key_encrypted'));
    await running.append([anEvent('still running')]);
    await createAuditTrail(logs, createAuditKeys(after.audit)).append([anEvent('after')]);

    const rows = await createAuditReader(logs).after(0, 10);
    expect(rows.map(({ subject }) => subject)).toEqual(['before', 'still running', 'after']);
  });

  it('never overwrites what is written between its reading and its writing', async () => {
    const users = createUserRepository(fixture.databases.main);
    const latest = new Map(USERS.map((name) => [name, `totp of ${name}`]));
    let batches = 0;
    await rotate(column('totp_secret'), {
      async replace(one, replacements) {
        const username = USERS[batches * 5] ?? 'user0';
        const keyring = batches === 0 ? before : after;
        batches += 1;
        await users.setTotpSecret(username, keyring.secrets.encrypt(`written ${batches}`), AT);
        latest.set(username, `written ${batches}`);
        return values.replace(one, replacements);
      },
    });

    expect(await totpSecrets(after)).toEqual([...latest.values()]);
  });

  it('loses none of many writes that come all the while', async () => {
    const users = createUserRepository(fixture.databases.main);
    const writes = USERS.map(async (username) => {
      for (let count = 0; count < 10; count += 1) {
        await users.setTotpSecret(username, after.secrets.encrypt(`${count} of ${username}`), AT);
      }
    });
    await Promise.all([...writes, rotate(column('totp_secret'))]);

    expect(await totpSecrets(after)).toEqual(USERS.map((name) => `9 of ${name}`));
  });

  it('can be killed half-way: all is readable then, and the next one does the rest', async () => {
    const args = [JSON.stringify(fixture.urls), `${NEW},${OLD}`, PEPPER, 'totp_secret'];
    const child = fork(new URL('./rotate-in-process.ts', import.meta.url), args, {
      execArgv: ['--conditions=source', '--import', import.meta.resolve('tsx')],
    });
    await once(child, 'message');
    child.send('go on');
    await once(child, 'message');
    child.kill('SIGKILL');
    await once(child, 'exit');

    expect(await countKeys(values, column('totp_secret'), during)).toMatchObject({ newest: 6, older: 6 });
    expect(await totpSecrets(during)).toEqual(USERS.map((name) => `totp of ${name}`));
    expect(await rotate(column('totp_secret'))).toBe(6);
    expect(await totpSecrets(after)).toEqual(USERS.map((name) => `totp of ${name}`));
  });

  it('leaves what no key reads as it is, names its rows, and goes on with the others', async () => {
    const users = createUserRepository(fixture.databases.main);
    await users.setTotpSecret('user3', foreign.secrets.encrypt('lost'), AT);
    await users.setTotpSecret('user4', 'no token at all', AT);
    const kept = await values.page(column('totp_secret'), { after: 0, limit: 100 });

    expect(await rotate(column('totp_secret'))).toBe(10);
    const page = await values.page(column('totp_secret'), { after: 0, limit: 100 });
    expect(page.slice(3, 5)).toEqual(kept.slice(3, 5));
    expect(await countKeys(values, column('totp_secret'), during)).toMatchObject({
      newest: 10,
      older: 0,
      unreadable: 2,
      unreadableIds: kept.slice(3, 5).map(({ id }) => id),
    });
  });
});
