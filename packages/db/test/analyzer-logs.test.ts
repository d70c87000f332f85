import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allPages, createAnalyzerLogRepository } from '../src/index.ts';
import { LOOKED_AT_MAX } from '../src/repositories/analyzer-logs.ts';
import { createTestDatabases, type TestDatabases, testProviders } from '../testing/index.ts';

const AT = Date.UTC(2026, 7, 22, 4, 5, 6, 789);
const DAY = 86_400_000;
const { providers } = await testProviders();

describe.each(providers)('the analyzer’s log on %s', (provider) => {
  let fixture: TestDatabases;
  beforeAll(async () => {
    fixture = await createTestDatabases(provider);
  });
  afterAll(() => fixture.close());

  test('is read by user, newest first, and removed when old', async () => {
    const logs = createAnalyzerLogRepository(fixture.databases.logs);
    const entry = (userId: string, createdAt: number) => ({
      userId,
      apiType: 'placeorder',
      requestData: '{}',
      responseData: '{}',
      createdAt,
    });
    await logs.insertMany([
      entry('owner', AT),
      entry('other', AT),
      entry('owner', AT + 1),
      entry('owner', AT + 2),
    ]);

    const newest = await logs.page({ userId: 'owner', limit: 2 });
    expect(newest.rows.map(({ createdAt }) => createdAt)).toEqual([AT + 2, AT + 1]);
    expect(await logs.page({ userId: 'owner', limit: 2, before: newest.next ?? 0 })).toMatchObject({
      rows: [{ createdAt: AT }],
      next: null,
    });
    expect(await logs.removeBefore(AT + 1)).toBe(2);
    expect(await logs.page({ userId: 'other', limit: 2 })).toEqual({ rows: [], next: null });
    expect(await logs.page({ userId: 'owner', limit: 2, before: 1 })).toEqual({ rows: [], next: null });
  });

  test('is found by time and by what is in them, page by page, each once', async () => {
    const logs = createAnalyzerLogRepository(fixture.databases.logs);
    const entries = Array.from({ length: 60 }, (_, n) => ({
      userId: n % 2 === 0 ? 'asha' : 'ravi',
      apiType: 'placeorder',
      strategy: n % 4 === 0 ? 'Mean_reversion' : null,
      symbol: n % 6 === 0 ? 'M&M' : 'SBIN',
      requestData: JSON.stringify({ n, note: '100%' }),
      responseData: JSON.stringify({ orderid: `2608190${n}` }),
      // Several at one moment, and not in the order of their ids.
      createdAt: AT + (n % 3) * DAY + Math.floor(n / 30),
    }));
    await logs.insertMany(entries);

    async function found(filter: Partial<Parameters<typeof logs.page>[0]>): Promise<number[]> {
      const pages = allPages((before) => logs.page({ userId: 'asha', limit: 4, before, ...filter }));
      const numbers: number[] = [];
      for await (const rows of pages) {
        numbers.push(...rows.map(({ requestData }) => JSON.parse(requestData).n as number));
      }
      return numbers;
    }
    const wanted = (is: (entry: (typeof entries)[number], n: number) => boolean) =>
      entries.flatMap((entry, n) => (entry.userId === 'asha' && is(entry, n) ? [n] : [])).sort();

    const all = await found({});
    expect([...all].sort()).toEqual(wanted(() => true));
    const times = all.map((n) => entries[n]?.createdAt ?? 0);
    expect(times).toEqual([...times].sort((a, b) => b - a));
    const span = { since: AT + DAY, until: AT + 2 * DAY };
    expect((await found(span)).sort()).toEqual(
      wanted(({ createdAt }) => createdAt >= span.since && createdAt < span.until),
    );
    expect((await found({ search: 'MEAN_REV' })).sort()).toEqual(wanted((_, n) => n % 4 === 0));
    expect((await found({ search: 'm&m', ...span })).sort()).toEqual(
      wanted(
        ({ symbol, createdAt }) => symbol === 'M&M' && createdAt >= span.since && createdAt < span.until,
      ),
    );
    expect(await found({ search: '260819012"' })).toEqual([12]);
    expect(await found({ search: '100%' })).toHaveLength(30);
    for (const nowhere of ['100_', "' OR 1=1 --", '!', 'meanXrev']) {
      expect(await found({ search: nowhere }), nowhere).toEqual([]);
    }
  });

  test('a search of it looks at so many entries a page, and goes on behind them', async () => {
    const logs = createAnalyzerLogRepository(fixture.databases.logs);
    const entry = { userId: 'long', apiType: 'placeorder', requestData: '{}', responseData: '{}' };
    await logs.insertMany([
      { ...entry, symbol: 'RARE', createdAt: AT },
      ...Array.from({ length: LOOKED_AT_MAX }, (_, n) => ({ ...entry, createdAt: AT + 1 + n })),
    ]);

    const first = await logs.page({ userId: 'long', limit: 10, search: 'rare' });
    expect(first).toEqual({ rows: [], next: expect.any(Number) });
    const second = await logs.page({ userId: 'long', limit: 10, search: 'rare', before: first.next ?? 0 });
    expect(second).toMatchObject({ rows: [{ symbol: 'RARE' }], next: null });
  });
});
