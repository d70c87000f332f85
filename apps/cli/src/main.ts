import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { systemClock } from '@openalgo/domain';
import { createOutput } from './output.ts';
import { runCommandLine } from './run.ts';
import { listenForStop } from './stop-signal.ts';

/** From the source and from the build alike: both lie one folder below the app. */
function moduleOf(app: string): string {
  return fileURLToPath(new URL(`../../${app}/dist/main.js`, import.meta.url));
}

process.exitCode = await runCommandLine(process.argv.slice(2), {
  rootDir: process.cwd(),
  output: createOutput(),
  interactive: process.stdout.isTTY === true,
  clock: systemClock,
  readStdin: () => text(process.stdin),
  services: { api: moduleOf('api'), worker: moduleOf('worker') },
  listenForStop,
});
