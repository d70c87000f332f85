// npm run build, npm run typecheck: a turbo task in every workspace, with no pnpm installed beforehand.

import { turbo } from './lib/pnpm.mjs';
import { ensureInstalled } from './lib/prepare.mjs';
import { script } from './lib/script.mjs';

await script(async () => {
  await ensureInstalled();
  const { code } = await turbo([...process.argv.slice(2), '--output-logs=new-only']);
  process.exitCode = code;
});
