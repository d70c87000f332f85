import { AppError } from '@openalgo/domain';
import BetterSqlite from 'better-sqlite3';
import type { z } from 'zod';
import { copySourceFiles, type SourceFile } from './source-files.ts';

/** The columns that are wanted of a table, each with what it must hold. */
export type Shape = z.ZodObject;

/** A row: its values, or what is wrong with them. */
export type SourceRow<Value> =
  | { readonly number: number; readonly value: Value }
  | { readonly number: number; readonly problem: string };

/** Rows of a table with a value in one of its columns. */
export interface Where {
  readonly column: string;
  readonly equals: string | number;
}

/** The databases of an OpenAlgo installation, as they were when they were opened. */
export interface Source {
  /** The files that are there. */
  readonly files: readonly SourceFile[];
  /** The names of the tables of a file; none for a file that is not there. */
  tables(file: SourceFile): readonly string[];
  count(file: SourceFile, table: string): number;
  /** All rows of a table, a thousand at a time, in the order in which they were added. */
  pages<Row extends Shape>(
    file: SourceFile,
    table: string,
    shape: Row,
    where?: Where,
  ): Generator<readonly SourceRow<z.output<Row>>[]>;
  /** The first row with this value; null where there is none that makes sense. */
  find<Row extends Shape>(file: SourceFile, table: string, shape: Row, where: Where): z.output<Row> | null;
  close(): Promise<void>;
}

const PAGE_ROWS = 1_000;

/**
 * Opens copies of the databases in a folder. Throws `not-found` for a folder that has none, `invalid` for a damaged file,
 * `conflict` while OpenAlgo writes.
 */
export async function openSource(folder: string): Promise<Source> {
  const copies = await copySourceFiles(folder);
  const databases = new Map<SourceFile, BetterSqlite.Database>();
  const close = async (): Promise<void> => {
    for (const database of databases.values()) {
      database.close();
    }
    await copies.remove();
  };

  try {
    for (const [file, path] of copies.paths) {
      databases.set(file, openChecked(file, path));
    }
  } catch (error) {
    await close();
    throw error;
  }

  return createSource(databases, close);
}

/** A damaged page anywhere shows now, before anything is taken from the file. */
function openChecked(file: SourceFile, path: string): BetterSqlite.Database {
  try {
    const database = new BetterSqlite(path, { fileMustExist: true });
    const verdict = database.pragma('quick_check', { simple: true });
    database.pragma('query_only = true');
    if (verdict === 'ok') {
      return database;
    }

    database.close();
    throw new Error(String(verdict));
  } catch (cause) {
    throw new AppError(
      'invalid',
      'OPENALGO_DAMAGED',
      `${file} is damaged or no SQLite database: restore it from a backup, or repair a copy of it with sqlite3's .recover`,
      { cause },
    );
  }
}

function createSource(
  databases: ReadonlyMap<SourceFile, BetterSqlite.Database>,
  close: () => Promise<void>,
): Source {
  const statements = new Map<string, BetterSqlite.Statement>();

  function columnsOf(file: SourceFile, table: string): ReadonlySet<string> {
    const rows = databases.get(file)?.pragma(`table_info(${quote(table)})`);
    return new Set(Array.isArray(rows) ? rows.map((row: { name: string }) => row.name) : []);
  }

  /** A statement over those of the wanted columns that are there; null where the table is not. */
  function prepare(
    file: SourceFile,
    table: string,
    shape: Shape,
    rest: string,
  ): BetterSqlite.Statement | null {
    const wanted = Object.keys(shape.shape);
    const key = [file, table, rest, ...wanted].join(' ');
    const known = statements.get(key);
    const there = known === undefined ? columnsOf(file, table) : new Set<string>();
    const database = databases.get(file);
    if (known !== undefined || database === undefined || there.size === 0) {
      return known ?? null;
    }

    const columns = wanted.filter((name) => there.has(name)).map(quote);
    const selected = ['rowid AS source_row_number', ...columns].join(', ');
    const statement = database.prepare(`SELECT ${selected} FROM ${quote(table)} ${rest}`);
    statements.set(key, statement);
    return statement;
  }

  return {
    files: [...databases.keys()],

    tables: (file) =>
      databases
        .get(file)
        ?.prepare<[], string>(
          "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
        )
        .pluck()
        .all() ?? [],

    count: (file, table) =>
      databases
        .get(file)
        ?.prepare<[], number>(`SELECT count(*) FROM ${quote(table)}`)
        .pluck()
        .get() ?? 0,

    *pages(file, table, shape, where) {
      const condition = where === undefined ? '' : `AND ${quote(where.column)} = ?`;
      const rest = `WHERE rowid > ? ${condition} ORDER BY rowid LIMIT ${PAGE_ROWS}`;
      const statement = prepare(file, table, shape, rest);
      const values = where === undefined ? [] : [where.equals];

      for (let after = -1; statement !== null; ) {
        const rows = statement.all(after, ...values).map((row) => parseRow(row, shape));
        yield rows;
        if (rows.length < PAGE_ROWS) {
          return;
        }

        after = rows.at(-1)?.number ?? after;
      }
    },

    find(file, table, shape, where) {
      const row = prepare(file, table, shape, `WHERE ${quote(where.column)} = ? LIMIT 1`)?.get(where.equals);
      const parsed = row === undefined ? null : parseRow(row, shape);
      return parsed !== null && 'value' in parsed ? parsed.value : null;
    },

    close,
  };
}

function parseRow<Row extends Shape>(row: unknown, shape: Row): SourceRow<z.output<Row>> {
  // Every statement of this file selects this column first.
  const { source_row_number: number, ...values } = row as { source_row_number: number };
  const result = shape.safeParse(values);
  return result.success ? { number, value: result.data } : { number, problem: describe(result.error) };
}

/** The first thing that is wrong, without the value, which may be a secret. */
function describe(error: z.ZodError): string {
  const [issue] = error.issues;
  return `${issue?.path.join('.') ?? 'row'}: ${issue?.message ?? 'is not as expected'}`;
}

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;
