import type { Transaction } from '@prisma/driver-adapter-utils';

/**
 * Ends a transaction of an adapter and gives its connection back to the pool, also where the statement fails: what an
 * adapter does not send by itself is to be sent first.
 */
export async function endTransaction(transaction: Transaction, end: 'COMMIT' | 'ROLLBACK'): Promise<void> {
  const giveBack = () => (end === 'COMMIT' ? transaction.commit() : transaction.rollback());
  if (transaction.options.usePhantomQuery) {
    return giveBack();
  }

  try {
    await transaction.executeRaw({ sql: end, args: [], argTypes: [] });
  } finally {
    await giveBack();
  }
}
