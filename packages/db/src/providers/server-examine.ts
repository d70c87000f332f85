import { AppError } from '@openalgo/domain';
import type { BackupRules, ToolEnvironment } from '../backup/contract.ts';
import { firstLineOf, type Tool } from '../backup/run-tool.ts';
import { advise, type ExamineContext, type Observation, ok, problem } from '../doctor/finding.ts';
import { withConnection } from '../migrate/with-connection.ts';
import type { Sql } from '../sql/template.ts';
import { leftBeside, type ServerBackupRules } from './server-backup.ts';

/** What examining a server takes of its engine. */
interface ServerExamination extends Pick<BackupRules, 'findDamage'>, Pick<ServerBackupRules, 'open'> {
  readonly dumpTool: Tool;
  /** Tells the `name` of every database. */
  readonly listDatabases: Sql;
}

/** What can be wrong with a database on a server, as far as its client may ask. */
export async function examineServer(
  engine: ServerExamination,
  url: string,
  context: ExamineContext,
): Promise<readonly Observation[]> {
  const { findDamage, dumpTool } = engine;
  const { tools, options } = context;
  const damage = await findDamage(url, options);
  const integrity =
    damage.length === 0
      ? [ok('integrity', 'sound')]
      : damage.map((message) => problem('integrity', message, 'Repair it, or restore a backup'));

  return [
    ...integrity,
    await examineTool(dumpTool, tools),
    ...(await examineLeftovers(engine, url, context)),
  ];
}

/** What restores that were killed left on the server. */
async function examineLeftovers(
  { open, listDatabases }: ServerExamination,
  url: string,
  { options }: ExamineContext,
): Promise<readonly Observation[]> {
  const rows = await withConnection(open(url, options), (connection) =>
    connection.reading((runner) => runner.query<{ name: string }>(listDatabases)),
  );
  const left = leftBeside(
    url,
    rows.map(({ name }) => name),
  );
  return left.map((name) =>
    advise('leftovers', `${name} is of a restore`, `When none is under way: DROP DATABASE ${name}`),
  );
}

async function examineTool(tool: Tool, tools: ToolEnvironment): Promise<Observation> {
  try {
    return ok('backup', await firstLineOf(tool, { args: ['--version'], environment: tools }));
  } catch (error) {
    if (error instanceof AppError) {
      return advise('backup', 'cannot be made', error.message);
    }

    throw error;
  }
}
