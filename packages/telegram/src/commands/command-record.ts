import type { TelegramBotRepository, TelegramUserRepository } from '@openalgo/db';
import type { Clock } from '@openalgo/domain';
import { redactText } from '@openalgo/security';

export interface CommandRecordDependencies {
  readonly users: Pick<TelegramUserRepository, 'find' | 'noteCommand'>;
  readonly bot: Pick<TelegramBotRepository, 'logCommand'>;
  readonly clock: Clock;
}

/** A command that was answered. */
export interface AnsweredCommand {
  readonly telegramId: bigint;
  readonly name: string;
  /** What it was about; null where there was nothing, or nothing that may be kept. */
  readonly argument: string | null;
  /** Null where it succeeded. */
  readonly error: string | null;
  readonly seconds: number;
}

/** Keeps a command on record. Of strangers nothing is kept. */
export type RecordCommand = (command: AnsweredCommand) => Promise<void>;

const ARGUMENT_CHARACTERS_MAX = 200;

export function createCommandRecord({ users, bot, clock }: CommandRecordDependencies): RecordCommand {
  return async ({ telegramId, name, argument, error, seconds }) => {
    if ((await users.find(telegramId)) === null) {
      return;
    }

    await users.noteCommand(telegramId, clock.now());
    await bot.logCommand({
      telegramId,
      command: `/${name}`,
      status: error === null ? 'success' : 'error',
      requestData: argument === null ? null : describe(argument),
      responseData: null,
      executionSeconds: seconds,
      errorMessage: error,
      createdAt: clock.now(),
    });
  };
}

/** Somebody may paste a secret where it does not belong. */
function describe(argument: string): string {
  return JSON.stringify({ argument: redactText(argument).slice(0, ARGUMENT_CHARACTERS_MAX) });
}
