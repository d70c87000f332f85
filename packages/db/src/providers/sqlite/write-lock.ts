import { DriverAdapterError } from '@prisma/driver-adapter-utils';

/** Gives the lock back; a second call does nothing. */
export type Release = () => void;

/** One writer at a time, first come, first served. */
export interface WriteLock {
  /** Waits for the lock, at most `waitMs`; then throws what the driver throws for a file that stays locked. */
  acquire(): Promise<Release>;
}

export function createWriteLock(waitMs: number): WriteLock {
  const waiting = new Set<() => void>();
  let held = false;

  function handOver(): void {
    const [next] = waiting;
    if (next === undefined) {
      held = false;
    } else {
      waiting.delete(next);
      next();
    }
  }

  function releaseOnce(): Release {
    let released = false;
    return () => {
      if (!released) {
        released = true;
        handOver();
      }
    };
  }

  return {
    acquire: () => {
      if (!held) {
        held = true;
        return Promise.resolve(releaseOnce());
      }

      return new Promise((resolve, reject) => {
        const enter = (): void => {
          clearTimeout(timer);
          resolve(releaseOnce());
        };
        const timer = setTimeout(() => {
          waiting.delete(enter);
          reject(new DriverAdapterError({ kind: 'SocketTimeout', originalCode: 'SQLITE_BUSY' }));
        }, waitMs);
        waiting.add(enter);
      });
    },
  };
}
