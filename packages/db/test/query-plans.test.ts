import type { SqlQuery } from '@prisma/driver-adapter-utils';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DATABASE_NAMES, type DatabaseName, type ProviderName, sql } from '../src/index.ts';
import { readSchemaModel } from '../src/schema/schema-model.ts';
import { createTestDatabases, type TestDatabases, testProviders } from '../testing/index.ts';
import { type Explainer, openExplainer } from './plans/explain.ts';
import { fillTables } from './plans/fill.ts';
import { logTrials } from './plans/log-operations.ts';
import { loginTrials } from './plans/login-operations.ts';
import { mainTrials } from './plans/main-operations.ts';
import type { Trial } from './plans/operation.ts';
import { sandboxTrials } from './plans/sandbox-operations.ts';
import { telegramTrials } from './plans/telegram-operations.ts';

const { providers } = await testProviders();

/** What was sent to the databases since it was last asked for. */
function recordStatements() {
  let sent: { statement: SqlQuery; database: DatabaseName }[] = [];
  return {
    onStatement: (statement: SqlQuery, database: DatabaseName) => void sent.push({ statement, database }),
    take: () => {
      const taken = sent;
      sent = [];
      return taken;
    },
  };
}

/** How many operations of each repository have run, by engine. */
const ran = new Map<string, Map<ProviderName, number>>();
const note = (name: string, provider: ProviderName): void => {
  if (!/[. ]/.test(name)) {
    // That no operation is left out is none itself.
    return;
  }

  const repository = name.split(/[. ]/)[0] ?? name;
  const engines = ran.get(repository) ?? new Map<ProviderName, number>();
  ran.set(repository, engines.set(provider, (engines.get(provider) ?? 0) + 1));
};

/** The table of engines and repositories, for whoever runs this to see. */
afterAll(() => {
  const cells = (row: readonly string[]) =>
    row
      .map((cell, at) => cell.padEnd(at === 0 ? 24 : 12))
      .join('')
      .trimEnd();
  const lines = [...ran].map(([repository, engines]) => [
    repository,
    ...providers.map((provider) => `${engines.get(provider) ?? 0} ok`),
  ]);
  process.stderr.write(`${[['Operations of', ...providers], ...lines].map(cells).join('\n')}\n`);
});

describe.each(providers)('on %s', (provider) => {
  const { onStatement, take } = recordStatements();
  let fixture: TestDatabases;
  let explainers: Readonly<Record<DatabaseName, Explainer>>;

  beforeAll(async () => {
    fixture = await createTestDatabases(provider, { onStatement });
    await fillTables(fixture.databases);
    const open = (name: DatabaseName) => openExplainer(fixture.urls[name], fixture.rootDir);
    explainers = {
      main: await open('main'),
      sandbox: await open('sandbox'),
      latency: await open('latency'),
      logs: await open('logs'),
    };
  });

  afterAll(async () => {
    await Promise.all(Object.values(explainers).map((explainer) => explainer.close()));
    await fixture.close();
  });

  /** What a call has read from end to end, in whichever database it was. */
  async function fullScansOf({ run }: Trial): Promise<readonly string[]> {
    take();
    await run();
    const scans: string[] = [];
    for (const { statement, database } of take()) {
      scans.push(...(await explainers[database].fullScans(statement)));
    }
    return scans;
  }

  test('no repository reads a table from end to end, but those that are meant to', async () => {
    const { databases } = fixture;
    const trials = [
      ...logTrials(databases),
      ...loginTrials(databases.main),
      ...mainTrials(databases.main),
      ...telegramTrials(databases.main),
      ...sandboxTrials(databases.sandbox),
    ];
    const found: Record<string, readonly string[]> = {};
    for (const trial of trials) {
      const scans = await fullScansOf(trial);
      note(trial.name, provider);
      if (scans.length > 0 && trial.because === null) {
        found[trial.name] = scans;
      }
    }

    expect(found).toEqual({});
  });

  test('every reference is found from either side by an index', () => {
    const bare = DATABASE_NAMES.flatMap(readSchemaModel).flatMap(({ name, keys, references }) =>
      references
        .map((reference) => reference.split(' → ')[0] ?? '')
        .filter((column) => !keys.some((key) => new RegExp(`\\(${column}[,)]`).test(key)))
        .map((column) => `${name}.${column}`),
    );
    expect(bare).toEqual([]);
  });

  test('a scan is seen where there is one', async () => {
    const { session } = fixture.databases.main;
    const scans = await fullScansOf({
      name: 'a scan',
      because: null,
      run: () => session.query(sql`SELECT id FROM users WHERE password_hash = 'x'`),
    });
    expect(scans).toEqual([expect.stringContaining('users')]);
  });
});
