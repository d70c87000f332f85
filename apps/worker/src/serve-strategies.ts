import { istTimestamp } from '@openalgo/domain';
import { createSignalCarrier, createStrategySquareOff, openStrategyRoom } from '@openalgo/strategies';
import { accountOptions } from './account-options.ts';
import type { WorkerDependencies } from './dependencies.ts';
import { runPeriodically } from './periodic.ts';

/** What a look costs is one query by an index; a signal waits for half of this on average. */
const SIGNALS_EVERY_MS = 50;
const SQUARE_OFF_EVERY_MS = 500;
/** Only what a crash or an outage has left; whoever approves has the order placed at once. */
const APPROVALS_EVERY_MS = 2000;

/**
 * Carries out signals, square-offs and approvals that were left, of the users that `serves` picks, until `signal` aborts.
 * That two workers at once would do the same is harmless: all of it is done under keys, or asks for a state.
 */
export async function serveStrategies(
  dependencies: WorkerDependencies,
  serves: (userId: string) => boolean,
  signal: AbortSignal,
): Promise<void> {
  const { log } = dependencies;
  const { carrier, squareOff, actionCenter } = openStrategies(dependencies);
  const series = (what: string, everyMs: number, task: () => Promise<unknown>) =>
    runPeriodically(
      async () => {
        await task();
      },
      everyMs,
      signal,
      (err) => log.error({ err }, `${what} failed and is tried again`),
    );

  async function carryAll(): Promise<void> {
    while (!signal.aborted && (await carrier.run(serves, signal)) > 0) {
      // Where something was carried there may be more.
    }
  }

  await Promise.all([
    series('Carrying out signals', SIGNALS_EVERY_MS, carryAll),
    series('Squaring strategies off', SQUARE_OFF_EVERY_MS, () => squareOff.run(serves)),
    series('Placing approved orders', APPROVALS_EVERY_MS, () => actionCenter.resume(serves)),
  ]);
}

function openStrategies(dependencies: WorkerDependencies) {
  const { main, sandbox, log } = dependencies;
  const room = openStrategyRoom({ main, sandbox, accounts: accountOptions(dependencies) });
  const actionCenter = room.openActionCenter(room.accounts);

  return {
    actionCenter,
    carrier: createSignalCarrier({
      ...room,
      actionCenter,
      onFailure: ({ id, lane, userId }, err, isGivenUp) => {
        const what = isGivenUp ? 'A signal was given up' : 'A signal failed and is tried again';
        log[isGivenUp ? 'error' : 'warn']({ err, signal: id, strategy: lane, userId }, what);
      },
    }),
    squareOff: createStrategySquareOff({
      ...room,
      onSquaredOff: ({ name, userId }, exit, closed) =>
        log.info({ strategy: name, userId, exit: istTimestamp(exit), closed }, 'A strategy was squared off'),
      onFailure: ({ name, userId }, err) =>
        log.error({ err, strategy: name, userId }, 'A strategy could not be squared off'),
    }),
  };
}
