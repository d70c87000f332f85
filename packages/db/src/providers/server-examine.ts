import { AppError } from '@openalgo/domain';
import type { BackupRules, ToolEnvironment } from '../backup/contract.ts';
import { firstLineOf, type Tool } from '../backup/run-tool.ts';
import { advise, type ExamineContext, type Observation, ok, problem } from '../doctor/finding.ts';

/** What can be wrong with a database on a server, as far as its client may ask. */
export async function examineServer(
  { findDamage, dumpTool }: Pick<BackupRules, 'findDamage'> & { readonly dumpTool: Tool },
  url: string,
  { tools, options }: ExamineContext,
): Promise<readonly Observation[]> {
  const damage = await findDamage(url, options);
  const integrity =
    damage.length === 0
      ? [ok('integrity', 'sound')]
      : damage.map((message) => problem('integrity', message, 'Repair it, or restore a backup'));

  return [...integrity, await examineTool(dumpTool, tools)];
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
