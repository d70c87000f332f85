import type { ToolEnvironment } from '../../backup/contract.ts';
import type { Tool } from '../../backup/run-tool.ts';
import { withConnection } from '../../migrate/with-connection.ts';
import { raw, type Sql, sql } from '../../sql/template.ts';
import { besideName, createServerBackup, type ServerBackupRules, tablesOf } from '../server-backup.ts';
import { mysqlConnectionSettings } from './connection-settings.ts';

const PACKAGES = 'mariadb-client or mysql-client';
/** What makes the copies. */
export const MYSQL_DUMP: Tool = {
  commands: [
    { name: 'mariadb-dump' },
    { name: 'mysqldump', args: ['--set-gtid-purged=OFF', '--column-statistics=0'] },
  ],
  packages: PACKAGES,
};
const LOAD: Tool = { commands: [{ name: 'mariadb' }, { name: 'mysql' }], packages: PACKAGES };
/** One transaction that reads one moment and locks nothing; a row to a line, so that rows can be counted. */
const DUMP_ARGS: readonly string[] = [
  '--single-transaction',
  '--quick',
  '--skip-lock-tables',
  '--no-tablespaces',
  '--hex-blob',
  '--skip-extended-insert',
  '--no-autocommit',
  '--default-character-set=utf8mb4',
];
const LIST_TABLES = sql`SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE' ORDER BY table_name`;

/** The names of all databases that this user sees. */
export const MYSQL_DATABASES: Sql = raw('SELECT schema_name AS name FROM information_schema.schemata');

type Open = ServerBackupRules['open'];

/** Backups by mariadb-dump or mysqldump, as SQL, restored by their client. */
export function createMysqlBackup(open: Open) {
  const rules = { open, listTables: LIST_TABLES };

  return createServerBackup({
    ...rules,
    dumpTool: MYSQL_DUMP,
    loadTool: LOAD,
    createLineReader: () => (line) => /^INSERT INTO `([^`]+)`/.exec(line)?.[1] ?? null,
    createDatabase: (name) => raw(`CREATE DATABASE \`${name}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`),
    dropDatabase: (name) => raw(`DROP DATABASE IF EXISTS \`${name}\``),
    dumpRun: (url, tools) => ({
      args: [...DUMP_ARGS, ...connectionArgs(url)],
      environment: environmentOf(url, tools),
    }),
    loadRun: (url, tools) => ({
      args: ['--default-character-set=utf8mb4', ...connectionArgs(url)],
      environment: environmentOf(url, tools),
    }),

    /** One statement moves the old tables out and the new ones in; no reader sees anything between. */
    async replace(live, scratch, _content, { options, id }) {
      const old = besideName(live, 'replaced', id);
      const moves = [
        ...moveTables(await tablesOf(rules, live, options), databaseOf(live), old),
        ...moveTables(await tablesOf(rules, scratch, options), databaseOf(scratch), databaseOf(live)),
      ];
      await withConnection(open(live, options), (connection) =>
        connection.exclusively(async (runner) => {
          await runner.execute(raw(`CREATE DATABASE \`${old}\``));
          await runner.execute(raw('SET SESSION foreign_key_checks = 0'));
          await runner.execute(raw(`RENAME TABLE ${moves.join(', ')}`));
          await runner.execute(raw(`DROP DATABASE \`${old}\``));
        }),
      );

      return 'Its tables were replaced in one step.';
    },

    async findDamage(url, options) {
      const tables = await tablesOf(rules, url, options);
      return withConnection(open(url, options), (connection) =>
        connection.reading(async (runner) => {
          const problems: string[] = [];
          for (const table of tables) {
            const rows = await runner.query<CheckRow>(raw(`CHECK TABLE \`${table}\``));
            problems.push(...rows.filter(isProblem).map(({ Msg_text }) => `table ${table}: ${Msg_text}`));
          }

          return problems;
        }),
      );
    },
  });
}

interface CheckRow {
  readonly Msg_type: string;
  readonly Msg_text: string;
}

function isProblem({ Msg_type, Msg_text }: CheckRow): boolean {
  return Msg_type === 'error' || (Msg_type === 'status' && Msg_text !== 'OK');
}

function moveTables(tables: readonly string[], from: string, to: string): string[] {
  return tables.map((table) => `\`${from}\`.\`${table}\` TO \`${to}\`.\`${table}\``);
}

function databaseOf(url: string): string {
  return mysqlConnectionSettings(url).database;
}

/** Over TCP always: to these programs localhost means a socket. */
function connectionArgs(url: string): readonly string[] {
  const { host, port, user, database } = mysqlConnectionSettings(url);
  return ['--protocol=tcp', `--host=${host}`, `--port=${port}`, `--user=${user}`, database];
}

function environmentOf(url: string, tools: ToolEnvironment): ToolEnvironment {
  return { ...tools, MYSQL_PWD: mysqlConnectionSettings(url).password };
}
