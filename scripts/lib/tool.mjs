import { inRoot } from './paths.mjs';
import { ensureBuilt, ensureInstalled } from './prepare.mjs';
import { run } from './run.mjs';
import { script } from './script.mjs';

/**
 * Runs a tool of the repository, which starts the apps as built: from its source, with the arguments of this process and
 * its exit code.
 * @param {...string} main the module's path in the repository
 */
export function runTool(...main) {
  return script(async () => {
    await ensureInstalled();
    await ensureBuilt();
    const tsx = inRoot('node_modules', 'tsx', 'dist', 'cli.mjs');
    const args = [tsx, '--conditions=source', inRoot(...main), ...process.argv.slice(2)];
    const { code } = await run(process.execPath, args);
    process.exitCode = code;
  });
}
