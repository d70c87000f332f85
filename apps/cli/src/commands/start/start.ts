import { join, relative } from 'node:path';
import type { CliContext } from '../../context.ts';
import { assertPortFree } from '../../preflight.ts';
import { init } from '../init/init.ts';
import { createForwardingSink, createTerminalSink } from './log-sink.ts';
import { supervise } from './supervise.ts';
import { renderWelcome } from './welcome.ts';

const READY_TIMEOUT_MS = 60_000;
/** Ctrl-C is answered within 5 s, whatever the processes are doing. */
const STOP_TIMEOUT_MS = 4_500;

/**
 * `openalgo start`: makes everything ready, then runs the API and the worker until the process is told to stop. Throws an
 * AppError when one of the two ends by itself.
 *
 * With somebody watching, warnings are shown and the full logs are kept in `<run folder>/logs`; else they go to stdout.
 */
export async function start(context: CliContext): Promise<void> {
  const { output, services, rootDir } = context;
  const { config, demoFile } = await init(context, ({ host, port }) => assertPortFree(host, port));
  const logsFolder = context.interactive ? join(rootDir, config.runDir, 'logs') : null;

  output.progress('Starting the API and the worker …');
  const troubles = await supervise(
    [
      { name: 'API', script: services.api },
      { name: 'worker', script: services.worker },
    ],
    {
      stop: context.listenForStop(),
      readyTimeoutMs: READY_TIMEOUT_MS,
      stopTimeoutMs: STOP_TIMEOUT_MS,
      onOutput: logsFolder === null ? createForwardingSink(output) : createTerminalSink(output, logsFolder),
      onReady([api]) {
        const shown = (path: string | null) => path && relative(rootDir, path);
        const url = api?.url ?? `http://${config.host}:${config.port}`;
        output.progress(renderWelcome({ url, demoFile: shown(demoFile), logsFolder: shown(logsFolder) }));
      },
    },
  );

  for (const trouble of troubles) {
    output.progress(`warning: ${trouble}`);
  }

  output.progress('Stopped.');
}
