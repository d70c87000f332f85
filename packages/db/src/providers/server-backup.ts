import type { Readable } from 'node:stream';
import { PassThrough, pipeline, type Transform } from 'node:stream';
import { AppError } from '@openalgo/domain';
import type { BackupRules, CopyContext, DatabaseCopy, ToolEnvironment } from '../backup/contract.ts';
import { createRowCounter, type LineReader } from '../backup/count-dumped-rows.ts';
import { feedTool, firstLineOf, startTool, type Tool, type ToolRun } from '../backup/run-tool.ts';
import { engineMessage } from '../connect/errors.ts';
import type { ResolvedOptions } from '../connect/options.ts';
import type { MigrationConnection } from '../migrate/connection.ts';
import { withConnection } from '../migrate/with-connection.ts';
import type { Sql } from '../sql/template.ts';

/** Puts a checked copy in the place of the live database; returns what became of the old. */
export type ReplaceOnServer = (
  live: string,
  scratch: string,
  content: () => Promise<Readable>,
  context: CopyContext,
) => Promise<string>;

/** What the two servers do differently about backups, which both leave to programs of their own. */
export interface ServerBackupRules {
  readonly listTables: Sql;
  readonly dumpTool: Tool;
  readonly loadTool: Tool;
  dumpRun(url: string, tools: ToolEnvironment): ToolRun;
  loadRun(url: string, tools: ToolEnvironment): ToolRun;
  /** A reader for one dump, with whatever it needs to remember. */
  createLineReader(): LineReader;
  open(url: string, options: ResolvedOptions): Promise<MigrationConnection>;
  createDatabase(name: string): Sql;
  dropDatabase(name: string): Sql;
  readonly replace: ReplaceOnServer;
  readonly findDamage: BackupRules['findDamage'];
}

/** Backups of a server's database by its dump program, restored beside the live one before anything is replaced. */
export function createServerBackup(rules: ServerBackupRules): BackupRules {
  return {
    extension: 'sql',
    listTables: rules.listTables,
    findDamage: rules.findDamage,
    scratchAddress: (_file, live) => live,
    copy: (url, context) => dump(rules, url, context),

    async stage(url, content, context) {
      const name = besideName(url, 'restore', context.id);
      const scratch = withDatabase(url, name);
      const discard = () => runOn(rules, url, context.options, rules.dropDatabase(name));
      await createScratch(rules, url, context.options, name);
      try {
        await feedTool(rules.loadTool, rules.loadRun(scratch, context.tools), content);
      } catch (error) {
        await discard();
        throw error;
      }

      return {
        address: scratch,
        discard,
        replace: (again) => rules.replace(url, scratch, again, context),
      };
    },
  };
}

/** Of a name on a server no engine takes more. */
const LIVE_NAME_CHARACTERS = 40;
const BESIDE = { restore: '_restore_', replaced: '_replaced_' } as const;

/** What a restore calls the databases that it needs for a while: after the live one, so that they are found if it is killed. */
export function besideName(url: string, kind: keyof typeof BESIDE, id: string): string {
  return `${shortName(url)}${BESIDE[kind]}${id}`;
}

/** Those of the databases' names that restores of this one have given and not taken away. */
export function leftBeside(url: string, names: readonly string[]): readonly string[] {
  return names.filter((name) => Object.values(BESIDE).some((kind) => name.startsWith(shortName(url) + kind)));
}

function shortName(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1)).slice(0, LIVE_NAME_CHARACTERS);
}

/** The URL of another database on the same server. */
function withDatabase(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.toString();
}

async function dump(rules: ServerBackupRules, url: string, context: CopyContext): Promise<DatabaseCopy> {
  const run = rules.dumpRun(url, context.tools);
  const version = await firstLineOf(rules.dumpTool, { ...run, args: ['--version'] });
  const { process, ended } = await startTool(rules.dumpTool, run);
  process.stdin.end();
  const counter = createRowCounter(rules.createLineReader());
  // The pipeline hands over its failure with the stream; here only the program is ended with it.
  const content = pipeline(process.stdout, counter.stream, failingWith(ended), () => process.kill());

  return { content, madeBy: version, rows: counter.rows, dispose: async () => void process.kill() };
}

/** Lets everything through and ends as the program did: a dump is only whole when its program says so. */
function failingWith(ended: Promise<void>): Transform {
  ended.catch(() => {});
  return new PassThrough({
    flush(done) {
      ended.then(() => done(), done);
    },
  });
}

async function createScratch(
  rules: ServerBackupRules,
  url: string,
  options: ResolvedOptions,
  name: string,
): Promise<void> {
  try {
    await runOn(rules, url, options, rules.createDatabase(name));
  } catch (cause) {
    throw new AppError(
      'unavailable',
      'SCRATCH_DATABASE_REFUSED',
      `A backup is checked in a database of its own, and the server did not make one: ${engineMessage(cause)}. Let the user of the database's URL create databases. Nothing was changed.`,
      { cause },
    );
  }
}

/** Runs a statement on its own, outside of any transaction. */
async function runOn(
  { open }: Pick<ServerBackupRules, 'open'>,
  url: string,
  options: ResolvedOptions,
  statement: Sql,
): Promise<void> {
  await withConnection(open(url, options), (connection) =>
    connection.reading((runner) => runner.execute(statement)),
  );
}

/** The tables of a database. */
export function tablesOf(
  { open, listTables }: Pick<ServerBackupRules, 'open' | 'listTables'>,
  url: string,
  options: ResolvedOptions,
): Promise<readonly string[]> {
  return withConnection(open(url, options), async (connection) => {
    const rows = await connection.reading((runner) => runner.query<{ name: string }>(listTables));
    return rows.map(({ name }) => name);
  });
}
