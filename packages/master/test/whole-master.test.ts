import { setImmediate as nextTurn } from 'node:timers/promises';
import { createInstrumentRepository } from '@openalgo/db';
import {
  anInstrument,
  createTestDatabases,
  makeMaster,
  type TestDatabases,
  testProviders,
} from '@openalgo/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMasterSearch } from '../src/index.ts';
import { masterPages } from '../src/master-pages.ts';

const { providers } = await testProviders();
const COUNT = 20_000;
const OLD = 1n;
const NEW = 2n;

describe.each(providers)('while the master is replaced on %s', (provider) => {
  let fixture: TestDatabases;
  beforeAll(async () => {
    fixture = await createTestDatabases(provider);
  });
  afterAll(() => fixture.close());

  const instruments = () => createInstrumentRepository(fixture.databases.main);

  it('every search is of all of the old one, or from the swap on of all of the new one', async () => {
    await instruments().replaceAll(makeMaster(OLD, COUNT));
    const search = createMasterSearch({ instruments: instruments() });
    async function lotsFound(query: string, count: number): Promise<bigint[]> {
      const found = await search({ query, limit: COUNT });
      expect(found).toHaveLength(count);
      return [...new Set(found.map(({ lotSize }) => lotSize))];
    }

    expect(await lotsFound('share', COUNT / 2)).toEqual([OLD]);
    let isOver = false;
    const replaced = instruments()
      .replaceAll(makeMaster(NEW, COUNT))
      .finally(() => {
        isOver = true;
      });
    const seen: bigint[] = [];
    while (!isOver) {
      seen.push(...(await lotsFound('share', COUNT / 2)), ...(await lotsFound('NIFTY O17777', 1)));
      // What is answered from memory leaves nobody else a turn.
      await nextTurn();
    }
    await replaced;

    expect(seen).toContain(OLD);
    expect(seen).toEqual([...seen].sort());
    expect(await lotsFound('share', COUNT / 2)).toEqual([NEW]);
  });

  it('who reads it in pages is told, also where the new one has no more pages', async () => {
    const of = (...exchanges: ('NSE' | 'BSE' | 'MCX')[]) =>
      exchanges.flatMap((exchange) =>
        Array.from({ length: 1_000 }, (_, n) => anInstrument(exchange, `S${n}`)),
      );
    await instruments().replaceAll(of('NSE', 'BSE', 'MCX'));
    let pages = 0;
    const reading = async () => {
      for await (const page of masterPages(instruments(), ['NSE', 'BSE', 'MCX'])) {
        pages += page.length / 1_000;
        if (pages === 2) {
          await instruments().replaceAll(of('NSE'));
        }
      }
    };

    await expect(reading()).rejects.toMatchObject({ kind: 'unavailable', code: 'MASTER_REPLACED' });
    expect(pages).toBe(2);
  });
});
