import type { CliContext } from '../context.ts';
import type { CommandResult } from '../result.ts';

export async function createUser(_context: CliContext, _options: unknown): Promise<CommandResult> {
  throw new Error('not yet');
}
export async function rotateApiKey(_context: CliContext, _options: unknown): Promise<CommandResult> {
  throw new Error('not yet');
}
