import type { SqlDriverAdapter, SqlDriverAdapterFactory, SqlQuery } from '@prisma/driver-adapter-utils';
import { expect, test, vi } from 'vitest';
import { recallAway } from '../src/providers/recall-away.ts';

const QUERY: SqlQuery = { sql: 'SELECT 1', args: [], argTypes: [] };
const ROWS = { columnNames: [], columnTypes: [], rows: [] };
const refused = () =>
  Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:3306'), { code: 'ECONNREFUSED' });

async function anAdapter() {
  const queryRaw = vi.fn<SqlDriverAdapter['queryRaw']>();
  let now = 0;
  // Only what is asked here is there.
  const factory = { connect: async () => ({ queryRaw }) } as unknown as SqlDriverAdapterFactory;
  const adapter = await recallAway(factory, () => now).connect();
  return {
    queryRaw,
    ask: () => adapter.queryRaw(QUERY),
    pass: (ms: number) => {
      now += ms;
    },
  };
}

test('who asks right after one who found the server away is told the same at once, and later asks for himself', async () => {
  const { queryRaw, ask, pass } = await anAdapter();
  queryRaw.mockRejectedValueOnce(refused()).mockResolvedValue(ROWS);

  await expect(ask()).rejects.toThrow('ECONNREFUSED');
  pass(99);
  await expect(ask()).rejects.toThrow('ECONNREFUSED');
  expect(queryRaw).toHaveBeenCalledTimes(1);

  pass(1);
  await expect(ask()).resolves.toBe(ROWS);
});

test.each([
  ['a connection that broke', Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })],
  ['a refused value', new Error('value too long')],
])('%s says nothing about the next statement', async (_, error) => {
  const { queryRaw, ask } = await anAdapter();
  queryRaw.mockRejectedValueOnce(error).mockResolvedValue(ROWS);

  await expect(ask()).rejects.toBe(error);
  await expect(ask()).resolves.toBe(ROWS);
});
