// npm run soak [-- --minutes N --rate N --seed N --short]: API, worker, backups and retention together for a while.
import { inRoot } from './lib/paths.mjs';
import { ensureBuilt, ensureInstalled } from './lib/prepare.mjs';
import { run } from './lib/run.mjs';
import { script } from './lib/script.mjs';

await script(async () => {
  await ensureInstalled();
  await ensureBuilt();
  const tsx = inRoot('node_modules', 'tsx', 'dist', 'cli.mjs');
  const main = inRoot('chaos', 'src', 'soak.ts');
  const { code } = await run(process.execPath, [tsx, '--conditions=source', main, ...process.argv.slice(2)]);
  process.exitCode = code;
});
