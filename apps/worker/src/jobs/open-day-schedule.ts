import { numbersTicks } from '@openalgo/config';
import { createInstrumentRepository } from '@openalgo/db';
import { istTimestamp } from '@openalgo/domain';
import type { QuoteBook } from '@openalgo/market';
import {
  createDayJobs,
  type DayJobs,
  type DayReport,
  type JobOptions,
  settingDefaultsOf,
} from '@openalgo/sandbox';
import type { WorkerDependencies } from '../dependencies.ts';
import type { Share } from '../sharing/share.ts';
import { untilDurable } from '../until-durable.ts';
import { createDaySchedule, type DaySchedule } from './day-schedule.ts';

/** What the jobs need of the worker. */
type DayDependencies = Omit<WorkerDependencies, 'metrics' | 'tracing'>;

/** Whose day it is, and by which prices. */
export interface DayScope {
  readonly share: Pick<Share, 'serves'>;
  readonly quotes: Pick<QuoteBook, 'get'>;
}

/**
 * The jobs of the day for the accounts that are served here. A run waits for a database that is away, and ticks wait for
 * the run.
 */
export function openDaySchedule(
  dependencies: DayDependencies,
  scope: DayScope,
  signal: AbortSignal,
): DaySchedule {
  const { sandbox, clock, config, log, random } = dependencies;
  const jobs = createDayJobs(sandbox, jobOptions(dependencies, scope));
  const onRetry = (error: unknown) => log.warn({ err: error }, 'A job of the day waits for its database');
  const patience = { signal, onRetry, random };
  const patient: DayJobs = {
    run: (at) => untilDurable(() => jobs.run(at), patience),
    retry: (at, userIds) => untilDurable(() => jobs.retry(at, userIds), patience),
    plan: (after) => untilDurable(() => jobs.plan(after), patience),
  };

  return createDaySchedule({
    jobs: patient,
    marketClock: config.marketClock,
    clock,
    onDone(at, report) {
      if (hasDoneAnything(report)) {
        const counts = { ...report, waiting: report.waiting.length };
        log.info({ marketTime: istTimestamp(at), ...counts }, 'The jobs of the day ran');
      }
    },
  });
}

function jobOptions(
  { main, memory, clock, config }: DayDependencies,
  { share, quotes }: DayScope,
): JobOptions {
  const instruments = createInstrumentRepository(main);

  return {
    clock,
    marketClock: config.marketClock,
    numbersTicks: numbersTicks(config.quotes.source),
    settingDefaults: settingDefaultsOf(config),
    calendar: memory.calendar,
    findInstruments: (keys) => instruments.findMany(keys),
    findQuotes: async (keys) => keys.flatMap((key) => quotes.get(key) ?? []),
    serves: share.serves,
  };
}

function hasDoneAnything({ cancelled, closed, delivered, dailyRows, resets }: DayReport): boolean {
  return cancelled + closed + delivered + dailyRows + resets > 0;
}
