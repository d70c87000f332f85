import { Interrupted, ScriptError } from './errors.mjs';
import { requireNode } from './node-version.mjs';

/**
 * One line of progress. It goes to stderr, for stdout belongs to the data of the command that is run.
 * @param {string} line
 */
export function progress(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * Runs a script's main function on a Node that can run it; its failures become one line and exit code 1.
 * @param {() => Promise<void> | void} main
 */
export async function script(main) {
  try {
    requireNode(process.versions.node);
    await main();
  } catch (error) {
    process.exitCode = report(error);
  }
}

/**
 * @param {unknown} error
 * @returns {number} the exit code
 */
function report(error) {
  if (error instanceof Interrupted) {
    return error.exitCode;
  }

  if (error instanceof ScriptError) {
    progress(`error: ${error.message}`);
  } else {
    progress(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }

  return 1;
}
