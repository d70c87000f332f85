// A process as `openalgo start` is one, with stand-ins for the API and the worker: run-stand-ins.ts <api> <worker>
import { systemClock } from '@openalgo/domain';
import { createOutput } from '../src/output.ts';
import { runCommandLine } from '../src/run.ts';
import { listenForStop } from '../src/stop-signal.ts';

const [, , api = '', worker = ''] = process.argv;
process.exitCode = await runCommandLine(['start'], {
  rootDir: process.cwd(),
  env: { NODE_ENV: 'production' },
  output: createOutput(),
  interactive: false,
  clock: systemClock,
  readStdin: async () => '',
  services: { api, worker },
  listenForStop,
});
