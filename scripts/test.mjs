// npm test [-- <arguments of vitest>]: every test, or those that the arguments choose.
import { inRoot } from './lib/paths.mjs';
import { ensureGenerated, ensureInstalled } from './lib/prepare.mjs';
import { run } from './lib/run.mjs';
import { script } from './lib/script.mjs';

await script(async () => {
  await ensureInstalled();
  await ensureGenerated();
  const vitest = inRoot('node_modules', 'vitest', 'vitest.mjs');
  const { code } = await run(process.execPath, [vitest, 'run', ...process.argv.slice(2)]);
  process.exitCode = code;
});
