import type { Clock, Instant } from '@openalgo/domain';
import type { DayJobs, DayPlan, DayReport } from '@openalgo/sandbox';

/** When the jobs of the day run: on the market clock, so that a recorded week has them at their times. */
export interface DaySchedule {
  /** Before a tick of this market time or later is applied, `advanceTo` must have been called with it. */
  readonly nextAt: Instant;
  /** Runs all that is due up to a market time; null where market time is not known yet. */
  advanceTo(at: Instant | null): Promise<void>;
}

export interface DayScheduleOptions {
  readonly jobs: DayJobs;
  /**
   * `feed`: market time jumps from tick to tick, so each moment that was jumped over has its own run, at its own time.
   * `system`: what was missed is made up now.
   */
  readonly marketClock: 'system' | 'feed';
  /** The system's time, for how often to look again at what waits and at the settings. */
  readonly clock: Clock;
  readonly onDone: (at: Instant, report: DayReport) => void;
}

const LOOK_EVERY_MS = 1000;
/** Market time after which a position that waits for a quote is tried again, however fast a recording runs. */
const RETRY_AFTER_MS = 60_000;

/** What has run. */
interface Progress {
  readonly doneAt: Instant;
  readonly plan: DayPlan;
  readonly isWaiting: boolean;
}

/** The first call runs everything that is due by then, whenever that was: what a worker that was away has missed. */
export function createDaySchedule({ jobs, marketClock, clock, onDone }: DayScheduleOptions): DaySchedule {
  let progress: Progress | null = null;
  let lookedAt = 0;

  async function run(at: Instant): Promise<Progress> {
    const report = await jobs.run(at);
    progress = { doneAt: at, plan: await jobs.plan(at), isWaiting: report.waiting > 0 };
    lookedAt = clock.now();
    onDone(at, report);
    return progress;
  }

  /** Positions wait for quotes, and settings may have made something due that was not. */
  async function lookAgain({ doneAt, plan, isWaiting }: Progress, at: Instant): Promise<void> {
    lookedAt = clock.now();
    const { settings } = await jobs.plan(doneAt);
    if (isWaiting || settings !== plan.settings) {
      await run(at);
    }
  }

  return {
    get nextAt() {
      return progress === null ? Number.NEGATIVE_INFINITY : nextOf(progress);
    },

    async advanceTo(at) {
      if (at === null) {
        return;
      }

      let done = progress ?? (await run(at));
      while (nextOf(done) <= at) {
        done = await run(marketClock === 'feed' ? Math.min(done.plan.nextAt, at) : at);
      }

      if (clock.now() - lookedAt >= LOOK_EVERY_MS) {
        await lookAgain(done, at);
      }
    },
  };
}

function nextOf({ doneAt, plan, isWaiting }: Progress): Instant {
  return isWaiting ? Math.min(plan.nextAt, doneAt + RETRY_AFTER_MS) : plan.nextAt;
}
