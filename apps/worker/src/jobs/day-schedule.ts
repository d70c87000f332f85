import { type Clock, hasPassed, type Instant } from '@openalgo/domain';
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
  /** The system's time, for how often to look again at what waits and at the rules. */
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
  /** Accounts that wait for a quote. */
  readonly waiting: readonly string[];
}

/** The first call runs everything that is due by then, whenever that was: what a worker that was away has missed. */
export function createDaySchedule({ jobs, marketClock, clock, onDone }: DayScheduleOptions): DaySchedule {
  let progress: Progress | null = null;
  let lookedAt = 0;

  function note(at: Instant, plan: DayPlan, report: DayReport): Progress {
    progress = { doneAt: at, plan, waiting: report.waiting };
    lookedAt = clock.now();
    onDone(at, report);
    return progress;
  }

  /** The plan is made first: a rule that changes meanwhile is then found changed later, and not missed. */
  async function run(at: Instant): Promise<Progress> {
    const plan = await jobs.plan(at);
    return note(at, plan, await jobs.run(at));
  }

  async function retry({ plan, waiting }: Progress, at: Instant): Promise<Progress> {
    return note(at, plan, await jobs.retry(at, waiting));
  }

  /** What comes next, by a market time: what a moment makes due, or what waits for a quote once more. */
  function advance(done: Progress, at: Instant): Promise<Progress> {
    if (done.plan.nextAt > at) {
      return retry(done, at);
    }

    return run(marketClock === 'feed' ? done.plan.nextAt : at);
  }

  /** Quotes may have come, and a setting or the calendar may have made something due that was not. */
  async function lookAgain(done: Progress, at: Instant): Promise<void> {
    lookedAt = clock.now();
    const { rules } = await jobs.plan(done.doneAt);
    if (rules !== done.plan.rules) {
      await run(at);
    } else if (done.waiting.length > 0) {
      await retry(done, at);
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
        done = await advance(done, at);
      }

      if (hasPassed(LOOK_EVERY_MS, lookedAt, clock.now())) {
        await lookAgain(done, at);
      }
    },
  };
}

function nextOf({ doneAt, plan, waiting }: Progress): Instant {
  return waiting.length > 0 ? Math.min(plan.nextAt, doneAt + RETRY_AFTER_MS) : plan.nextAt;
}
