import { join } from 'node:path';
import { createSandboxRepositories, openSandboxDatabase, sql } from '@openalgo/db';
import { expect, it } from 'vitest';
import { openalgo } from './command-line.ts';
import { makeInitialised } from './support/initialised.ts';

it('tells whether the accounts agree, whose figures do not, and with its exit code', async () => {
  const folder = await makeInitialised();
  const database = await openSandboxDatabase(`file:${join(folder, 'db', 'sandbox.db')}`, { rootDir: folder });
  await createSandboxRepositories(database.session).funds.open(['asha', 'ravi'], 1_000_000_000n, 0);
  expect(await openalgo(['audit', 'ledger'], folder)).toMatchObject({
    code: 0,
    data: ['2 accounts with 0 orders, and everything agrees.'],
  });

  await database.session.execute(sql`UPDATE sandbox_funds SET used_margin = 5 WHERE user_id = 'ravi'`);
  await database.close();
  const broken = await openalgo(['audit', 'ledger', '--json'], folder);
  expect(broken.code).toBe(1);
  expect(JSON.parse(broken.data.join('\n'))).toMatchObject({
    findings: [
      { userId: 'ravi', rule: 'money', expected: '10000000.00', actual: '10000005.00' },
      { userId: 'ravi', rule: 'margin', expected: '0.00', actual: '5.00' },
    ],
  });
  expect(broken.progress.join('\n')).toMatch(/^error: 2 figures/m);
  expect((await openalgo(['audit', 'ledger', '--username', 'asha'], folder)).code).toBe(0);
});
