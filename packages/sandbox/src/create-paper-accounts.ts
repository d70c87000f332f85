import { createSandboxRepositories, type SandboxDatabase } from '@openalgo/db';
import { AppError, type Instrument, type InstrumentKey, type Order } from '@openalgo/domain';
import { type AccountCommand, executeCommands } from './account-commands.ts';
import { createAccountViews } from './account-views.ts';
import { createGroupCommit } from './group-commit.ts';
import type { MarketOptions } from './market-state.ts';
import type { PaperAccounts, PlaceOrderResult } from './paper-accounts.ts';

export interface PaperAccountsOptions extends MarketOptions {
  readonly findInstrument: (key: InstrumentKey) => Promise<Instrument | null>;
}

/** One transaction takes so many commands at most: enough to pay for itself, short enough to wait for. */
const GROUP_MAX = 200;
/** Beyond this, waiting would take longer than a client should wait; it is told to come back. */
const WAITING_MAX = 5000;

export function createPaperAccounts(
  database: Pick<SandboxDatabase, 'session' | 'transaction'>,
  options: PaperAccountsOptions,
): PaperAccounts {
  const repositories = createSandboxRepositories(database.session);
  const views = createAccountViews(database, options);
  const commands = createGroupCommit<AccountCommand, PlaceOrderResult>({
    execute: (group) => executeCommands(database, options, group),
    groupMax: GROUP_MAX,
    waitingMax: WAITING_MAX,
  });

  async function instrumentOf(key: InstrumentKey): Promise<Instrument> {
    const instrument = await options.findInstrument(key);
    if (instrument === null) {
      throw new AppError('invalid', 'UNKNOWN_SYMBOL', `Symbol ${key.symbol} not found on ${key.exchange}`, {
        fields: { symbol: [`Unknown on ${key.exchange}.`] },
      });
    }

    return instrument;
  }

  return {
    ...views,

    async placeOrder(command) {
      return commands.submit({ kind: 'place', command, instrument: await instrumentOf(command) });
    },

    async modifyOrder(command) {
      const instrument = await instrumentOf(command);
      const { order } = await commands.submit({ kind: 'modify', command, instrument });
      return order;
    },

    async cancelOrder(command) {
      const { order } = await commands.submit({ kind: 'cancel', command });
      return order;
    },

    async order(userId, orderId) {
      return found(await views.order(userId, orderId), orderId);
    },

    async quote(key) {
      await instrumentOf(key);
      const [quote] = await repositories.quotes.find([key]);
      return quote ?? null;
    },
  };
}

function found(order: Order | null, orderId: string): Order {
  if (order === null) {
    throw new AppError('not-found', 'ORDER_NOT_FOUND', `Order ${orderId} not found`);
  }

  return order;
}
