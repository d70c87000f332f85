import type { ApiKeyRepository, TelegramUser } from '@openalgo/db';
import { isResting } from '@openalgo/domain';
import type { PaperAccounts } from '@openalgo/sandbox';
import { fundsText, holdingsText, ordersText, pnlText, positionsText } from './account-texts.ts';
import { modeText, parseInstrument, quoteText, statusText } from './market-texts.ts';

export interface AccountCommandDependencies {
  readonly accounts: Pick<
    PaperAccounts,
    'orderBook' | 'positionBook' | 'holdings' | 'funds' | 'quote' | 'marketTime'
  >;
  readonly apiKeys: Pick<ApiKeyRepository, 'status'>;
}

/** Who asks: a Telegram user with an account. */
export interface Asker extends Pick<TelegramUser, 'notificationsEnabled'> {
  readonly username: string;
}

/** A command about the asker's own account or the market. None changes anything. */
export interface AccountCommand {
  readonly summary: string;
  /** The message that answers. Throws AppError with what the user did wrong. */
  answer(asker: Asker, argument: string): Promise<string>;
}

/** What linked users may ask, by name. */
export function createAccountCommands({
  accounts,
  apiKeys,
}: AccountCommandDependencies): ReadonlyMap<string, AccountCommand> {
  async function status({ username, notificationsEnabled }: Asker): Promise<string> {
    const orders = await accounts.orderBook(username);
    const positions = await accounts.positionBook(username);
    return statusText({
      username,
      marketTime: await accounts.marketTime(),
      openOrders: orders.filter((order) => isResting(order.status)).length,
      openPositions: positions.filter(({ position }) => position.quantity !== 0n).length,
      notifications: notificationsEnabled,
    });
  }

  async function quote(argument: string): Promise<string> {
    const key = parseInstrument(argument);
    return key === null
      ? 'Say which instrument: /quote SBIN, or with its exchange: /quote SBIN BSE'
      : quoteText(key, await accounts.quote(key));
  }

  async function mode({ username }: Asker): Promise<string> {
    const key = await apiKeys.status(username);
    return modeText(key === null || key.revokedAt !== null ? null : key.orderMode);
  }

  async function pnl({ username }: Asker): Promise<string> {
    return pnlText(await accounts.funds(username), await accounts.positionBook(username));
  }

  const command = (summary: string, answer: AccountCommand['answer']): AccountCommand => ({
    summary,
    answer,
  });
  return new Map([
    [
      'orders',
      command('the orders of today', async (by) => ordersText(await accounts.orderBook(by.username))),
    ],
    [
      'positions',
      command('your positions', async (by) => positionsText(await accounts.positionBook(by.username))),
    ],
    ['holdings', command('your holdings', async (by) => holdingsText(await accounts.holdings(by.username)))],
    ['funds', command('what you have', async (by) => fundsText(await accounts.funds(by.username)))],
    ['pnl', command('profit and loss', pnl)],
    ['quote', command('SYMBOL [EXCHANGE]: the newest price', (_by, argument) => quote(argument))],
    ['mode', command('how your orders are treated', mode)],
    ['status', command('whether all is well', status)],
  ]);
}
