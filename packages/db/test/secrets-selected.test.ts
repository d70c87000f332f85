import type { SqlQuery } from '@prisma/driver-adapter-utils';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ENCRYPTED_COLUMNS } from '../src/repositories/encrypted-columns.ts';
import { createTestDatabases, type TestDatabases } from '../testing/index.ts';
import { fillTables } from './plans/fill.ts';
import { logTrials } from './plans/log-operations.ts';
import { loginTrials } from './plans/login-operations.ts';
import { mainTrials } from './plans/main-operations.ts';
import { telegramTrials } from './plans/telegram-operations.ts';

/** What opens something, encrypted or hashed. */
const SECRET = new Set([
  ...ENCRYPTED_COLUMNS.map(({ column }) => column),
  ...['password_hash', 'api_key_hash', 'session_hash', 'token_hash', 'code_hash'],
]);

let statements: string[] = [];
let fixture: TestDatabases;
beforeAll(async () => {
  fixture = await createTestDatabases('sqlite', {
    onStatement: ({ sql }: SqlQuery) => void statements.push(sql),
  });
  await fillTables(fixture.databases);
});
afterAll(() => fixture.close());

/** The names of the columns that a statement gives back. */
function columnsGivenBack(statement: string): readonly string[] {
  const [, listed = ''] = /^\s*SELECT\s+(?:DISTINCT\s+)?(.*?)\s+FROM\s/is.exec(statement) ?? [];
  const [, returned = ''] = /\sRETURNING\s+(.*)$/is.exec(statement) ?? [];
  return `${listed},${returned}`
    .split(',')
    .map((item) => /(\w+)\W*$/.exec(item.replace(/\s+AS\s+\S+$/i, ''))?.[1] ?? '');
}

/** By operation: the secrets that it reads. No other reads any, whatever else of a row it gives. */
const ASKED_FOR = {
  'users.findCredentials': ['password_hash', 'totp_secret'],
  'apiKeys.findByLookup': ['api_key_hash'],
  'apiKeys.findEncrypted': ['api_key_encrypted'],
  'brokerSessions.find': ['auth', 'feed_token'],
  'settings.smtpPasswordEncrypted': ['smtp_password_encrypted'],
  'telegramBot.encryptedBotToken': ['bot_token'],
  'telegramUsers.encryptedApiKey': ['encrypted_api_key'],
  'auditReader.end': ['chain_key_encrypted'],
  'auditTrail.append': ['chain_key_encrypted'],
  'auditTrail.appendOnce': ['chain_key_encrypted'],
};

test('a secret is read by those operations alone that are asked for it', async () => {
  const { databases } = fixture;
  const found: Record<string, readonly string[]> = {};
  const trials = [
    ...logTrials(databases),
    ...loginTrials(databases.main),
    ...mainTrials(databases.main),
    ...telegramTrials(databases.main),
  ];
  for (const { name, run } of trials.filter((trial) => !trial.name.startsWith('encrypted '))) {
    statements = [];
    await run();
    const secrets = statements.flatMap(columnsGivenBack).filter((column) => SECRET.has(column));
    if (secrets.length > 0) {
      found[name] = [...new Set(secrets)].sort();
    }
  }

  expect(found).toEqual(ASKED_FOR);
});
