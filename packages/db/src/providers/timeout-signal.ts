import type { ChangeSignal } from '../connect/database.ts';

/** How long whoever is told of no changes waits at most before looking. */
export const UNTOLD_WAIT_MS = 10;

/** For an engine that tells of no changes: it is always possible that something has changed a moment later. */
export function openTimeoutSignal(): ChangeSignal {
  return {
    wait: (timeoutMs, signal) =>
      new Promise((resolve) => {
        const finish = (): void => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', finish);
          resolve();
        };
        const timer = setTimeout(finish, signal?.aborted === true ? 0 : Math.min(timeoutMs, UNTOLD_WAIT_MS));
        signal?.addEventListener('abort', finish, { once: true });
      }),
    close: () => {},
  };
}
