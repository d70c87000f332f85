import { Api, GrammyError, HttpError } from 'grammy';
import { type Received, type TelegramApi, TelegramError, type TelegramProblem } from './telegram-api.ts';

export interface TelegramApiOptions {
  /** Secret. */
  readonly token: string;
  /** Where the Bot API is, without a slash at its end. */
  readonly apiRoot: string;
}

/** How long Telegram keeps a call open when there is no message. */
const WAIT_SECONDS = 25;
const TIMEOUT_SECONDS = 40;
/** Only what is written to the bot, not what is edited, forwarded to channels or voted. */
const UPDATES = ['message'] as const;
const NAME_CHARACTERS_MAX = 100;

type Update = Awaited<ReturnType<Api['getUpdates']>>[number];
type Signal = Parameters<Api['getUpdates']>[1];

/** Telegram through grammY. */
export function createTelegramApi({ token, apiRoot }: TelegramApiOptions): TelegramApi {
  const api = new Api(token, { apiRoot, timeoutSeconds: TIMEOUT_SECONDS });

  return {
    connect: (signal) =>
      withTelegramErrors(async () => {
        await api.deleteWebhook({}, asGrammySignal(signal));
        return (await api.getMe(asGrammySignal(signal))).username;
      }),

    receive: (offset, signal) =>
      withTelegramErrors(async () => {
        const options = { offset, timeout: WAIT_SECONDS, allowed_updates: UPDATES };
        return toReceived(await api.getUpdates(options, asGrammySignal(signal)), offset);
      }),

    send: (telegramId, html, signal) =>
      withTelegramErrors(async () => {
        const options = { parse_mode: 'HTML', link_preview_options: { is_disabled: true } } as const;
        await api.sendMessage(String(telegramId), html, options, asGrammySignal(signal));
      }),
  };
}

function toReceived(updates: readonly Update[], offset: number): Received {
  const ids = updates.map((update) => update.update_id);
  return {
    nextOffset: ids.length === 0 ? offset : Math.max(...ids) + 1,
    messages: updates.flatMap(({ message }) =>
      message?.text === undefined || message.chat.type !== 'private'
        ? []
        : [
            {
              telegramId: BigInt(message.chat.id),
              text: message.text,
              firstName: message.chat.first_name?.slice(0, NAME_CHARACTERS_MAX) ?? null,
              lastName: message.chat.last_name?.slice(0, NAME_CHARACTERS_MAX) ?? null,
            },
          ],
    ),
  };
}

/** grammY's errors carry the URL, and so the token, in what they wrap: nothing of them goes further than this. */
async function withTelegramErrors<Result>(call: () => Promise<Result>): Promise<Result> {
  try {
    return await call();
  } catch (error) {
    throw toTelegramError(error);
  }
}

function toTelegramError(error: unknown): unknown {
  if (error instanceof GrammyError) {
    const { error_code: code, description, parameters } = error;
    return new TelegramError(problemOf(code), description, parameters.retry_after ?? null);
  }

  if (error instanceof HttpError) {
    return new TelegramError('unavailable', `Telegram could not be reached${codeOf(error.error)}.`);
  }

  return error;
}

function problemOf(code: number): TelegramProblem {
  switch (code) {
    case 401:
    case 404:
      return 'token-refused';
    case 403:
      return 'blocked';
    case 409:
      return 'conflict';
    case 429:
      return 'too-many';
    default:
      return code >= 500 ? 'unavailable' : 'refused';
  }
}

/** A system's code such as ECONNREFUSED. */
function codeOf(cause: unknown): string {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : null;
  return typeof code === 'string' ? ` (${code})` : '';
}

function asGrammySignal(signal: AbortSignal): Signal {
  // grammY names the type of a polyfill, of which Node's own signals do all that is used.
  return signal as Signal;
}
