import { z } from 'zod';

/**
 * The forms that variables take: text in, a typed value out. Each refuses with what to write instead, which follows
 * "write" in the message to the user.
 */

const WHOLE_NUMBER = /^\d{1,15}$/;
const POSITIVE_DECIMAL = /^\d{1,9}(\.\d{1,9})?$/;
const SECRET_CHARACTERS_MIN = 32;

/** One of a few words. */
export function oneOf<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.enum(words, { error: `${words.slice(0, -1).join(', ')} or ${words.at(-1)}` });
}

/** A whole number from `min`, at least 0, to `max`. */
export function integer(min: number, max: number) {
  return z
    .string()
    .refine((text) => WHOLE_NUMBER.test(text) && Number(text) >= min && Number(text) <= max, {
      error: `a whole number from ${min} to ${max}`,
    })
    .transform(Number);
}

/** `true` or `false`. */
export function flag() {
  return oneOf(['true', 'false']).transform((text) => text === 'true');
}

/** A secret that cannot be guessed. */
export function secret() {
  const error = `at least ${SECRET_CHARACTERS_MIN} random characters`;
  return z.string({ error }).min(SECRET_CHARACTERS_MIN, { error });
}

/** Secrets that cannot be guessed, with commas between them. */
export function secrets() {
  const error = `keys of at least ${SECRET_CHARACTERS_MIN} characters each, with commas between them`;
  return z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .refine((parts) => parts.every(({ length }) => length >= SECRET_CHARACTERS_MIN), { error });
}

/** A number above 0, or `max` for as fast as possible. */
export function speed() {
  return z
    .string()
    .refine((text) => text === 'max' || (POSITIVE_DECIMAL.test(text) && Number(text) > 0), {
      error: 'a number above 0, or max',
    })
    .transform((text) => (text === 'max' ? text : Number(text)));
}

/** Words with commas between them. */
export function list() {
  return z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .refine((parts) => parts.every((part) => part !== ''), { error: 'a list with commas between' });
}

/** Origins of pages, as browsers name them, with commas between them. */
export function origins() {
  return list().refine(
    (parts) => parts.every((part) => URL.canParse(part) && new URL(part).origin === part),
    { error: 'origins like https://trading.example.org, with commas between them' },
  );
}

/** How often something may be done. */
export interface Rate {
  readonly max: number;
  readonly windowMs: number;
}

const RATE = /^(\d{1,6}) per (second|minute|hour|day)$/;
const WINDOWS_MS = { second: 1_000, minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

/** So many times per second, minute, hour or day. */
export function rate() {
  return z
    .string()
    .regex(RATE, { error: 'a number and a time, like 10 per second (or minute, hour, day)' })
    .transform((text): Rate => {
      const [, max, unit] = RATE.exec(text) ?? [];
      // The expression lets no other unit through.
      return { max: Number(max), windowMs: WINDOWS_MS[unit as keyof typeof WINDOWS_MS] };
    });
}

/** A time of day, HH:MM. */
export function timeOfDay() {
  return z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'a time of day from 00:00 to 23:59' });
}

/** The root of an HTTP API, without a slash at its end. */
export function httpRoot() {
  return z
    .url({ protocol: /^https?$/, error: 'a URL such as https://host or http://127.0.0.1:8081' })
    .transform((url) => url.replace(/\/+$/, ''));
}

/** A host name or an IP address to listen on. */
export function host() {
  return z.string().regex(/^[\w.:-]+$/, { error: 'a host name or an IP address, like 127.0.0.1' });
}

/** Where a database is: SQLite's file (SQLAlchemy's way of writing it included), or a PostgreSQL or MySQL server. */
export function databaseUrl() {
  return z.string().check(({ value, issues }) => {
    const problem = databaseUrlProblem(value);
    if (problem !== null) {
      issues.push({ code: 'custom', input: value, message: problem });
    }
  });
}

const SQLITE_SCHEME = /^(?:file|sqlite):/i;
const SERVER_SCHEME = /^(?:postgresql|postgres|mysql):/i;

function databaseUrlProblem(url: string): string | null {
  if (SQLITE_SCHEME.test(url)) {
    return namesFile(url) ? null : 'the path of a file too, like file:./db/name.db';
  }
  if (SERVER_SCHEME.test(url)) {
    return namesServerDatabase(url)
      ? null
      : 'scheme://user:password@host:port/database, with @ : / # in the password as %40 %3A %2F %23';
  }

  return 'a URL that begins with file:, sqlite:, postgresql:, postgres: or mysql:';
}

/** In memory is no place: several processes share each database. */
function namesFile(url: string): boolean {
  const [path = ''] = url.replace(SQLITE_SCHEME, '').split('?');
  return path !== '' && !path.endsWith('/') && !path.endsWith(':memory:');
}

function namesServerDatabase(url: string): boolean {
  return /^\w+:\/\//.test(url) && URL.canParse(url) && new URL(url).pathname.length > 1;
}

const REDIS_URL_EXAMPLE = 'redis://user:password@host:6379/0, or rediss:// for TLS';

/** Where a Redis server is; `rediss:` speaks TLS. */
export function redisUrl() {
  return z
    .string()
    .refine((url) => /^rediss?:\/\/\S/i.test(url) && URL.canParse(url), { error: REDIS_URL_EXAMPLE });
}

/** Where a WebSocket server is; `wss:` speaks TLS. */
export function webSocketUrl() {
  return z.string().refine((url) => /^wss?:\/\/\S/i.test(url) && URL.canParse(url), {
    error: 'ws://host:8765, or wss:// for TLS',
  });
}

/** An instrument as its exchange and symbol. */
export interface NamedInstrument {
  readonly exchange: string;
  readonly symbol: string;
}

const INSTRUMENT = /^([A-Z_]+):(\S+)$/;

/** Instruments as EXCHANGE:SYMBOL, with commas between them. */
export function instruments() {
  const error = 'instruments like NSE:SBIN, with commas between them';
  return z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .refine((parts) => parts.every((part) => INSTRUMENT.test(part)), { error })
    .transform((parts) => parts.map(toInstrument));
}

function toInstrument(text: string): NamedInstrument {
  const [, exchange = '', symbol = ''] = INSTRUMENT.exec(text) ?? [];
  return { exchange, symbol };
}
