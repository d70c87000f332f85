/** What kind of failure an error is; it decides the HTTP status and the exit code, never its text. */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'login-required'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'too-many'
  | 'not-yet'
  | 'unavailable';

/** Reasons by field name, for input that was refused. */
export type FieldErrors = Readonly<Record<string, readonly string[]>>;

export interface AppErrorOptions {
  readonly cause?: unknown;
  readonly fields?: FieldErrors;
  /** When it is worth trying again. */
  readonly retryAfterSeconds?: number;
}

/**
 * A failure that we foresaw. `code` is stable and part of the API; `message` is for the user and says what to do;
 * `cause` is for the log alone. None of them carries a secret. Whatever is thrown besides is a bug.
 */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly kind: ErrorKind;
  readonly code: string;
  readonly fields: FieldErrors | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(kind: ErrorKind, code: string, message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.kind = kind;
    this.code = code;
    this.fields = options.fields;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}
