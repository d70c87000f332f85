import type { MainDatabase, SandboxRepositories } from '@openalgo/db';
import {
  createApiKeyRepository,
  createTelegramBotRepository,
  createTelegramLinkCodeRepository,
  createTelegramNotificationRepository,
  createTelegramUserRepository,
} from '@openalgo/db';
import type { Clock } from '@openalgo/domain';
import { type Fernet, FernetError } from '@openalgo/security';
import { runBot } from './bot.ts';
import type { AccountCommandDependencies } from './commands/account-commands.ts';
import { createConversation } from './commands/conversation.ts';
import { createTelegramApi } from './grammy-api.ts';
import { createLinkCodes } from './link-codes.ts';
import { createSender } from './notifications/sender.ts';
import { createWatcher, newestRows } from './notifications/watcher.ts';
import { createPacing, pause } from './pacing.ts';

export interface TelegramServiceDependencies extends Pick<AccountCommandDependencies, 'accounts'> {
  readonly main: MainDatabase;
  readonly sandbox: Pick<SandboxRepositories, 'trades' | 'orders'>;
  /** Opened when there is a token to be read: that is slow by design. */
  readonly secrets: () => Promise<Fernet>;
  readonly pepper: string;
  /** Where the Bot API is, without a slash at its end. */
  readonly apiRoot: string;
  readonly clock: Clock;
  /** Milliseconds that only ever pass. */
  readonly stopwatch: () => number;
  /** Told of what failed and is tried again. */
  readonly onFailure: (what: string, error: unknown) => void;
  /** Told when the bot starts or stops. */
  readonly onChange: (state: 'started' | 'stopped') => void;
}

/** A bot that runs, and the token by which it does. */
interface Running {
  readonly encryptedToken: string;
  stop(): Promise<void>;
}

const LOOK_EVERY_MS = 1000;

/**
 * Runs the bot as its configuration says, until `signal` aborts: a change starts, stops or restarts it. Of several
 * workers only the one that `isFirst` does: Telegram gives a bot's messages to one who asks.
 */
export async function serveTelegram(
  dependencies: TelegramServiceDependencies,
  isFirst: () => boolean,
  signal: AbortSignal,
): Promise<void> {
  const { onFailure } = dependencies;
  const bot = createTelegramBotRepository(dependencies.main);
  const current: { bot: Running | null } = { bot: null };

  async function wantedToken(): Promise<string | null> {
    const isWanted = isFirst() && (await bot.config()).isActive;
    return isWanted ? bot.encryptedBotToken() : null;
  }

  async function look(): Promise<void> {
    const encryptedToken = await wantedToken();
    if (encryptedToken === (current.bot?.encryptedToken ?? null)) {
      return;
    }

    await current.bot?.stop();
    current.bot = null;
    current.bot = encryptedToken === null ? null : await start(dependencies, encryptedToken);
  }

  while (!signal.aborted) {
    await look().catch((error: unknown) => onFailure('Looking after the bot', error));
    await pause(LOOK_EVERY_MS, signal);
  }

  await current.bot?.stop();
}

async function start(dependencies: TelegramServiceDependencies, encryptedToken: string): Promise<Running> {
  const token = await readToken(dependencies, encryptedToken);
  if (token === null) {
    return { encryptedToken, stop: async () => {} };
  }

  const stopping = new AbortController();
  dependencies.onChange('started');
  const running = runBot(botDependencies(dependencies, token), stopping.signal);
  return {
    encryptedToken,
    stop: async () => {
      stopping.abort();
      await running;
      dependencies.onChange('stopped');
    },
  };
}

/** Null for a token that none of the keys has encrypted; it is no use to try that again. */
async function readToken(
  { main, secrets, onFailure }: TelegramServiceDependencies,
  encryptedToken: string,
): Promise<string | null> {
  const keys = await secrets();
  try {
    return keys.decrypt(encryptedToken);
  } catch (error) {
    if (!(error instanceof FernetError)) {
      throw error;
    }

    onFailure('Reading the token of the bot', error);
    const lastError = 'The token cannot be read with APP_KEY. Save it again.';
    await createTelegramBotRepository(main).updateConfig({ lastError });
    return null;
  }
}

function botDependencies(dependencies: TelegramServiceDependencies, token: string) {
  const { main, sandbox, apiRoot, clock, stopwatch, onFailure, pepper, accounts } = dependencies;
  const api = createTelegramApi({ token, apiRoot });
  const bot = createTelegramBotRepository(main);
  const users = createTelegramUserRepository(main);
  const notifications = createTelegramNotificationRepository(main);
  const pacing = createPacing({ stopwatch, pause });

  return {
    api,
    bot,
    pacing,
    pause,
    onFailure,
    watcher: createWatcher({ users, notifications, sandbox, clock }),
    sender: createSender({ api, notifications, users, pacing, clock }),
    conversation: createConversation({
      accounts,
      apiKeys: createApiKeyRepository(main),
      users,
      bot,
      linkCodes: createLinkCodes({ codes: createTelegramLinkCodeRepository(main), pepper, clock }),
      newestRows: (username) => newestRows(sandbox, username),
      clock,
      stopwatch,
      onFailure: (command, error) => onFailure(`The command ${command}`, error),
    }),
  };
}
