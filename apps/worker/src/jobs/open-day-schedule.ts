import { createInstrumentRepository } from '@openalgo/db';
import { istTimestamp } from '@openalgo/domain';
import {
  createDayJobs,
  type DayJobs,
  type DayReport,
  type JobOptions,
  settingDefaultsOf,
} from '@openalgo/sandbox';
import type { WorkerDependencies } from '../dependencies.ts';
import { untilDurable } from '../until-durable.ts';
import { createDaySchedule, type DaySchedule } from './day-schedule.ts';

/** The jobs of the day on this worker's databases. A run waits for a database that is away, and ticks wait for the run. */
export function openDaySchedule(dependencies: WorkerDependencies, signal: AbortSignal): DaySchedule {
  const { sandbox, clock, config, log } = dependencies;
  const jobs = createDayJobs(sandbox, jobOptions(dependencies));
  const onRetry = (error: unknown) => log.warn({ err: error }, 'A job of the day waits for its database');
  const patient: DayJobs = {
    run: (at) => untilDurable(() => jobs.run(at), signal, onRetry),
    retry: (at, userIds) => untilDurable(() => jobs.retry(at, userIds), signal, onRetry),
    plan: (after) => untilDurable(() => jobs.plan(after), signal, onRetry),
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

function jobOptions({ main, memory, clock, config }: WorkerDependencies): JobOptions {
  const instruments = createInstrumentRepository(main);

  return {
    clock,
    marketClock: config.marketClock,
    numbersTicks: config.quotes.source === 'push',
    settingDefaults: settingDefaultsOf(config),
    calendar: memory.calendar,
    findInstruments: (keys) => instruments.findMany(keys),
  };
}

function hasDoneAnything({ cancelled, closed, delivered, dailyRows, resets }: DayReport): boolean {
  return cancelled + closed + delivered + dailyRows + resets > 0;
}
