import { type ProviderName, raw, type SqlSession } from '@openalgo/db';
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

/** How a server is told to look at what a table holds; SQLite plans without. */
const LOOK_AT: Readonly<Partial<Record<ProviderName, string>>> = {
  postgresql: 'ANALYZE',
  mysql: 'ANALYZE TABLE',
};

/** Has a server look at what a table holds now, as each does by itself within a minute of so many new rows. */
export async function settleTable(engine: ProviderName, session: SqlSession, table: string): Promise<void> {
  const lookAt = LOOK_AT[engine];
  if (lookAt !== undefined) {
    await session.query(raw(`${lookAt} ${table}`));
  }
}
