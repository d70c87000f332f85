import { Readable } from 'node:stream';
import type { ToolEnvironment } from '../../backup/contract.ts';
import type { LineReader } from '../../backup/count-dumped-rows.ts';
import { feedTool, type Tool } from '../../backup/run-tool.ts';
import { withConnection } from '../../migrate/with-connection.ts';
import { raw, type Sql, sql } from '../../sql/template.ts';
import { createServerBackup, type ServerBackupRules, tablesOf } from '../server-backup.ts';

const PACKAGES = 'postgresql-client (Debian, Ubuntu), postgresql (Fedora) or libpq (Homebrew)';
/** What makes the copies. */
export const POSTGRESQL_DUMP: Tool = { commands: [{ name: 'pg_dump' }], packages: PACKAGES };
const LOAD: Tool = { commands: [{ name: 'psql' }], packages: PACKAGES };
/** What of a URL's query libpq knows; the rest is for Prisma. */
const LIBPQ_PARAMETERS: readonly string[] = [
  'sslmode',
  'sslrootcert',
  'sslcert',
  'sslkey',
  'connect_timeout',
];
/** A table with partitions counts as one: its rows are dumped and counted as its own. */
const LIST_TABLES = sql`SELECT relname AS name FROM pg_class WHERE relkind IN ('r', 'p') AND NOT relispartition AND relnamespace = CAST(current_schema() AS regnamespace) ORDER BY relname`;
const FIND_INVALID = sql`SELECT 'index ' || indexrelid::regclass::text || ' is not valid: REINDEX it' AS problem FROM pg_index WHERE NOT indisvalid
  UNION ALL SELECT 'constraint ' || conname || ' was never checked: VALIDATE CONSTRAINT' FROM pg_constraint WHERE NOT convalidated`;

/** The names of all databases of the server. */
export const POSTGRESQL_DATABASES: Sql = raw('SELECT datname AS name FROM pg_database');

type Open = ServerBackupRules['open'];

/** Backups by pg_dump, as SQL, restored by psql. */
export function createPostgresqlBackup(open: Open) {
  const rules = { open, listTables: LIST_TABLES };

  return createServerBackup({
    ...rules,
    dumpTool: POSTGRESQL_DUMP,
    loadTool: LOAD,
    createLineReader: createCopyReader,
    createDatabase: (name) => raw(`CREATE DATABASE "${name}" TEMPLATE template0 ENCODING 'UTF8'`),
    dropDatabase: (name) => raw(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`),
    dumpRun: (url, tools) => ({
      args: [
        ...['--format=plain', '--encoding=UTF8', '--no-owner', '--no-privileges'],
        '--load-via-partition-root',
        ...connectionArgs(url),
      ],
      environment: environmentOf(url, tools),
    }),
    loadRun,

    /**
     * In one transaction: whoever reads meanwhile sees the old tables or the new ones. Its end is part of what is fed, for psql
     * takes the end of its input for the end of the work, also where it ends because we were killed.
     */
    async replace(live, _scratch, content, { options, tools }) {
      const tables = await tablesOf(rules, live, options);
      const names = tables.map((table) => `"${table}"`).join(', ');
      const drop = tables.length === 0 ? '' : `DROP TABLE ${names} CASCADE;\n`;
      await feedTool(LOAD, loadRun(live, tools), Readable.from(inTransaction(drop, await content())));
      return 'Its tables were replaced in one transaction.';
    },

    findDamage: (url, options) =>
      withConnection(open(url, options), async (connection) => {
        const rows = await connection.reading((runner) => runner.query<{ problem: string }>(FIND_INVALID));
        return rows.map(({ problem }) => problem);
      }),
  });
}

function loadRun(url: string, tools: ToolEnvironment) {
  return {
    args: ['--no-psqlrc', '--quiet', '--set=ON_ERROR_STOP=1', '--file=-', ...connectionArgs(url)],
    environment: environmentOf(url, tools),
  };
}

async function* inTransaction(first: string, content: Readable): AsyncGenerator<unknown> {
  yield `BEGIN;\n${first}`;
  yield* content;
  yield '\nCOMMIT;\n';
}

/** The URL without its password, and without what libpq does not know. */
function connectionArgs(url: string): readonly string[] {
  const plain = new URL(url);
  plain.password = '';
  for (const name of [...plain.searchParams.keys()]) {
    if (!LIBPQ_PARAMETERS.includes(name)) {
      plain.searchParams.delete(name);
    }
  }

  return ['--no-password', `--dbname=${plain.toString()}`];
}

function environmentOf(url: string, tools: ToolEnvironment): ToolEnvironment {
  return { ...tools, PGPASSWORD: decodeURIComponent(new URL(url).password), PGCLIENTENCODING: 'UTF8' };
}

/** Rows stand one to a line between COPY … FROM stdin and a line of backslash and dot. */
function createCopyReader(): LineReader {
  let current: string | null = null;

  return (line) => {
    if (current === null) {
      current = /^COPY (?:\w+\.)?"?(\w+)"? \(/.exec(line)?.[1] ?? null;
      return null;
    }
    if (line === '\\.') {
      current = null;
    }
    return current;
  };
}
