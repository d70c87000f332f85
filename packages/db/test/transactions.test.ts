import { AppError } from '@openalgo/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  defineTable,
  insertRows,
  integer,
  lockRows,
  openSandboxDatabase,
  type SqlSession,
  sql,
  text,
  toBigInt,
  updateRows,
} from '../src/index.ts';
import { createTestDatabases, type TestDatabases, testProviders } from '../testing/index.ts';
import { deferred } from './support/deferred.ts';

const funds = defineTable('sandbox_funds', { user_id: text(50), order_seq: integer, version: integer });

const { providers } = await testProviders();

interface FundsRow {
  readonly user_id: string;
  readonly order_seq: unknown;
}

/** Claims a row, reads its counter and writes it back raised: loses updates unless claims follow one another. */
async function raise(session: SqlSession, userId: string): Promise<void> {
  const [row] = await lockRows<FundsRow, typeof funds.columns>(session, funds, 'user_id', [userId]);
  await updateRows(session, funds, { key: ['user_id'], set: ['order_seq'] }, [
    { user_id: userId, order_seq: toBigInt(row?.order_seq) + 1n },
  ]);
}

describe.each(providers)('on %s', (provider) => {
  let fixture: TestDatabases;

  beforeAll(async () => {
    fixture = await createTestDatabases(provider);
  });

  afterAll(() => fixture.close());

  const sandbox = () => fixture.databases.sandbox;

  beforeEach(async () => {
    await sandbox().session.execute(sql`DELETE FROM sandbox_funds`);
    await insertRows(
      sandbox().session,
      funds,
      ['a', 'b'].map((user_id) => ({ user_id, order_seq: 0 })),
    );
  });

  async function sequence(userId: string): Promise<bigint> {
    const [row] = await sandbox().session.query<FundsRow>(
      sql`SELECT order_seq FROM sandbox_funds WHERE user_id = ${userId}`,
    );
    return toBigInt(row?.order_seq);
  }

  test('nobody outside sees what an open transaction has written, and it sees its own', async () => {
    const written = deferred();
    const seen = deferred();
    const transaction = sandbox().transaction(async (session) => {
      await raise(session, 'a');
      written.resolve();
      await seen.promise;
      const [row] = await session.query<FundsRow>(
        sql`SELECT order_seq FROM sandbox_funds WHERE user_id = 'a'`,
      );
      return toBigInt(row?.order_seq);
    });

    await written.promise;
    expect(await sequence('a')).toBe(0n);
    const byPrisma = await sandbox().client.sandboxFunds.findUnique({ where: { userId: 'a' } });
    expect(byPrisma?.orderSeq).toBe(0);
    seen.resolve();

    expect(await transaction).toBe(1n);
    expect(await sequence('a')).toBe(1n);
  });

  test('a write outside an open transaction is not undone with it', async () => {
    const claimed = deferred();
    const written = deferred();
    const failing = sandbox().transaction(async (session) => {
      await raise(session, 'a');
      claimed.resolve();
      // On SQLite the other write waits for this transaction: it must be under way, not done.
      await Promise.race([written.promise, new Promise(setImmediate)]);
      throw new Error('changed my mind');
    });
    await claimed.promise;
    const other = sandbox().session.execute(sql`UPDATE sandbox_funds SET order_seq = 5 WHERE user_id = 'b'`);
    void other.then(written.resolve);

    await expect(failing).rejects.toThrow('changed my mind');
    await other;
    expect([await sequence('a'), await sequence('b')]).toEqual([0n, 5n]);
  });

  test('what throws inside leaves nothing behind, and the next transaction works', async () => {
    const failing = sandbox().transaction(async (session) => {
      await raise(session, 'a');
      await insertRows(session, funds, [{ user_id: 'a', order_seq: 9 }]);
    });

    await expect(failing).rejects.toMatchObject({ code: 'UNIQUE_VIOLATION' });
    expect(await sequence('a')).toBe(0n);
    await sandbox().transaction((session) => raise(session, 'a'));
    expect(await sequence('a')).toBe(1n);
  });

  test('fifty transactions at once on one row all succeed and lose no update', async () => {
    await Promise.all(
      Array.from({ length: 50 }, () => sandbox().transaction((session) => raise(session, 'a'))),
    );

    expect(await sequence('a')).toBe(50n);
  });

  test('transactions that claim several rows do not deadlock, whatever order they name them in', async () => {
    await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        sandbox().transaction(async (session) => {
          const users = index % 2 === 0 ? ['a', 'b'] : ['b', 'a'];
          await lockRows(session, funds, 'user_id', users);
          await raise(session, 'a');
        }),
      ),
    );

    expect(await sequence('a')).toBe(30n);
  });

  test('a transaction that takes too long is rolled back and says so', async () => {
    const impatient = await openSandboxDatabase(fixture.urls.sandbox, {
      rootDir: fixture.rootDir,
      transactionTimeoutMs: 50,
      delay: async () => {},
    });
    const slow = impatient.transaction(async (session) => {
      await raise(session, 'a');
      for (;;) {
        await session.query(sql`SELECT 1`);
        // SQLite answers without a turn of the event loop, and the timeout needs one.
        await new Promise(setImmediate);
      }
    });

    await expect(slow).rejects.toMatchObject({ kind: 'unavailable', code: 'DATABASE_BUSY' });
    expect(await sequence('a')).toBe(0n);
    await impatient.transaction((session) => raise(session, 'a'));
    expect(await sequence('a')).toBe(1n);
    await impatient.close();
  });

  test('a collision is tried again from the start, five times at most', async () => {
    const pauses: number[] = [];
    const database = await openSandboxDatabase(fixture.urls.sandbox, {
      rootDir: fixture.rootDir,
      random: () => 0.5,
      delay: async (ms) => {
        pauses.push(ms);
      },
    });
    let attempts = 0;
    const collision = new AppError('unavailable', 'DATABASE_BUSY', 'The database is busy. Try again.');

    const result = await database.transaction(async (session) => {
      attempts += 1;
      await raise(session, 'a');
      if (attempts < 3) {
        throw collision;
      }

      return 'done';
    });
    const hopeless = database.transaction(async () => {
      throw collision;
    });

    expect(result).toBe('done');
    expect(await sequence('a')).toBe(1n);
    await expect(hopeless).rejects.toBe(collision);
    expect(pauses).toEqual([5, 10, 5, 10, 20, 40]);
    await database.close();
  });
});
