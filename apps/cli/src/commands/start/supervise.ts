import { AppError } from '@openalgo/domain';
import { type Child, type ChildOptions, type ChildSpec, startChild } from './child.ts';

export interface SuperviseOptions extends ChildOptions {
  /** Aborted when all shall end. */
  readonly stop: AbortSignal;
  /** Called once, when all of them serve. */
  readonly onReady: () => void;
}

/**
 * Runs the processes together: all until `stop`, or none. Resolves when they were stopped as asked; throws an AppError
 * when one of them did not start or ended by itself, after the others have been stopped, too.
 */
export async function supervise(specs: readonly ChildSpec[], options: SuperviseOptions): Promise<void> {
  const children = specs.map((spec) => startChild(spec, options));

  try {
    await Promise.race([aborted(options.stop), runUntilOneEnds(children, options)]);
  } finally {
    await Promise.all(children.map((child) => child.stop()));
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
    }

    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

async function runUntilOneEnds(
  children: readonly Child[],
  { stop, onReady }: SuperviseOptions,
): Promise<never> {
  await Promise.all(children.map(({ ready }) => ready));

  if (!stop.aborted) {
    onReady();
  }

  const ending = await Promise.race(
    children.map(async ({ name, ended }) => `${name} has ended: ${await ended}`),
  );
  throw new AppError('unavailable', 'CHILD_ENDED', `the ${ending}; the rest was stopped`);
}
