import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { systemClock } from '@openalgo/domain';
import { createOutput } from './output.ts';
import { runCommandLine } from './run.ts';

const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** From the source and from the build alike: both lie one folder below the app. */
function moduleOf(app: string): string {
  return fileURLToPath(new URL(`../../${app}/dist/main.js`, import.meta.url));
}

/** Every further signal is taken without effect: the first has begun an end that is limited in time. */
function listenForStop(): AbortSignal {
  const stop = new AbortController();

  for (const signal of STOP_SIGNALS) {
    process.on(signal, () => stop.abort());
  }

  return stop.signal;
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
