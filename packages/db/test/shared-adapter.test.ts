import type { SqlDriverAdapter, SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { expect, test } from 'vitest';
import { shared } from '../src/connect/shared-adapter.ts';

function aFactory(): { factory: SqlDriverAdapterFactory; events: string[] } {
  const events: string[] = [];
  const adapter: SqlDriverAdapter = {
    provider: 'postgres',
    adapterName: 'test',
    queryRaw: async ({ sql }) => {
      events.push(sql);
      return { columnNames: [], columnTypes: [], rows: [] };
    },
    executeRaw: async () => 0,
    executeScript: async () => {},
    startTransaction: () => Promise.reject(new Error('none')),
    dispose: async () => void events.push('closed'),
  };
  const connect = async () => {
    events.push('opened');
    return adapter;
  };
  return { factory: { provider: 'postgres', adapterName: 'test', connect }, events };
}

const ask = (adapter: SqlDriverAdapter, sql: string) => adapter.queryRaw({ sql, args: [], argTypes: [] });

test('who shares an adapter has one pool, which is closed with the last of them and opened anew for the next', async () => {
  const { factory, events } = aFactory();
  const common = shared(factory);
  const [one, other] = await Promise.all([common.connect(), common.connect()]);
  await ask(one, 'first');
  await one.dispose();
  await ask(other, 'second');
  await other.dispose();
  const next = await common.connect();
  await next.dispose();
  expect(events).toEqual(['opened', 'first', 'second', 'closed', 'opened', 'closed']);
});
