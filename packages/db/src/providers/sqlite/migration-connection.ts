import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import SqliteFile from 'better-sqlite3';
import type { MigrationConnection, StatementRunner } from '../../migrate/connection.ts';
import { type Sql, sql } from '../../sql/template.ts';
import { AUTO_VACUUM } from './space.ts';

/** How long to wait for another process that is migrating. */
const LOCK_WAIT_MS = 60_000;
const PRIVATE = 0o600;

const JOURNAL_TABLE = sql`CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
)`;
const JOURNAL_PRESENT = sql`SELECT count(*) AS present FROM sqlite_master WHERE type = 'table' AND name = '_prisma_migrations'`;

/** Opens the file for migrating. Reading alone does not make it. */
export async function openSqliteMigrationConnection(path: string): Promise<MigrationConnection> {
  let file: SqliteFile.Database | null = null;

  async function open(): Promise<SqliteFile.Database> {
    if (file === null) {
      await mkdir(dirname(path), { recursive: true });
      // Made for this user alone; a file that is there keeps its permissions.
      await writeFile(path, '', { mode: PRIVATE, flag: 'a' });
      file = new SqliteFile(path, { timeout: LOCK_WAIT_MS });
      // Before the first page is written, or it takes a VACUUM.
      file.pragma(AUTO_VACUUM);
      file.pragma('journal_mode = WAL');
      // Rebuilding a table drops it for a moment, which must not cascade; the check below makes up for it.
      file.pragma('foreign_keys = OFF');
    }

    return file;
  }

  return {
    journalTable: JOURNAL_TABLE,
    journalPresent: JOURNAL_PRESENT,
    isTransactional: true,
    encodeTime: (epochMs) => epochMs,
    exclusively: async (work) => {
      const opened = await open();
      opened.exec('BEGIN IMMEDIATE');
      try {
        const result = await work(createRunner(opened));
        checkForeignKeys(opened);
        opened.exec('COMMIT');
        return result;
      } finally {
        if (opened.inTransaction) {
          opened.exec('ROLLBACK');
        }
      }
    },
    reading: async (work) => work(existsSync(path) ? createRunner(await open()) : EMPTY_DATABASE),
    close: async () => {
      file?.close();
    },
  };
}

/** What there is to read where there is no file. */
const EMPTY_DATABASE: StatementRunner = {
  query: async () => [],
  execute: async () => {},
};

function createRunner(file: SqliteFile.Database): StatementRunner {
  return {
    // The caller names the row's type, as with any SQL.
    query: async <Row>({ sql: text, values }: Sql) => file.prepare(text).all(...values) as Row[],
    execute: async ({ sql: text, values }) => {
      const statement = file.prepare(text);
      if (statement.reader) {
        statement.all(...values);
      } else {
        statement.run(...values);
      }
    },
  };
}

function checkForeignKeys(file: SqliteFile.Database): void {
  const [violation] = file.pragma('foreign_key_check') as readonly {
    readonly table: string;
    readonly parent: string;
  }[];
  if (violation !== undefined) {
    throw new Error(`A row of ${violation.table} would refer to nothing in ${violation.parent}`);
  }
}
