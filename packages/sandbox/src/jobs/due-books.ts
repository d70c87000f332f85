import type { SandboxRepositories } from '@openalgo/db';
import {
  type BookKey,
  bookId,
  type ExpiringContract,
  expiringContract,
  expiryDue,
  type InstrumentKey,
  instrumentId,
  isDeliveryDue,
  isDerivativeExchange,
  isOrderDue,
  isPositionDue,
  type Position,
  type RuleContext,
} from '@openalgo/domain';
import type { JobOptions } from './job-options.ts';

/** Books in which something is due, and those of their instruments that have expired. */
export interface DueBooks {
  readonly keys: readonly BookKey[];
  /** By instrument id. */
  readonly expired: ReadonlyMap<string, ExpiringContract>;
}

/**
 * What these accounts have open. Only a first look: whoever acts on it claims the accounts and looks again. A book's oldest
 * order is due before the others, so those need not be read.
 */
export async function findDueBooks(
  repositories: SandboxRepositories,
  options: JobOptions,
  userIds: readonly string[],
  context: RuleContext,
): Promise<DueBooks> {
  const positions = await repositories.positions.openOfUsers(userIds);
  const resting = await repositories.orders.restingBooksOf(userIds);
  const expired = await findExpired(options, [...positions, ...resting], context);
  const isExpired = (row: InstrumentKey) => expired.has(instrumentId(row));
  const isDue = (position: Position) => isPositionDue(position, context) || isDeliveryDue(position, context);

  const due = [
    ...positions.filter((position) => isDue(position) || isExpired(position)),
    ...resting.filter((book) => isOrderDue(book, context) || isExpired(book)),
  ];
  return { keys: [...new Map(due.map((row) => [bookId(row), row])).values()], expired };
}

async function findExpired(
  options: JobOptions,
  rows: readonly InstrumentKey[],
  context: RuleContext,
): Promise<ReadonlyMap<string, ExpiringContract>> {
  const contracts = rows.filter(({ exchange }) => isDerivativeExchange(exchange));
  const keys = [...new Map(contracts.map((row) => [instrumentId(row), row])).values()].map(
    ({ exchange, symbol }) => ({ exchange, symbol }),
  );
  const known = keys.length === 0 ? [] : await options.findInstruments(keys);
  const instruments = new Map(known.map((instrument) => [instrumentId(instrument), instrument]));

  return new Map(
    keys.flatMap((key) => {
      const contract = expiringContract(key, instruments.get(instrumentId(key)) ?? null);
      const isExpired =
        contract !== null && expiryDue(context.settings, context.calendar, contract) <= context.now;
      return isExpired ? [[instrumentId(key), contract] as const] : [];
    }),
  );
}
