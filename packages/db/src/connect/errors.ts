import { AppError } from '@openalgo/domain';
import { isDriverAdapterError, type MappedError } from '@prisma/driver-adapter-utils';
import { FAILURE_BY_CODE, FAILURE_BY_KIND, type FailureKind, type Outage } from './failure-codes.ts';
import type { DatabaseName } from './names.ts';

/** Failures that the caller is no reason for, and what they are told to do about them. */
const OUTAGES = {
  unavailable: ['DATABASE_UNAVAILABLE', 'The database is not available. Try again later.'],
  refused: [
    'DATABASE_ACCESS_DENIED',
    "The server refuses the user or the password of the database's URL. Correct the URL, or give this user its rights on the server.",
  ],
  missing: [
    'DATABASE_MISSING',
    'The server has no database of this name. Make it there with CREATE DATABASE, then migrate.',
  ],
  collision: ['DATABASE_BUSY', 'The database is busy. Try again.'],
  full: ['DATABASE_UNAVAILABLE', 'The disk of the database is full. Make room there, then try again.'],
  'read-only': [
    'DATABASE_UNAVAILABLE',
    'The file of the database, or its disk, is read-only. Let this user write to it, then try again.',
  ],
  unusable: [
    'DATABASE_UNAVAILABLE',
    'The file of the database cannot be opened, read or written. See that its disk is there, has room and may be written to by this user.',
  ],
  damaged: [
    'DATABASE_DAMAGED',
    'The file is damaged, or no database. See openalgo db doctor, and restore a backup with openalgo db restore.',
  ],
} as const satisfies Readonly<Record<Outage, readonly [code: string, message: string]>>;

/** The same for those who operate the server. */
const SERVER_AWAY =
  'The database is not available. See that its server runs and that its URL has the right host and port, or try again later.';

/** What Prisma says of a transaction that did not begin or end in its time. */
const TRANSACTION_TIMEOUT = /Unable to start a transaction in the given time|expired transaction/;
/** What drivers say, without a code, where no connection can be had. */
const NO_CONNECTION = /ECONNREFUSED|pool timeout|timeout exceeded when trying to connect/i;
/** What PostgreSQL's driver says, without a code, of a URL without the password that the server asks for. */
const PASSWORD_MISSING = /client password must be/;

interface Failure {
  readonly kind: FailureKind;
  readonly columns: readonly string[];
}

/** Tells what a failure is, from what the driver said; Prisma wraps that in several ways. */
export function classifyFailure(error: unknown): Failure {
  const driverError = findDriverError(error);
  if (driverError !== undefined) {
    const code = driverError.originalCode ?? property(driverError, 'code');
    const kind = kindOfCode(code) ?? FAILURE_BY_KIND[driverError.kind] ?? kindOfMessage(engineMessage(error));
    return { kind, columns: violatedColumns(driverError) };
  }

  return {
    kind: kindOfCode(property(error, 'code')) ?? kindOfMessage(error instanceof Error ? error.message : ''),
    columns: columnsInMessage(error),
  };
}

function kindOfMessage(message: string): FailureKind {
  if (TRANSACTION_TIMEOUT.test(message)) {
    return 'collision';
  }

  if (PASSWORD_MISSING.test(message)) {
    return 'refused';
  }

  return NO_CONNECTION.test(message) || LOST.test(message) ? 'unavailable' : 'unknown';
}

/** What engines and drivers say when a connection that was there is so no longer. */
const LOST =
  /terminating connection|connection terminated|connection was killed|command was killed|connection (?:is )?closed|not queryable|socket has unexpectedly been closed|server has gone away|ECONNRESET|EPIPE/i;

/** Whether a connection broke, rather than that none could be had: another one may well work. */
export function isConnectionLost(error: unknown): boolean {
  const { kind } = findDriverError(error) ?? {};
  return kind === 'ConnectionClosed' || LOST.test(engineMessage(error)) || LOST.test(String(error));
}

/** What the engine itself said of a failure, for those who operate it. */
export function engineMessage(error: unknown): string {
  const original = findDriverError(error)?.originalMessage;
  return original ?? (error instanceof Error ? error.message : String(error));
}

type DriverError = MappedError & { readonly originalCode?: string; readonly originalMessage?: string };

function findDriverError(error: unknown): DriverError | undefined {
  const nested = property(property(error, 'meta'), 'driverAdapterError');
  // Prisma's check fails itself on what is no object.
  return [error, nested].filter((candidate) => candidate instanceof Error).find(isDriverAdapterError)?.cause;
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** By the code, or by its family: SQLite's are SQLITE_IOERR_READ, SQLITE_IOERR_WRITE … */
function kindOfCode(code: unknown): FailureKind | undefined {
  const exact = String(code ?? '');
  const family = exact.split('_').slice(0, 2).join('_');
  return FAILURE_BY_CODE[exact] ?? FAILURE_BY_CODE[family];
}

/** SQLite names the columns of a violated key in its message alone. */
function columnsInMessage(error: unknown): readonly string[] {
  const message = error instanceof Error ? error.message : '';
  const [, columns] = /^UNIQUE constraint failed: (.+)$/.exec(message) ?? [];
  return columns?.split(', ').map((column) => column.replace(/^.*\./, '')) ?? [];
}

function violatedColumns(error: DriverError): readonly string[] {
  const fields = property(property(error, 'constraint'), 'fields');
  return Array.isArray(fields) ? fields.map((field) => String(field).replaceAll(/["`]/g, '')) : [];
}

/** The failure of a database that is being opened or migrated, told with its name and, of a server, where to look. */
export function namingDatabase(database: DatabaseName, error: unknown): unknown {
  const foreseen = toAppError(error);
  if (!(foreseen instanceof AppError)) {
    return foreseen;
  }

  const { kind, code, message, cause } = foreseen;
  const isAway = message === OUTAGES.unavailable[1];
  const told = isAway ? SERVER_AWAY : message;
  return new AppError(kind, code, `${database} database: ${told}`, { cause: cause ?? error });
}

/** For a transaction that was rolled back because it took too long. */
export function transactionExpired(timeoutMs: number): AppError {
  return outage('collision', new Error(`The transaction took more than ${timeoutMs} ms and was rolled back`));
}

function outage(kind: Outage, cause: unknown): AppError {
  const [code, message] = OUTAGES[kind];
  return new AppError('unavailable', code, message, { cause });
}

/** The error to throw for what a driver or Prisma threw. What was not foreseen stays as it is. */
export function toAppError(error: unknown): unknown {
  if (error instanceof AppError) {
    return error;
  }

  const { kind, columns } = classifyFailure(error);
  switch (kind) {
    case 'unique':
      return new AppError('conflict', 'UNIQUE_VIOLATION', 'There is a record with these values already.', {
        cause: error,
        fields: Object.fromEntries(columns.map((column) => [column, ['is taken']])),
      });
    case 'foreign-key':
      return new AppError(
        'conflict',
        'FOREIGN_KEY_VIOLATION',
        'A record that this one belongs to is missing, or others still belong to this one.',
        { cause: error },
      );
    case 'unknown':
      return error;
    default:
      return outage(kind, error);
  }
}

/** Runs `work`, turning what the database throws into errors of ours. */
export async function withAppErrors<Result>(work: () => PromiseLike<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw toAppError(error);
  }
}
