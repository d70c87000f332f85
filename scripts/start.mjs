// npm start: installs and builds what is missing, then runs the API and the worker until Ctrl-C.
import { runCli } from './lib/cli.mjs';
import { endWithNpm } from './lib/parent.mjs';
import { ensureBuilt, ensureInstalled } from './lib/prepare.mjs';
import { script } from './lib/script.mjs';

await script(async () => {
  endWithNpm();
  await ensureInstalled();
  await ensureBuilt();
  await runCli(['start', ...process.argv.slice(2)]);
});
