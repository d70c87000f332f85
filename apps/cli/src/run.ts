import type { CliContext } from './context.ts';
import { ExitCode } from './exit-code.ts';
import { createProgram } from './program.ts';
import { reportError } from './report-error.ts';

/** Runs one command line, without the program's own name, and answers the exit code. Never throws. */
export async function runCommandLine(args: readonly string[], context: CliContext): Promise<ExitCode> {
  const program = createProgram(context);

  try {
    await program.parseAsync(args, { from: 'user' });
    return ExitCode.ok;
  } catch (error) {
    return reportError(error, context.output, program.opts().verbose === true);
  }
}
