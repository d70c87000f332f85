// npm run bench [-- --json | --check | --smoke | <groups>]: speed, as ratios to baselines of the same run.
import { inRoot } from './lib/paths.mjs';
import { ensureBuilt, ensureInstalled } from './lib/prepare.mjs';
import { run } from './lib/run.mjs';
import { script } from './lib/script.mjs';

await script(async () => {
  await ensureInstalled();
  await ensureBuilt();
  const tsx = inRoot('node_modules', 'tsx', 'dist', 'cli.mjs');
  const main = inRoot('bench', 'src', 'main.ts');
  const { code } = await run(process.execPath, [tsx, '--conditions=source', main, ...process.argv.slice(2)]);
  process.exitCode = code;
});
