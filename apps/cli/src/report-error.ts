import { AppError } from '@openalgo/domain';
import { CommanderError } from 'commander';
import { ExitCode } from './exit-code.ts';
import type { Output } from './output.ts';

/**
 * Tells what went wrong and answers the exit code: one line for what we foresaw, with its causes if `verbose`; the whole
 * stack for a bug.
 */
export function reportError(error: unknown, output: Output, verbose: boolean): ExitCode {
  if (error instanceof CommanderError) {
    // Commander has already said it, or shown the help that was asked for.
    return error.exitCode === 0 ? ExitCode.ok : ExitCode.usage;
  }

  if (!(error instanceof AppError)) {
    output.progress(`error: this is a bug, please report it: ${stackOf(error)}`);
    return ExitCode.failure;
  }

  output.progress(`error: ${error.message}`);

  for (const [field, reasons] of Object.entries(error.fields ?? {})) {
    output.progress(`  ${field}: ${reasons.join('; ')}`);
  }

  if (verbose && error.cause !== undefined) {
    output.progress(`cause: ${stackOf(error.cause)}`);
  }

  return ExitCode.failure;
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
