// npm run soak [-- --minutes N --rate N --seed N --short]: API, worker, backups and retention together for a while.
import { runTool } from './lib/tool.mjs';

await runTool('chaos', 'src', 'soak.ts');
