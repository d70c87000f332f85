import type { ProviderName } from '@openalgo/db';
import { testProviders } from '@openalgo/db/testing';
import type { Result } from './measure.ts';

/** Runs rows on every engine that there is: SQLite always, servers as the tests do, by TEST_POSTGRES_URL and TEST_MYSQL_URL. */
export async function onEveryEngine(
  work: (engine: ProviderName) => Promise<readonly Result[]>,
): Promise<readonly Result[]> {
  const { providers } = await testProviders();
  const results: Result[] = [];
  for (const engine of providers) {
    results.push(...(await work(engine)));
  }

  return results;
}
