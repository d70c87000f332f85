import { createTelegramUserRepository, type MainDatabase } from '@openalgo/db';
import { MORNING } from './fake-accounts.ts';

/** Links a chat to somebody, as the bot does when it is given their code. */
export function linkChat(
  main: MainDatabase,
  username: string,
  telegramId: bigint,
  firstName = 'Ravi',
): Promise<unknown> {
  return createTelegramUserRepository(main).link({
    telegramId,
    username,
    encryptedApiKey: null,
    hostUrl: null,
    firstName,
    lastName: null,
    broker: 'sandbox',
    createdAt: MORNING,
    told: { toldTradeRow: 0, toldRejectionRow: 0 },
  });
}
