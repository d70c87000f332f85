import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '@openalgo/domain';

/** What became of one command of a group. */
export type Outcome<Result> =
  | { readonly ok: true; readonly value: Result }
  | { readonly ok: false; readonly error: unknown };

export interface GroupCommit<Command, Result> {
  /**
   * Runs a command with whatever else is waiting. Resolves when it is durable; throws its own error, the group's when
   * the whole transaction failed, or `unavailable` when too many are waiting already.
   */
  submit(command: Command): Promise<Result>;
  /** How many commands wait for their group. */
  readonly waiting: number;
}

export interface GroupCommitOptions<Command, Result> {
  /** Runs a group in one transaction: all its effects are durable, or none is. One outcome a command, in order. */
  readonly execute: (commands: readonly Command[]) => Promise<readonly Outcome<Result>[]>;
  readonly groupMax: number;
  readonly waitingMax: number;
}

interface Waiter<Command, Result> {
  readonly command: Command;
  readonly resolve: (value: Result) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Group commit: a transaction costs the same for one command as for fifty, so whoever arrives while one is under way
 * is taken along by the next. A command waits for those whose requests have reached this process already, and for nobody
 * else: one that is alone is run at once.
 */
export function createGroupCommit<Command, Result>(
  options: GroupCommitOptions<Command, Result>,
): GroupCommit<Command, Result> {
  const waiters: Waiter<Command, Result>[] = [];
  let isRunning = false;

  async function run(): Promise<void> {
    isRunning = true;
    while (waiters.length > 0) {
      // SQLite works within this very thread: without a turn of the event loop nobody else would ever have arrived.
      await nextTurn();
      const group = waiters.splice(0, options.groupMax);
      await runGroup(group, options.execute);
    }

    isRunning = false;
  }

  return {
    get waiting() {
      return waiters.length;
    },

    submit(command) {
      if (waiters.length >= options.waitingMax) {
        return Promise.reject(
          new AppError('unavailable', 'OVERLOADED', 'Too many orders are waiting. Try again in a moment.'),
        );
      }

      return new Promise((resolve, reject) => {
        waiters.push({ command, resolve, reject });
        if (!isRunning) {
          void run();
        }
      });
    },
  };
}

/** Never throws: an error belongs to those who wait for it. */
async function runGroup<Command, Result>(
  group: readonly Waiter<Command, Result>[],
  execute: GroupCommitOptions<Command, Result>['execute'],
): Promise<void> {
  try {
    const outcomes = await execute(group.map((waiter) => waiter.command));
    group.forEach((waiter, index) => {
      settle(waiter, outcomes[index]);
    });
  } catch (error) {
    for (const waiter of group) {
      waiter.reject(error);
    }
  }
}

function settle<Command, Result>(
  waiter: Waiter<Command, Result>,
  outcome: Outcome<Result> | undefined,
): void {
  if (outcome === undefined) {
    waiter.reject(new Error('A command of the group has no outcome'));
  } else if (outcome.ok) {
    waiter.resolve(outcome.value);
  } else {
    waiter.reject(outcome.error);
  }
}
