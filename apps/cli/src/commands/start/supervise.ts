import { AppError } from '@openalgo/domain';
import {
  type Child,
  type ChildOptions,
  type ChildSpec,
  ENDED_WELL,
  type ReadyMessage,
  startChild,
} from './child.ts';

export interface SuperviseOptions extends ChildOptions {
  /** Aborted when all shall end. */
  readonly stop: AbortSignal;
  /** Called once, when all of them serve, with what each said, in their order. */
  readonly onReady: (messages: readonly ReadyMessage[]) => void;
}

/**
 * Runs the processes together: all until `stop`, or none. Resolves when they were stopped as asked; throws an AppError
 * when one of them did not start or ended by itself, after the others have been stopped, too.
 * @returns a sentence for each that did not end in good order
 */
export async function supervise(
  specs: readonly ChildSpec[],
  options: SuperviseOptions,
): Promise<readonly string[]> {
  const children = specs.map((spec) => startChild(spec, options));

  try {
    await Promise.race([aborted(options.stop), runUntilOneEnds(children, options)]);
  } finally {
    await Promise.all(children.map((child) => child.stop()));
  }

  const endings = await Promise.all(children.map(async ({ name, ended }) => ({ name, how: await ended })));
  return endings
    .filter(({ how }) => how !== ENDED_WELL)
    .map(({ name, how }) => `the ${name} ended with ${how}`);
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
  const messages = await Promise.all(children.map(({ ready }) => ready));

  if (!stop.aborted) {
    onReady(messages);
  }

  const ending = await Promise.race(
    children.map(async ({ name, ended }) => `${name} has ended: ${await ended}`),
  );
  throw new AppError('unavailable', 'CHILD_ENDED', `the ${ending}; the rest was stopped`);
}
