import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils';

/** An adapter that does some things in a way of its own, and all else as the one behind it. */
export function forwarding(
  adapter: SqlDriverAdapter,
  own: Partial<Omit<SqlDriverAdapter, 'provider' | 'adapterName'>>,
): SqlDriverAdapter {
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    queryRaw: (query) => adapter.queryRaw(query),
    executeRaw: (query) => adapter.executeRaw(query),
    executeScript: (script) => adapter.executeScript(script),
    startTransaction: (isolationLevel) => adapter.startTransaction(isolationLevel),
    getConnectionInfo: () => adapter.getConnectionInfo?.() ?? { supportsRelationJoins: false },
    dispose: () => adapter.dispose(),
    ...own,
  };
}
