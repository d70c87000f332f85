import type { Config } from '@openalgo/config';
import { numbersTicks } from '@openalgo/config';
import { createQuoteWatch } from '@openalgo/sandbox';
import type { Registry } from 'prom-client';
import type { WorkerDependencies } from '../dependencies.ts';
import { runPeriodically } from '../periodic.ts';
import type { Membership } from '../sharing/membership.ts';
import { createQuoteAlarm } from './quote-alarm.ts';
import { openStatusServer } from './status-server.ts';
import { createWorkerStatus } from './worker-status.ts';

/** What watching the worker needs besides. */
export interface WatchDependencies {
  readonly config: Pick<Config, 'workerListen'>;
  readonly registry: Registry;
}

/** The worker as those see it who watch it. */
export interface Watch {
  /** To be told of every beat that became durable. */
  noteBeat(): void;
  /** Looks at the source of prices, and answers who asks, until the signal aborts. */
  run(signal: AbortSignal): Promise<void>;
}

const LOOK_EVERY_MS = 2000;

export function createWatch(
  dependencies: Omit<WorkerDependencies, 'config'> &
    WatchDependencies & { readonly config: WorkerDependencies['config'] & WatchDependencies['config'] },
  membership: Membership,
): Watch {
  const { config, sandbox, memory, clock, log, registry } = dependencies;
  const watch = createQuoteWatch(sandbox.session, {
    clock,
    marketClock: config.marketClock,
    numbersTicks: numbersTicks(config.quotes.source),
    calendar: memory.calendar,
    staleMs: config.quoteTrust.staleMs,
  });
  const alarm = createQuoteAlarm({ watch, registry, log });
  const status = createWorkerStatus({ ...dependencies, membership, alarm });

  return {
    noteBeat: status.noteBeat,

    async run(signal) {
      const { workerListen } = config;
      const server =
        workerListen === null
          ? null
          : await openStatusServer({ ...workerListen, registry, state: status.read });
      if (server !== null) {
        log.info({ url: server.url }, 'Health and metrics are shown');
      }

      await runPeriodically(alarm.look, LOOK_EVERY_MS, signal, (err) =>
        log.warn({ err }, 'How the prices do could not be read'),
      );
      await server?.close();
    },
  };
}
