import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Instrument } from '@openalgo/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createInstrumentRepository, sql } from '../src/index.ts';
import { createTestDatabases, makeMaster, type TestDatabases, testProviders } from '../testing/index.ts';

const { providers } = await testProviders();
const COUNT = 150_000;
const OLD = 1n;
const NEW = 2n;

/** Tells which master it was shown; another turn asks for others. */
type LookUp = (turn: number) => Promise<bigint>;

/** Throws where the instruments are not of one master, or are not as many as each master has of them. */
function masterOf(found: readonly (Instrument | null)[], count: number): bigint {
  const lots = [...new Set(found.map((one) => one?.lotSize))];
  expect([lots.length, found.length]).toEqual([1, count]);
  return lots[0] ?? 0n;
}

describe.each(providers)('a master of 150,000 instruments on %s', (provider) => {
  let fixture: TestDatabases;
  beforeAll(async () => {
    fixture = await createTestDatabases(provider);
  });
  afterAll(() => fixture.close());

  const instruments = () => createInstrumentRepository(fixture.databases.main);

  /** What is looked up, in as many ways as there are; each tells by the lots it sees which master it was shown. */
  const lookUps: Readonly<Record<string, LookUp>> = {
    'by key': async (turn) => masterOf([await instruments().find(keyOf(turn * 7_919))], 1),
    'by token': async (turn) => {
      const { exchange, token } = keyOf(turn * 104_729);
      return masterOf([await instruments().findByToken(exchange, token)], 1);
    },
    'many by key': async (turn) => {
      const keys = Array.from({ length: 500 }, (_, n) => keyOf(turn + n * 300));
      return masterOf(await instruments().findMany(keys), 500);
    },
    'a page': async (turn) =>
      masterOf(await instruments().pageOf('NSE', { limit: 1_000, after: `S${turn % 9}` }), 1_000),
    'an expiry': async () => {
      const calls = { exchange: 'NFO', name: 'NIFTY', instrumentTypes: ['CE'] } as const;
      return masterOf(await instruments().ofExpiry(calls, '2026-08-27'), COUNT / 200);
    },
    'all of it, counted': async () => {
      const lots = await fixture.databases.main.session.query<{ lotsize: unknown; rows_of_it: unknown }>(
        sql`SELECT lotsize, COUNT(*) AS rows_of_it FROM symtoken GROUP BY lotsize`,
      );
      expect(lots.map((lot) => Number(lot.rows_of_it))).toEqual([COUNT]);
      return BigInt(String(lots[0]?.lotsize));
    },
  };

  function keyOf(number: number) {
    const n = number % COUNT;
    return n % 2 === 0
      ? ({ exchange: 'NSE', symbol: `S${n}`, token: String(n) } as const)
      : ({ exchange: 'NFO', symbol: `O${n}`, token: String(n) } as const);
  }

  test('is replaced in one swap: whoever looks up meanwhile sees all of the old one, then all of the new one', async () => {
    await instruments().replaceAll(makeMaster(OLD, COUNT));
    const revision = await instruments().revision();
    const replacement = makeMaster(NEW, COUNT);

    let isOver = false;
    let newest = OLD;
    const seen = new Map<string, number>();
    async function look(name: string, lookUp: LookUp, turn: number): Promise<void> {
      const known = newest;
      const before = await instruments().revision();
      const master = await lookUp(turn);
      const after = await instruments().revision();

      expect(master >= known, `${name} was shown the old master after the new one`).toBe(true);
      expect(BigInt(before - revision)).toBeLessThanOrEqual(master - OLD);
      expect(BigInt(after - revision)).toBeGreaterThanOrEqual(master - OLD);
      newest = master > newest ? master : newest;
      seen.set(`${name} ${master}`, (seen.get(`${name} ${master}`) ?? 0) + 1);
    }

    async function readOn(): Promise<void> {
      for (let turn = 0; !isOver; turn += 1) {
        for (const [name, lookUp] of Object.entries(lookUps)) {
          await look(name, lookUp, turn);
          // SQLite answers within this very thread.
          await nextTurn();
        }
      }
    }

    await Promise.all([
      readOn(),
      readOn(),
      instruments()
        .replaceAll(replacement)
        .finally(() => {
          isOver = true;
        }),
    ]);
    for (const [name, lookUp] of Object.entries(lookUps)) {
      expect(seen.get(`${name} ${OLD}`), `${name} had to wait for the new master`).toBeGreaterThan(0);
      expect(await lookUp(1), name).toBe(NEW);
    }

    expect(await instruments().revision()).toBe(revision + 1);
  });
});
