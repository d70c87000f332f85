import type { TelegramBotRepository } from '@openalgo/db';
import { AppError } from '@openalgo/domain';
import { type CommandLine, parseCommandLine } from '../command-line.ts';
import { bold, escapeHtml, listMessage } from '../html.ts';
import type { IncomingMessage } from '../telegram-api.ts';
import {
  type AccountCommand,
  type AccountCommandDependencies,
  createAccountCommands,
} from './account-commands.ts';
import { createCommandLimit } from './command-limit.ts';
import { type CommandRecordDependencies, createCommandRecord } from './command-record.ts';
import { createLinking, type Linking, type LinkingDependencies } from './linking.ts';

export interface ConversationDependencies
  extends AccountCommandDependencies,
    LinkingDependencies,
    CommandRecordDependencies {
  readonly users: LinkingDependencies['users'] & CommandRecordDependencies['users'];
  readonly bot: Pick<TelegramBotRepository, 'config' | 'logCommand'>;
  /** Milliseconds that only ever pass. */
  readonly stopwatch: () => number;
  /** Told of a command that failed by a defect or an outage. */
  readonly onFailure: (command: string, error: unknown) => void;
}

/** What the bot answers. */
export interface Conversation {
  /** The message to answer with; null where silence is the answer. Never throws. */
  answer(message: IncomingMessage, botName: string): Promise<string | null>;
}

interface Answer {
  readonly text: string;
  /** Null where the command succeeded. */
  readonly error: string | null;
}

const UNLINKED =
  'Link your account first: log in to OpenAlgo, ask for a code there, and send it here: /link CODE';

/** Commands over the accounts; each of a linked user is on record, without what is secret of it. */
export function createConversation(dependencies: ConversationDependencies): Conversation {
  const { clock, stopwatch, onFailure } = dependencies;
  const commands = createAccountCommands(dependencies);
  const carryOut = createCommands(dependencies, createLinking(dependencies), commands);
  const record = createCommandRecord(dependencies);
  const limit = createCommandLimit(clock);

  async function attempt(message: IncomingMessage, line: CommandLine): Promise<Answer> {
    try {
      return { text: await carryOut(message, line), error: null };
    } catch (error) {
      if (error instanceof AppError && error.kind !== 'unavailable') {
        return { text: escapeHtml(error.message), error: error.message };
      }

      onFailure(line.name, error);
      return {
        text: 'That did not work. Please try again in a moment.',
        error: 'It failed; the log tells why.',
      };
    }
  }

  async function answerCommand(message: IncomingMessage, line: CommandLine): Promise<string> {
    const startedAt = stopwatch();
    const { text, error } = await attempt(message, line);
    const seconds = (stopwatch() - startedAt) / 1000;
    // Of a code that links nothing is kept, nor of what is no command.
    const argument = commands.has(line.name) && line.argument !== '' ? line.argument : null;
    await record({ telegramId: message.telegramId, name: line.name, argument, error, seconds }).catch(
      (failure: unknown) => onFailure(line.name, failure),
    );
    return text;
  }

  return {
    async answer(message, botName) {
      const line = parseCommandLine(message.text, botName);
      switch (limit.take(message.telegramId)) {
        case 'granted':
          return line === null ? 'I only know commands. /help tells which.' : answerCommand(message, line);
        case 'first refusal':
          return 'Too many commands. Please wait for a minute.';
        default:
          return null;
      }
    },
  };
}

function createCommands(
  { bot }: Pick<ConversationDependencies, 'bot'>,
  linking: Linking,
  commands: ReadonlyMap<string, AccountCommand>,
): (message: IncomingMessage, line: CommandLine) => Promise<string> {
  const help = listMessage('Commands', [
    ...[...commands].map(([name, { summary }]) => `/${name} – ${escapeHtml(summary)}`),
    '/unlink – forget this chat',
  ]);

  async function welcome(message: IncomingMessage, code: string): Promise<string> {
    if (code === '') {
      return (await linking.find(message.telegramId)) === null ? UNLINKED : help;
    }

    return `Linked to ${bold(await linking.link(message, code))}. /help tells what you can ask.`;
  }

  async function askAccount({ telegramId }: IncomingMessage, line: CommandLine): Promise<string> {
    const user = await linking.find(telegramId);
    if (user === null) {
      return UNLINKED;
    }

    const command = commands.get(line.name);
    if (command === undefined) {
      return 'I do not know this command. /help tells those I know.';
    }

    const { masterCommandsEnabled } = await bot.config();
    return masterCommandsEnabled
      ? command.answer(user, line.argument)
      : 'Commands are switched off by the administrator.';
  }

  return async (message, line) => {
    switch (line.name) {
      case 'start':
      case 'link':
        return welcome(message, line.argument);
      case 'help':
        return help;
      case 'unlink':
        await linking.unlink(message.telegramId);
        return 'Unlinked. Nothing of an account is told here any more.';
      default:
        return askAccount(message, line);
    }
  };
}
