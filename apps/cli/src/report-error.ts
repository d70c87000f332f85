import { ConfigError } from '@openalgo/config';
import { AppError } from '@openalgo/domain';
import { CommanderError } from 'commander';
import { ExitCode } from './exit-code.ts';
import type { Output } from './output.ts';

/**
 * Tells what went wrong and answers the exit code: a line for each problem that we foresaw, the first with its code, and
 * its cause if `verbose`; the whole stack for a bug.
 */
export function reportError(error: unknown, output: Output, verbose: boolean): ExitCode {
  if (error instanceof CommanderError) {
    // Commander has already said it, or shown the help that was asked for.
    return error.exitCode === 0 ? ExitCode.ok : ExitCode.usage;
  }

  const problems = problemsOf(error);

  if (problems === null) {
    output.progress(`error: this is a bug, please report it: ${stackOf(error)}`);
    return ExitCode.failure;
  }

  for (const problem of problems) {
    output.progress(`error: ${problem}`);
  }

  if (verbose && error instanceof Error && error.cause !== undefined) {
    output.progress(`cause: ${stackOf(error.cause)}`);
  }

  return ExitCode.failure;
}

/** What to tell of a failure that was foreseen; null for a bug. */
function problemsOf(error: unknown): readonly string[] | null {
  if (error instanceof ConfigError) {
    return error.problems;
  }

  if (error instanceof AppError) {
    const fields = Object.entries(error.fields ?? {});
    return [
      `${error.message} [${error.code}]`,
      ...fields.map(([field, reasons]) => `${field}: ${reasons.join('; ')}`),
    ];
  }

  return null;
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
