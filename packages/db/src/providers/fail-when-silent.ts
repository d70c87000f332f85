import type { SqlDriverAdapter, SqlDriverAdapterFactory, Transaction } from '@prisma/driver-adapter-utils';
import { forwarding } from '../connect/forwarding-adapter.ts';
import { endTransaction } from './adapter-transaction.ts';
import { ServerSilent } from './server-silence.ts';
import type { ServerWatch } from './watch-server.ts';

/**
 * The factory, of whose adapters all that waits for the server, transactions and their ends included, fails when the
 * server says nothing any more. A commit of which nothing was heard has failed as unavailable: it may have happened.
 */
export function failWhenSilent(
  factory: SqlDriverAdapterFactory,
  server: ServerWatch,
): SqlDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    async connect() {
      // Opened also where the server is away: the driver itself finds out when its sockets are destroyed.
      const connecting = factory.connect();
      await server.ask(() => connecting).catch(() => {});
      return asking(await connecting, server);
    },
  };
}

function asking(adapter: SqlDriverAdapter, server: ServerWatch): SqlDriverAdapter {
  return forwarding(adapter, {
    queryRaw: (query) => server.begin(() => adapter.queryRaw(query)),
    executeRaw: (query) => server.begin(() => adapter.executeRaw(query)),
    executeScript: (script) => server.begin(async () => adapter.executeScript(script)),
    async startTransaction(isolationLevel) {
      const transaction = await server.begin(
        () => adapter.startTransaction(isolationLevel),
        (late) => endTransaction(late, 'ROLLBACK'),
      );
      return askingTransaction(transaction, server);
    },
    async dispose() {
      // Nobody can take leave of a server that is silent.
      await server.ask(() => adapter.dispose()).catch(unlessSilent);
      server.close();
    },
  });
}

/** However the server is, the ends of a transaction get to the adapter, which gives the connection back with them. */
function askingTransaction(transaction: Transaction, server: ServerWatch): Transaction {
  return {
    provider: transaction.provider,
    adapterName: transaction.adapterName,
    options: transaction.options,
    queryRaw: (query) => server.ask(() => transaction.queryRaw(query)),
    executeRaw: (query) => server.ask(() => transaction.executeRaw(query)),
    commit: () => server.ask(() => transaction.commit()),
    rollback: () => server.ask(() => transaction.rollback()),
    createSavepoint: (name) => server.ask(async () => transaction.createSavepoint?.(name)),
    rollbackToSavepoint: (name) => server.ask(async () => transaction.rollbackToSavepoint?.(name)),
    releaseSavepoint: (name) => server.ask(async () => transaction.releaseSavepoint?.(name)),
  };
}

function unlessSilent(error: unknown): void {
  if (!(error instanceof ServerSilent)) {
    throw error;
  }
}
