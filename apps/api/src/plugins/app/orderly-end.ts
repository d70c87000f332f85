import type { FastifyInstance } from 'fastify';

const SWEEP_EVERY_MS = 50;
/** Whoever has sent half a request by then, or has not taken the answer, gets none any more. */
const CUT_AFTER_MS = 2_000;
/** So long the end waits for work in the background, whatever that waits for. */
const BACKGROUND_WITHIN_MS = 1_000;

/**
 * Lets the server end in time once it is to: connections are closed as soon as they have their answers, instead of being kept
 * for the next request, and those that are slow are cut, for the rows that wait must still be written.
 */
export function endInOrder(app: FastifyInstance, { turnAway }: { readonly turnAway: () => void }): void {
  let isEnding = false;
  let sweeping: NodeJS.Timeout | undefined;
  let cutting: NodeJS.Timeout | undefined;

  app.addHook('onSend', async (_request, reply) => {
    if (isEnding) {
      reply.header('connection', 'close');
    }
  });
  app.addHook('preClose', async () => {
    isEnding = true;
    turnAway();
    // Whose answer had begun before has not been told to close.
    sweeping = setInterval(() => app.server.closeIdleConnections(), SWEEP_EVERY_MS);
    cutting = setTimeout(() => app.server.closeAllConnections(), CUT_AFTER_MS);
  });
  // Runs when no connection is left.
  app.addHook('onClose', async () => {
    clearInterval(sweeping);
    clearTimeout(cutting);
  });
}

/** Has the end of the server wait for work in the background, for a while. */
export function endBefore(app: FastifyInstance, close: () => Promise<void>): void {
  app.addHook('preClose', async () => {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, BACKGROUND_WITHIN_MS);
    });
    await Promise.race([close(), tooLate]);
    clearTimeout(timer);
  });
}
