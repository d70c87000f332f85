// npm run openalgo -- <command>: the command line, installed and built first where that is due.
import { runCli } from './lib/cli.mjs';
import { ensureBuilt, ensureInstalled } from './lib/prepare.mjs';
import { script } from './lib/script.mjs';

await script(async () => {
  await ensureInstalled();
  await ensureBuilt();
  await runCli(process.argv.slice(2));
});
