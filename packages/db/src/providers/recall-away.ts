import type { SqlDriverAdapter, SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { classifyFailure, isConnectionLost } from '../connect/errors.ts';
import { forwarding } from '../connect/forwarding-adapter.ts';

/** So long what one has found out holds for all: short enough that nobody notices when the server is back. */
export const RECALL_MS = 100;

/**
 * The factory, whose adapters remember for a moment that no connection could be had. Who is next in a row of waiting
 * groups is then told at once, instead of waiting as long as the one before.
 */
export function recallAway(
  factory: SqlDriverAdapterFactory,
  stopwatch = () => performance.now(),
): SqlDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => recalling(await factory.connect(), stopwatch),
  };
}

function recalling(adapter: SqlDriverAdapter, stopwatch: () => number): SqlDriverAdapter {
  let last: { readonly error: unknown; readonly at: number } | null = null;

  async function attempt<Result>(work: () => Promise<Result>): Promise<Result> {
    if (last !== null && stopwatch() - last.at < RECALL_MS) {
      throw last.error;
    }

    try {
      return await work();
    } catch (error) {
      // One that broke says nothing about the next.
      if (!isConnectionLost(error) && classifyFailure(error).kind === 'unavailable') {
        last = { error, at: stopwatch() };
      }

      throw error;
    }
  }

  return forwarding(adapter, {
    queryRaw: (query) => attempt(() => adapter.queryRaw(query)),
    executeRaw: (query) => attempt(() => adapter.executeRaw(query)),
    executeScript: (script) => attempt(() => adapter.executeScript(script)),
    startTransaction: (isolationLevel) => attempt(() => adapter.startTransaction(isolationLevel)),
  });
}
