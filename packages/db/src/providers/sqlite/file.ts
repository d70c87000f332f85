import SqliteFile from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import type { ResolvedOptions } from '../../connect/options.ts';
import type { Sql } from '../../sql/template.ts';
import { toObject } from '../row-objects.ts';
import { AUTO_VACUUM } from './space.ts';

export type SqliteStatement = SqliteFile.Statement<unknown[]>;

/** One connection to a file whose statements are prepared once. What it does is done when it returns. */
export interface PreparedFile {
  readonly inTransaction: boolean;
  prepare(text: string): SqliteStatement;
  /** Tells whoever watches of a statement that is about to be run; `query` and `execute` do so themselves. */
  announce(text: string, values: unknown[]): void;
  query(statement: Sql): unknown[];
  execute(statement: Sql): number;
  /** Makes of a function one that is a transaction of its own, or a savepoint of the one that is under way. */
  atomic<Arguments extends unknown[], Result>(
    work: (...given: Arguments) => Result,
  ): (...given: Arguments) => Result;
  close(): void;
}

/** How long SQLite itself waits when a connection is opened: it does so without letting anything else of the process run. */
const OPEN_TIMEOUT_MS = 5_000;
/** More texts than repositories have; what is made up at run time does not push those out. */
const STATEMENTS_REMEMBERED_MAX = 500;

/** Opens a connection in the state in which every one of them is used: WAL, foreign keys, whole numbers without loss. */
export function openPreparedFile(
  path: string,
  pragmas: readonly string[],
  onStatement: ResolvedOptions['onStatement'],
): PreparedFile {
  const file = new SqliteFile(path, { timeout: OPEN_TIMEOUT_MS });
  for (const pragma of [AUTO_VACUUM, 'journal_mode = WAL', 'foreign_keys = ON', ...pragmas]) {
    file.pragma(pragma);
  }

  file.defaultSafeIntegers(true);
  const prepared = new LRUCache<string, Prepared>({
    max: STATEMENTS_REMEMBERED_MAX,
    memoMethod: (text) => describe(file.prepare<unknown[]>(text)),
  });
  const announce = (text: string, args: unknown[]) => onStatement?.({ sql: text, args, argTypes: [] });

  return {
    get inTransaction() {
      return file.inTransaction;
    },
    prepare: (text) => prepared.memo(text).statement,
    announce,

    query({ sql: text, values }) {
      announce(text, values);
      const { statement, names } = prepared.memo(text);
      const bound = values.map(toBound);
      if (names === null) {
        statement.run(...bound);
        return [];
      }

      // Lists of values, because `describe` asked for them: the driver's own objects take twice as long to make.
      const rows = statement.all(...bound) as readonly (readonly unknown[])[];
      return rows.map((row) => toObject(names, row));
    },

    execute({ sql: text, values }) {
      announce(text, values);
      const { statement, names } = prepared.memo(text);
      const bound = values.map(toBound);
      return names !== null ? statement.all(...bound).length : statement.run(...bound).changes;
    },

    atomic: (work) => file.transaction(work).immediate,
    close: () => {
      file.close();
    },
  };
}

/** A statement, with the names of its columns where it returns rows; those it gives as lists of values. */
interface Prepared {
  readonly statement: SqliteStatement;
  readonly names: readonly string[] | null;
}

function describe(statement: SqliteStatement): Prepared {
  return statement.reader
    ? { statement: statement.raw(true), names: statement.columns().map(({ name }) => name) }
    : { statement, names: null };
}

/** A value of a template as SQLite takes it. */
function toBound(value: unknown): unknown {
  return typeof value === 'boolean' ? Number(value) : value;
}
