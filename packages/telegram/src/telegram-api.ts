/** What is wrong with a call: decides whether it is worth trying again, never the words. */
export type TelegramProblem =
  /** Nobody has this token, or it was withdrawn. */
  | 'token-refused'
  /** Another process receives this bot's messages. */
  | 'conflict'
  /** The user does not want the bot's messages. */
  | 'blocked'
  | 'too-many'
  /** Telegram will never take this call. */
  | 'refused'
  | 'unavailable';

/** A call that failed. Its message says what Telegram said; the token, which is in every URL, is in none of it. */
export class TelegramError extends Error {
  override readonly name = 'TelegramError';
  readonly problem: TelegramProblem;
  /** When Telegram says that it is worth trying again. */
  readonly retryAfterSeconds: number | null;

  constructor(problem: TelegramProblem, message: string, retryAfterSeconds: number | null = null) {
    super(message);
    this.problem = problem;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** What somebody wrote to the bot, in a conversation of the two. */
export interface IncomingMessage {
  readonly telegramId: bigint;
  readonly text: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
}

export interface Received {
  readonly messages: readonly IncomingMessage[];
  /** What to ask the next time: whoever asks it confirms these messages. */
  readonly nextOffset: number;
}

/** Telegram as the bot uses it. Throws TelegramError, and nothing else that was foreseen. */
export interface TelegramApi {
  /** The bot's name on Telegram. From then on messages are received by asking for them. */
  connect(signal: AbortSignal): Promise<string>;
  /** Waits for messages. What is not confirmed by a later call is received again, by whoever asks. */
  receive(offset: number, signal: AbortSignal): Promise<Received>;
  /** Sends a message in Telegram's HTML. */
  send(telegramId: bigint, html: string, signal: AbortSignal): Promise<void>;
}
