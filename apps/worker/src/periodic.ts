import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Runs a task again and again until `signal` aborts, with a pause after each run. A run that fails is told to
 * `onError` and does not end the series: what the task depends on may be back the next time.
 */
export async function runPeriodically(
  task: () => Promise<void>,
  everyMs: number,
  signal: AbortSignal,
  onError: (error: unknown) => void,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await task();
    } catch (error) {
      onError(error);
    }

    await pause(everyMs, signal);
  }
}

/** Resolves after a time, or when `signal` aborts. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, { signal });
  } catch {
    // The only way a sleep can fail is that it was aborted, which is what the caller asked for.
  }
}
