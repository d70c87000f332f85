// npm run dev: the API and the worker from their sources, each restarted when one of them changes.
import { ScriptError } from './lib/errors.mjs';
import { endWithNpm } from './lib/parent.mjs';
import { inRoot } from './lib/paths.mjs';
import { ensureGenerated, ensureInstalled } from './lib/prepare.mjs';
import { run } from './lib/run.mjs';
import { script } from './lib/script.mjs';

const TSX = inRoot('node_modules', 'tsx', 'dist', 'cli.mjs');
// The packages' own TypeScript instead of what was built of them.
const FROM_SOURCE = '--conditions=source';

/** @param {string} app */
const mainOf = (app) => inRoot('apps', app, 'src', 'main.ts');

/** @param {string} app */
const watch = (app) =>
  run(process.execPath, [TSX, 'watch', '--clear-screen=false', FROM_SOURCE, mainOf(app)], { ownGroup: true });

await script(async () => {
  endWithNpm();
  await ensureInstalled();
  await ensureGenerated();
  const { code } = await run(process.execPath, [TSX, FROM_SOURCE, mainOf('cli'), 'init']);

  if (code !== 0) {
    throw new ScriptError('nothing was started, see above');
  }

  await Promise.all([watch('api'), watch('worker')]);
});
