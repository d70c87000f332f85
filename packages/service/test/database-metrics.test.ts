import { Registry } from 'prom-client';
import { expect, it } from 'vitest';
import { createDatabaseMetrics } from '../src/index.ts';

it('transactions are shown while they run, timed when they are over, by database and beside the bound', async () => {
  const registry = new Registry();
  let ms = 0;
  const begin = createDatabaseMetrics({ registry, poolSize: 7, stopwatch: () => ms });
  const shown = async (line: string) =>
    (await registry.metrics())
      .split('\n')
      .find((one) => one.startsWith(`${line} `))
      ?.slice(line.length + 1);

  const end = begin('sandbox');
  begin('main');
  expect(await shown('openalgo_database_transactions{database="sandbox"}')).toBe('1');
  ms += 250;
  end();

  expect(await shown('openalgo_database_transactions{database="sandbox"}')).toBe('0');
  expect(await shown('openalgo_database_transactions{database="main"}')).toBe('1');
  expect(await shown('openalgo_database_transaction_seconds_sum{database="sandbox"}')).toBe('0.25');
  expect(await shown('openalgo_database_pool_size')).toBe('7');
});
