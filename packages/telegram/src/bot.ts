import type { TelegramBotRepository } from '@openalgo/db';
import type { Conversation } from './commands/conversation.ts';
import { backoffMs } from './notifications/retry.ts';
import type { Sender } from './notifications/sender.ts';
import type { Watcher } from './notifications/watcher.ts';
import type { Pacing } from './pacing.ts';
import { type IncomingMessage, type TelegramApi, TelegramError } from './telegram-api.ts';

export interface BotDependencies {
  readonly api: TelegramApi;
  readonly bot: Pick<TelegramBotRepository, 'updateConfig'>;
  readonly conversation: Conversation;
  readonly watcher: Watcher;
  readonly sender: Sender;
  readonly pacing: Pacing;
  /** Resolves after a time, or when `signal` aborts. */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Told of what failed and is tried again. */
  readonly onFailure: (what: string, error: unknown) => void;
}

const NOTIFY_EVERY_MS = 500;
/** A reply waits no longer than this for Telegram; whoever asked can ask again. */
const REPLY_WAIT_MAX_SECONDS = 30;

/** Talks to Telegram with one token until `signal` aborts: answers commands and sends what waits. Never rejects. */
export async function runBot(dependencies: BotDependencies, signal: AbortSignal): Promise<void> {
  await Promise.all([converse(dependencies, signal), notify(dependencies, signal)]);
}

async function converse(dependencies: BotDependencies, signal: AbortSignal): Promise<void> {
  const { bot, api, pause, onFailure } = dependencies;
  let failures = 0;
  let botName: string | null = null;
  let offset = 0;

  while (!signal.aborted) {
    try {
      if (botName === null) {
        botName = await api.connect(signal);
        await bot.updateConfig({ botUsername: botName, lastError: null });
      }

      const received = await api.receive(offset, signal);
      for (const message of received.messages) {
        await reply(dependencies, message, botName, signal);
      }

      offset = received.nextOffset;
      failures = 0;
    } catch (error) {
      if (signal.aborted) {
        return;
      }

      failures += 1;
      botName = null;
      onFailure('Receiving messages', error);
      await noteProblem(dependencies, error);
      await pause(waitMs(error, failures), signal);
    }
  }
}

/** What keeps the bot from working, where the administrator sees it. */
async function noteProblem({ bot, onFailure }: BotDependencies, error: unknown): Promise<void> {
  if (error instanceof TelegramError) {
    await bot
      .updateConfig({ lastError: describe(error) })
      .catch((failure: unknown) => onFailure('Noting the problem', failure));
  }
}

function describe({ problem, message }: TelegramError): string {
  switch (problem) {
    case 'token-refused':
      return 'Telegram does not know the token. Ask @BotFather for it, and save it again.';
    case 'conflict':
      return 'Another program receives the messages of this bot. Stop that one, or give each its own bot.';
    default:
      return message;
  }
}

async function reply(
  { api, conversation, pacing, onFailure }: BotDependencies,
  message: IncomingMessage,
  botName: string,
  signal: AbortSignal,
): Promise<void> {
  const text = await conversation.answer(message, botName);
  if (text === null || signal.aborted) {
    return;
  }

  const send = async () => {
    await pacing.turn(message.telegramId, signal);
    await api.send(message.telegramId, text, signal);
  };
  try {
    await send().catch((error: unknown) => {
      const seconds = error instanceof TelegramError ? error.retryAfterSeconds : null;
      if (seconds === null || seconds > REPLY_WAIT_MAX_SECONDS) {
        throw error;
      }

      pacing.hold(seconds * 1000);
      return send();
    });
  } catch (error) {
    if (!signal.aborted) {
      onFailure('Answering a command', error);
    }
  }
}

async function notify(dependencies: BotDependencies, signal: AbortSignal): Promise<void> {
  const { watcher, sender, pause, onFailure } = dependencies;
  while (!signal.aborted) {
    let sent = 0;
    try {
      await watcher.run();
      sent = await sender.run(signal);
    } catch (error) {
      onFailure('Sending notifications', error);
    }

    if (sent === 0) {
      await pause(NOTIFY_EVERY_MS, signal);
    }
  }
}

function waitMs(error: unknown, failures: number): number {
  const seconds = error instanceof TelegramError ? error.retryAfterSeconds : null;
  return seconds === null ? backoffMs(failures) : seconds * 1000;
}
