import type { SqlDriverAdapter, SqlDriverAdapterFactory, SqlQuery } from '@prisma/driver-adapter-utils';
import { isConnectionLost } from '../connect/errors.ts';
import { forwarding } from '../connect/forwarding-adapter.ts';

/**
 * The factory, whose adapters try once more where a connection of the pool turns out to be dead, as all are after the
 * server was restarted: what only reads, and the beginning of a transaction. A write may have happened, and is not repeated.
 */
export function retryLost(factory: SqlDriverAdapterFactory): SqlDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => retryOnce(await factory.connect()),
  };
}

function retryOnce(adapter: SqlDriverAdapter): SqlDriverAdapter {
  return forwarding(adapter, {
    queryRaw: (query) => (isRead(query) ? again(() => adapter.queryRaw(query)) : adapter.queryRaw(query)),
    startTransaction: (isolationLevel) => again(() => adapter.startTransaction(isolationLevel)),
  });
}

/** A SELECT that locks rows reads too: outside a transaction it locks nothing for longer than it runs. */
function isRead({ sql }: SqlQuery): boolean {
  return /^\s*SELECT\b/i.test(sql);
}

async function again<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (isConnectionLost(error)) {
      return work();
    }

    throw error;
  }
}
