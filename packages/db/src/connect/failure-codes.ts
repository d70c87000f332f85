import type { MappedError } from '@prisma/driver-adapter-utils';

/** Failures of the database that the caller is no reason for. */
export type Outage =
  | 'unavailable'
  | 'refused'
  | 'missing'
  | 'collision'
  | 'full'
  | 'read-only'
  | 'unusable'
  | 'damaged';

/** What a failure of the database means to whoever called. */
export type FailureKind = Outage | 'unique' | 'foreign-key' | 'unknown';

/** By what Prisma's adapters make of a failure that has no code of the tables below. */
export const FAILURE_BY_KIND: Readonly<Partial<Record<MappedError['kind'], FailureKind>>> = {
  UniqueConstraintViolation: 'unique',
  ForeignKeyConstraintViolation: 'foreign-key',
  RestrictViolation: 'foreign-key',
  TransactionWriteConflict: 'collision',
  // Of a server; SQLite's has a code. It may have done what it did not answer.
  SocketTimeout: 'unavailable',
  DatabaseNotReachable: 'unavailable',
  DatabaseDoesNotExist: 'missing',
  DatabaseAccessDenied: 'refused',
  AuthenticationFailed: 'refused',
  ConnectionClosed: 'unavailable',
  TlsConnectionError: 'unavailable',
  TooManyConnections: 'unavailable',
};

/** By codes of engines, or their families, that Prisma passes on as they are. */
export const FAILURE_BY_CODE: Readonly<Record<string, FailureKind>> = {
  // PostgreSQL: lock not available, statement or lock wait cancelled
  '55P03': 'collision',
  // PostgreSQL: this user may not
  '42501': 'refused',
  // PostgreSQL: shut down, crashed, starting up; connection failures
  '57P01': 'unavailable',
  '57P02': 'unavailable',
  '57P03': 'unavailable',
  '08000': 'unavailable',
  '08001': 'unavailable',
  '08003': 'unavailable',
  '08006': 'unavailable',
  // MySQL: lock wait timeout, deadlock, a statement that somebody interrupted
  '1205': 'collision',
  '1213': 'collision',
  '1317': 'collision',
  // MySQL: shut down
  '1053': 'unavailable',
  // MySQL: no such database, wrong user or password, no rights, no free connection
  ER_BAD_DB_ERROR: 'missing',
  ER_ACCESS_DENIED_ERROR: 'refused',
  ER_ACCESS_DENIED_NO_PASSWORD_ERROR: 'refused',
  ER_DBACCESS_DENIED_ERROR: 'refused',
  '45028': 'unavailable',
  // Sockets
  ECONNREFUSED: 'unavailable',
  ECONNRESET: 'unavailable',
  EPIPE: 'unavailable',
  ETIMEDOUT: 'unavailable',
  ENOTFOUND: 'unavailable',
  // Files, before SQLite itself opens them
  EROFS: 'read-only',
  ENOSPC: 'full',
  EACCES: 'unusable',
  EPERM: 'unusable',
  ENOTDIR: 'unusable',
  EISDIR: 'unusable',
  // SQLite: another connection writes; a rule of the schema is broken
  SQLITE_BUSY: 'collision',
  SQLITE_CONSTRAINT_UNIQUE: 'unique',
  SQLITE_CONSTRAINT_PRIMARYKEY: 'unique',
  SQLITE_CONSTRAINT_FOREIGNKEY: 'foreign-key',
  // … by which SQLite also says that RESTRICT forbids something; we have no triggers
  SQLITE_CONSTRAINT_TRIGGER: 'foreign-key',
  // SQLite: the file cannot be opened, written or read, or is none of its own
  SQLITE_CANTOPEN: 'unusable',
  SQLITE_FULL: 'full',
  SQLITE_IOERR: 'unusable',
  SQLITE_READONLY: 'read-only',
  SQLITE_NOTADB: 'damaged',
  SQLITE_CORRUPT: 'damaged',
};
