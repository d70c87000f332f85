import { openMainDatabase, sql } from '@openalgo/db';
import { testProviders } from '@openalgo/db/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Installation, makeInstallation } from './support/installation.ts';

const { providers } = await testProviders();
const FUTURE = '29990101000000_future';

/** API and worker end at once, with one line that tells what to do and hides the password. */
async function expectRefusal(installation: Pick<Installation, 'startApi' | 'startWorker'>, words: RegExp) {
  for (const start of [installation.startApi, installation.startWorker]) {
    const said = await start().then(
      () => 'it started',
      (error: unknown) => String(error),
    );
    expect(said).toMatch(words);
    expect(said.split('\n')).toHaveLength(2);
    expect(said).not.toContain('hidden');
  }
}

describe.each(providers)('on %s', (provider) => {
  it('API and worker do not start on databases that newer code has migrated', async () => {
    const installation = await makeInstallation({}, onTestFinished, provider);
    const main = await openMainDatabase(installation.urls.main, { rootDir: installation.folder });
    await main.session.execute(
      sql`UPDATE _prisma_migrations SET migration_name = ${FUTURE} WHERE migration_name LIKE '%_init'`,
    );
    await main.close();

    const words = new RegExp(
      `^Error: exit code 1: error: The main .* migration ${FUTURE}.*\\[DATABASE_NEWER_THAN_CODE]$`,
      'm',
    );
    await expectRefusal(installation, words);
  });
});

describe.each(providers.filter((provider) => provider !== 'sqlite'))('on %s', (provider) => {
  it('API and worker do not start with a user that the server does not know, or without a database', async () => {
    const installation = await makeInstallation({}, onTestFinished, provider);
    const at = (change: Partial<URL>) =>
      installation.withSettings({
        LOGS_DATABASE_URL: `${Object.assign(new URL(installation.urls.logs), change)}`,
      });

    await expectRefusal(
      at({ username: 'nobody', password: 'hidden' }),
      /exit code 1: error: logs database: .*Correct the URL.* \[DATABASE_ACCESS_DENIED]$/m,
    );
    await expectRefusal(
      at({ pathname: '/nowhere' }),
      /exit code 1: error: logs database: .*CREATE DATABASE.* \[DATABASE_MISSING]$/m,
    );
  });
});

it('what a server keeps that does not answer is waited for, but for the accounts by the worker', async () => {
  const installation = await makeInstallation();
  const away = installation.withSettings({
    LOGS_DATABASE_URL: 'postgresql://nobody:hidden@127.0.0.1:1/logs',
    DATABASE_CONNECT_TIMEOUT_MS: '500',
  });
  const [api, worker] = await Promise.all([away.startApi(), away.startWorker()]);
  const ready = await fetch(`${api.url}/health/ready`);
  expect(ready.status).toBe(503);
  expect(await ready.json()).toHaveProperty('checks.databases', {
    main: true,
    sandbox: true,
    latency: true,
    logs: false,
  });
  expect(await Promise.all([api.stop(), worker.stop()])).toEqual([0, 0]);
  expect(api.said() + worker.said()).not.toContain('hidden');

  const SANDBOX_DATABASE_URL = 'postgresql://nobody:hidden@127.0.0.1:1/sandbox';
  const { startWorker } = installation.withSettings({ SANDBOX_DATABASE_URL });
  await expect(startWorker()).rejects.toThrow(
    /^exit code 1: error: sandbox database: .*right host and port.* \[DATABASE_UNAVAILABLE]$/m,
  );
});
