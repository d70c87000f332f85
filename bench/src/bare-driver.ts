import type { ProviderName } from '@openalgo/db';
import Sqlite from 'better-sqlite3';
import { createConnection } from 'mariadb';
import pg from 'pg';

export type Row = Readonly<Record<string, unknown>>;

/** A value of a statement. */
export type Value = string | number | null;

/** An engine's own driver, as somebody would use it who has nothing else: one connection, prepared statements. */
export interface BareDriver {
  /** Runs a statement whose parameters are question marks. */
  run(text: string, values: readonly Value[]): Promise<readonly Row[]>;
  /** Runs statements in one transaction. */
  transaction(work: () => Promise<unknown>): Promise<void>;
  close(): Promise<void>;
}

/** What engines spell in their own ways. */
export interface Spelling {
  /** An instant as a parameter. */
  instant(epochMs: number): string;
  /** What follows an INSERT whose row is there already. */
  onConflict(key: string, assignment: string): string;
}

const OPEN: Readonly<Record<ProviderName, (url: string) => Promise<BareDriver>>> = {
  sqlite: openSqlite,
  postgresql: openPostgres,
  mysql: openMysql,
};

export function openBareDriver(engine: ProviderName, url: string): Promise<BareDriver> {
  return OPEN[engine](url);
}

const iso = (epochMs: number): string => new Date(epochMs).toISOString();
const standardConflict = (key: string, assignment: string): string =>
  `ON CONFLICT (${key}) DO UPDATE SET ${assignment}`;

export const SPELLINGS: Readonly<Record<ProviderName, Spelling>> = {
  sqlite: { instant: (at) => iso(at).replace('Z', '+00:00'), onConflict: standardConflict },
  postgresql: { instant: iso, onConflict: standardConflict },
  mysql: {
    instant: (at) => iso(at).replace('T', ' ').replace('Z', ''),
    onConflict: (_key, assignment) => `ON DUPLICATE KEY UPDATE ${assignment}`,
  },
};

async function openSqlite(url: string): Promise<BareDriver> {
  const file = new Sqlite(url.replace(/^file:/, ''));
  file.pragma('synchronous = NORMAL');
  const prepared = new Map<string, Sqlite.Statement<Value[], Row>>();
  const prepare = (text: string) => {
    const statement = prepared.get(text) ?? file.prepare<Value[], Row>(text);
    prepared.set(text, statement);
    return statement;
  };

  return {
    run: async (text, values) => {
      const statement = prepare(text);
      if (statement.reader) {
        return statement.all(...values);
      }

      statement.run(...values);
      return [];
    },
    transaction: async (work) => {
      prepare('BEGIN IMMEDIATE').run();
      await work();
      prepare('COMMIT').run();
    },
    close: async () => {
      file.close();
    },
  };
}

async function openPostgres(url: string): Promise<BareDriver> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const named = new Map<string, { readonly name: string; readonly text: string }>();
  const prepare = (text: string) => {
    let number = 0;
    const statement = named.get(text) ?? {
      name: `bare${named.size}`,
      text: text.replaceAll('?', () => {
        number += 1;
        return `$${number}`;
      }),
    };
    named.set(text, statement);
    return statement;
  };

  return {
    run: async (text, values) => (await client.query<Row>({ ...prepare(text), values: [...values] })).rows,
    transaction: async (work) => {
      await client.query('BEGIN');
      await work();
      await client.query('COMMIT');
    },
    close: () => client.end(),
  };
}

async function openMysql(url: string): Promise<BareDriver> {
  const { hostname, port, username, password, pathname } = new URL(url);
  const connection = await createConnection({
    host: hostname,
    port: Number(port || 3306),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
    timezone: 'Z',
  });

  return {
    run: async (text, values) => {
      // Rows of a SELECT; of any other statement, what it changed.
      const answer = (await connection.execute(text, [...values])) as readonly Row[] | Row;
      return Array.isArray(answer) ? answer : [];
    },
    transaction: async (work) => {
      await connection.beginTransaction();
      await work();
      await connection.commit();
    },
    close: () => connection.end(),
  };
}

/** `(?, ?), (?, ?)` for rows of so many columns. */
export function placeholders(rows: number, columns: number): string {
  const row = `(${Array.from({ length: columns }, () => '?').join(', ')})`;
  return Array.from({ length: rows }, () => row).join(', ');
}
