import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Instrument } from '@openalgo/domain';
import { describe, expect, test } from 'vitest';
import { type BrokerNames, createInstrumentRepository } from '../src/index.ts';
import { createTestDatabases, testProviders } from '../testing/index.ts';

const { providers } = await testProviders();
/** As many as all exchanges of a broker together. */
const INSTRUMENTS = 150_000;

function* master(prefix: string): Generator<Instrument & BrokerNames> {
  for (let n = 0; n < INSTRUMENTS; n += 1) {
    yield {
      exchange: 'NFO',
      symbol: `${prefix}${n}`,
      name: `${prefix} of some length ${n}`,
      instrumentType: 'CE',
      expiry: '2026-08-27',
      strike: BigInt(n),
      lotSize: 75n,
      tickSize: 500n,
      contractValue: 100_000_000n,
      freezeQuantity: 1800n,
      token: String(n),
    };
  }
}

describe.each(providers)('on %s', { timeout: 600_000 }, (provider) => {
  test('150,000 instruments take the place of as many; who reads meanwhile goes on, and sees one of the two masters', async () => {
    const { databases, close } = await createTestDatabases(provider);
    const instruments = createInstrumentRepository(databases.main);
    await instruments.replaceAll([...master('OLD')]);
    const ends = ['OLD', 'NEW'].flatMap((prefix) => [`${prefix}0`, `${prefix}${INSTRUMENTS - 1}`]);
    const seen = new Map<string, number>();
    let done = false;
    const replacing = instruments.replaceAll([...master('NEW')]).finally(() => {
      done = true;
    });

    async function read(): Promise<void> {
      while (!done) {
        const found = await instruments.findMany(ends.map((symbol) => ({ exchange: 'NFO', symbol })));
        const what = found
          .map(({ symbol }) => symbol)
          .sort()
          .join();
        seen.set(what, (seen.get(what) ?? 0) + 1);
        await nextTurn();
      }
    }
    await Promise.all([replacing, read(), read()]);

    const old = ends.slice(0, 2).sort().join();
    const fresh = ends.slice(2).sort().join();
    expect([...seen.keys()].filter((what) => what !== old && what !== fresh)).toEqual([]);
    // Nobody had to wait for the end: the old one was read many times while the new one was written.
    expect(seen.get(old)).toBeGreaterThan(20);
    expect(await instruments.findMany([{ exchange: 'NFO', symbol: 'NEW149999' }])).toHaveLength(1);
    await close();
  });
});
