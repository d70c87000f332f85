import { systemClock } from '@openalgo/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPages } from '../src/copy/pages.ts';
import { copiedTables } from '../src/copy/tables.ts';
import {
  copyDatabase,
  createLatencyRepository,
  DATABASE_NAMES,
  type DatabaseName,
  type ProviderName,
  raw,
} from '../src/index.ts';
import { createTestDatabases, type TestDatabases, testProviders } from '../testing/index.ts';
import { fillDatabases, fillTables } from './support/rows-of-every-table.ts';

const { providers, leftOut } = await testProviders();
if (leftOut !== null) {
  test.skip(leftOut);
}

const opened: TestDatabases[] = [];
const create = async (provider: ProviderName): Promise<TestDatabases> => {
  const databases = await createTestDatabases(provider);
  opened.push(databases);
  return databases;
};
afterAll(() => Promise.all(opened.map((databases) => databases.close())));

const copy = (
  name: DatabaseName,
  from: TestDatabases,
  to: TestDatabases,
  options: Partial<Parameters<typeof copyDatabase>[3]> = {},
) =>
  copyDatabase(name, from.urls[name], to.urls[name], {
    rootDir: from.rootDir,
    clock: systemClock,
    ...options,
  });

/** All rows of all tables. */
async function contentOf({ databases }: TestDatabases, name: DatabaseName) {
  const content: Record<string, unknown[]> = {};
  for (const table of copiedTables(name)) {
    const rows: unknown[] = [];
    for await (const page of readPages(databases[name].session, table)) {
      rows.push(...page);
    }
    content[table.name] = rows;
  }
  return content;
}

test(`all four databases are the same after ${[...providers, 'sqlite'].join(' → ')}`, async () => {
  const first = await create('sqlite');
  await fillDatabases(first.databases);
  let here = first;
  for (const provider of [...providers.slice(1), 'sqlite'] as const) {
    const next = await create(provider);
    for (const name of DATABASE_NAMES) {
      const copied = await copy(name, here, next);
      expect(copied.every(({ rows }) => rows === 3)).toBe(true);
    }
    here = next;
  }

  for (const name of DATABASE_NAMES) {
    expect(await contentOf(here, name)).toEqual(await contentOf(first, name));
  }
});

describe.each(providers)('a copy to %s', (provider) => {
  const ROWS = 1_203;
  let source: TestDatabases;

  beforeAll(async () => {
    source = await create('sqlite');
    await fillTables(source.databases, 'latency', () => ROWS);
  });

  test('goes on where it was cut short, is then whole, and numbers on after the rows that came', async () => {
    const target = await create(provider);
    const stop = new AbortController();
    const stopAfterFirst = { signal: stop.signal, onProgress: () => stop.abort() };
    await expect(copy('latency', source, target, stopAfterFirst)).rejects.toThrow('aborted');
    const half = (await contentOf(target, 'latency')).order_latency?.length ?? 0;
    expect(half).toBeGreaterThan(0);
    expect(half).toBeLessThan(ROWS);

    const pages: number[] = [];
    const onProgress = ({ rows, isChecking }: { rows: number; isChecking: boolean }) =>
      isChecking ? undefined : pages.push(rows);
    expect(await copy('latency', source, target, { onProgress })).toEqual([
      { table: 'order_latency', rows: ROWS },
    ]);
    expect(pages.at(-1)).toBe(ROWS - half);
    expect(await contentOf(target, 'latency')).toEqual(await contentOf(source, 'latency'));

    await expect(
      target.databases.latency.session.query(raw('SELECT * FROM openalgo_copy')),
    ).rejects.toThrow();

    const latencies = createLatencyRepository(target.databases.latency);
    await latencies.insertMany([
      {
        orderId: 'next',
        apiType: 'placeorder',
        orderType: 'PLACE',
        broker: 'sandbox',
        userId: 'asha',
        symbol: null,
        requestSentAt: 1_700_000_000_000,
        orderAckedAt: 1_700_000_000_000,
        rttMs: 1,
        totalLatencyMs: 1,
        requestSize: null,
        responseSize: null,
        status: 'SUCCESS',
      },
    ]);
    expect((await latencies.findByOrderId('next'))?.id).toBeGreaterThan(ROWS);
  });
});

describe('a copy', () => {
  test('refuses a target that has data, and the half of another copy', async () => {
    const [source, target, other] = [await create('sqlite'), await create('sqlite'), await create('sqlite')];
    await fillTables(target.databases, 'logs', () => 1);
    await expect(copy('logs', source, target)).rejects.toMatchObject({ code: 'COPY_TARGET_NOT_EMPTY' });

    const stop = new AbortController();
    await fillTables(other.databases, 'latency', () => 2);
    const stopAtOnce = { signal: stop.signal, onProgress: () => stop.abort() };
    await expect(copy('latency', other, target, stopAtOnce)).rejects.toThrow('aborted');
    await expect(copy('latency', source, target)).rejects.toMatchObject({ code: 'COPY_TARGET_NOT_EMPTY' });
    expect((await contentOf(target, 'latency')).order_latency).toHaveLength(2);
  });

  test('is not called whole when somebody wrote to its source meanwhile', async () => {
    const [changing, target] = [await create('sqlite'), await create('sqlite')];
    await fillTables(changing.databases, 'latency', () => 600);
    let hasChanged = false;
    const changed: Promise<unknown>[] = [];
    const onProgress = () => {
      if (!hasChanged) {
        hasChanged = true;
        const change = raw("UPDATE order_latency SET symbol = 'CHANGED' WHERE id = 1");
        changed.push(changing.databases.latency.session.execute(change));
      }
    };
    const copying = copy('latency', changing, target, { onProgress });
    await expect(copying).rejects.toMatchObject({ code: 'COPY_DIFFERS' });
    await Promise.all(changed);
  });
});
