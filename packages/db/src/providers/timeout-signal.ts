import type { ChangeSignal } from '../connect/database.ts';

const LONGEST_WAIT_MS = 10;

/** For engines that we do not ask for changes yet: it is always possible that something has changed a moment later. */
export function openTimeoutSignal(): ChangeSignal {
  return {
    wait: (timeoutMs, signal) =>
      new Promise((resolve) => {
        const finish = (): void => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', finish);
          resolve();
        };
        const timer = setTimeout(finish, signal?.aborted === true ? 0 : Math.min(timeoutMs, LONGEST_WAIT_MS));
        signal?.addEventListener('abort', finish, { once: true });
      }),
    close: () => {},
  };
}
