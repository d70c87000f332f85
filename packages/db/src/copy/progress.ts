import { AppError } from '@openalgo/domain';
import type { SqlSession } from '../connect/database.ts';
import { raw, sql } from '../sql/template.ts';
import type { RowKey } from './pages.ts';
import type { CopiedTable } from './tables.ts';

/** Kept in the target while it is half a copy: how far each table is, and of what it is a copy. */
const TABLE = raw('openalgo_copy');
const CREATE = sql`CREATE TABLE IF NOT EXISTS ${TABLE} (table_name VARCHAR(64) NOT NULL PRIMARY KEY, source VARCHAR(64) NOT NULL, last_key TEXT NOT NULL)`;
/** Stands for the copy itself, before any table has rows. */
const BEGUN = '';

interface ProgressRow {
  readonly table_name: string;
  readonly source: string;
  readonly last_key: string;
}

export interface CopyProgress {
  /** Where a table goes on; null for its beginning. */
  after(table: CopiedTable): RowKey | null;
  /** Within the transaction that writes rows: these were the last. */
  save(session: SqlSession, table: CopiedTable, last: RowKey): Promise<void>;
  /** The copy is whole. */
  finish(): Promise<void>;
}

/** For a target with rows that are not of this copy. */
export function targetNotEmpty(): AppError {
  return new AppError(
    'conflict',
    'COPY_TARGET_NOT_EMPTY',
    'The target has data that is not of this copy. Copy into an empty database. Nothing was changed.',
  );
}

/**
 * Begins a copy of the source, or goes on with it; null where the target has rows and no note of a copy. Throws `conflict`
 * (COPY_TARGET_NOT_EMPTY) where it is half a copy of something else.
 */
export async function openProgress(
  session: SqlSession,
  source: string,
  tables: readonly CopiedTable[],
): Promise<CopyProgress | null> {
  const known = await readProgress(session);
  if (known.some((row) => row.source !== source)) {
    throw targetNotEmpty();
  }
  if (known.length === 0 && (await hasRows(session, tables))) {
    return null;
  }

  if (known.length === 0) {
    await session.execute(CREATE);
    await write(session, BEGUN, source, []);
  }

  return {
    after: ({ name }) => {
      const found = known.find((row) => row.table_name === name);
      return found === undefined ? null : decodeKey(found.last_key);
    },
    save: (within, { name }, last) => write(within, name, source, last),
    finish: async () => {
      await session.execute(sql`DROP TABLE ${TABLE}`);
    },
  };
}

async function readProgress(session: SqlSession): Promise<readonly ProgressRow[]> {
  await session.execute(CREATE);
  return session.query<ProgressRow>(sql`SELECT table_name, source, last_key FROM ${TABLE}`);
}

async function hasRows(session: SqlSession, tables: readonly CopiedTable[]): Promise<boolean> {
  for (const { name } of tables) {
    const rows = await session.query(sql`SELECT 1 FROM ${session.dialect.identifier(name)} LIMIT 1`);
    if (rows.length > 0) {
      await session.execute(sql`DROP TABLE ${TABLE}`);
      return true;
    }
  }

  return false;
}

async function write(session: SqlSession, table: string, source: string, key: RowKey): Promise<void> {
  await session.execute(sql`DELETE FROM ${TABLE} WHERE table_name = ${table}`);
  await session.execute(
    sql`INSERT INTO ${TABLE} (table_name, source, last_key) VALUES (${table}, ${source}, ${encodeKey(key)})`,
  );
}

/** Keys are whole numbers or text. */
const encodeKey = (key: RowKey): string =>
  JSON.stringify(key.map((value) => (typeof value === 'bigint' ? { n: String(value) } : value)));

function decodeKey(text: string): RowKey {
  // Written by encodeKey, in a table of our own.
  const values = JSON.parse(text) as readonly (string | { readonly n: string })[];
  return values.map((value) => (typeof value === 'string' ? value : BigInt(value.n)));
}
