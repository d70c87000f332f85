// npm run bench [-- --json | --check | --smoke | <groups>]: speed, as ratios to baselines of the same run.
import { runTool } from './lib/tool.mjs';

await runTool('bench', 'src', 'main.ts');
