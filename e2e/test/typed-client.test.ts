import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createOpenAlgoClient } from '@openalgo/client';
import { expect, it } from 'vitest';
import { eventually, makeInstallation } from './support/installation.ts';

const CLIENT = new URL('../../packages/client/', import.meta.url);
const EXAMPLE = new URL('examples/first-order.ts', CLIENT);

it('the example of the client’s README does on a real server what it says', async () => {
  expect(readFileSync(new URL('README.md', CLIENT), 'utf8')).toContain(readFileSync(EXAMPLE, 'utf8'));
  const installation = await makeInstallation();
  const [api] = await Promise.all([installation.startApi(), installation.startWorker()]);
  const openalgo = createOpenAlgoClient({ baseUrl: api.url, apiKey: installation.apiKey });
  await eventually(
    () => openalgo.quotes({ exchange: 'NSE', symbol: 'SBIN' }).catch(() => null),
    (answer) => answer !== null,
  );

  const { stdout } = await promisify(execFile)(process.execPath, [
    '--import',
    import.meta.resolve('tsx'),
    '--conditions=source',
    fileURLToPath(EXAMPLE),
    api.url,
    installation.apiKey,
  ]);

  expect(stdout).toMatch(/^order \d+ is open\nrefused: VALIDATION Must be greater than 0/);
  expect((await openalgo.orderBook()).data.orders).toHaveLength(1);
});
