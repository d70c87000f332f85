import { pathToFileURL } from 'node:url';
import { inRoot } from './paths.mjs';

/**
 * Runs the built command line in this very process, so that signals, output and exit code are its own.
 * @param {readonly string[]} args
 */
export async function runCli(args) {
  const main = inRoot('apps', 'cli', 'dist', 'main.js');
  process.argv = [process.execPath, main, ...args];
  await import(pathToFileURL(main).href);
}
