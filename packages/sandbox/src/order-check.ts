import { createSandboxRepositories, type SandboxDatabase } from '@openalgo/db';
import { absolute, type InstrumentKey, type OrderTerms, type Quantity } from '@openalgo/domain';
import type { PaperAccountsOptions } from './create-paper-accounts.ts';
import { wellFormed } from './decisions.ts';
import { ruleContext } from './market-state.ts';

/** An order that may be asked for later; of a smart order the position wanted counts, where there is one. */
export interface CheckedOrder extends InstrumentKey, OrderTerms {
  readonly positionSize?: Quantity;
}

/** Judges orders that are not placed yet, such as those that wait for an approval. */
export interface OrderCheck {
  /** Throws `invalid`, as placing would, for what can never be an order of its instrument. */
  check(orders: readonly CheckedOrder[]): Promise<void>;
}

/** The check that comes before the account is looked at, by the settings and at the market time of now. */
export function createOrderCheck(
  database: Pick<SandboxDatabase, 'session'>,
  options: PaperAccountsOptions,
): OrderCheck {
  const repositories = createSandboxRepositories(database.session);

  return {
    async check(orders) {
      const context = await ruleContext(repositories, options);
      for (const order of orders) {
        const instrument = await options.findInstrument(order);
        const quantity = checkedQuantity(order, instrument?.lotSize ?? 0n);
        wellFormed({ ...order, quantity }, instrument, context);
      }
    },
  };
}

/** A smart order that closes names no quantity: any that the instrument can have stands for what is held. */
function checkedQuantity({ quantity, positionSize }: CheckedOrder, anyQuantity: Quantity): Quantity {
  return positionSize === undefined ? quantity : absolute(positionSize) || quantity || anyQuantity;
}
