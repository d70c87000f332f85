import type { SqlDriverAdapter, Transaction } from '@prisma/driver-adapter-utils';
import { expect, test } from 'vitest';
import { postgresqlMigrationRules } from '../src/providers/postgresql/migration-rules.ts';
import { openServerMigrationConnection } from '../src/providers/server-migration-connection.ts';

const NOTHING = { columnNames: [], columnTypes: [], rows: [] };

/** An adapter whose commits fail, and what is asked of its transaction at the end. */
function anAdapter() {
  const ends: string[] = [];
  const named = { provider: 'postgres', adapterName: 'test' } as const;
  const transaction: Transaction = {
    ...named,
    options: { usePhantomQuery: false },
    queryRaw: async () => NOTHING,
    async executeRaw({ sql }) {
      if (sql === 'COMMIT' || sql === 'ROLLBACK') ends.push(sql);
      if (sql === 'COMMIT') throw new Error('the commit failed');
      return 0;
    },
    commit: async () => void ends.push('given back'),
    rollback: async () => void ends.push('given back'),
    createSavepoint: async () => {},
    rollbackToSavepoint: async () => {},
    releaseSavepoint: async () => {},
  };
  const adapter: SqlDriverAdapter = {
    ...named,
    queryRaw: async () => NOTHING,
    executeRaw: async () => 0,
    executeScript: async () => {},
    startTransaction: async () => transaction,
    dispose: async () => {},
  };
  return { ends, factory: { ...named, connect: async () => adapter } };
}

test('a migration whose commit fails says so, and gives its connection back once', async () => {
  const { ends, factory } = anAdapter();
  const connection = await openServerMigrationConnection(factory, postgresqlMigrationRules);
  await expect(connection.exclusively(async () => {})).rejects.toThrow('the commit failed');
  expect(ends).toEqual(['COMMIT', 'given back']);
});

test('one whose work fails is rolled back', async () => {
  const { ends, factory } = anAdapter();
  const connection = await openServerMigrationConnection(factory, postgresqlMigrationRules);
  const failing = connection.exclusively(() => Promise.reject(new Error('the work failed')));
  await expect(failing).rejects.toThrow('the work failed');
  expect(ends).toEqual(['ROLLBACK', 'given back']);
});
