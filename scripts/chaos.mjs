// npm run chaos [-- --engine NAME --scenario NAME --kills N --seed N --short]: what must hold when things are killed.
import { runTool } from './lib/tool.mjs';

await runTool('chaos', 'src', 'main.ts');
