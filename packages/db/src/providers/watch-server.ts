import type { Socket } from 'node:net';
import { RECALL_MS } from './recall-away.ts';
import { createLines, createSilence, LOOK_EVERY_MS, ServerSilent } from './server-silence.ts';

/** How long a connection rests before its kernel asks the other whether it is still there, ten times at most. */
export const KEEP_ALIVE_MS = 10_000;

/** So long a server may say nothing to what must not be left half done: migrations and backups, which no request waits for. */
export const PATIENCE_MS = 30_000;

export interface WatchOptions {
  /** Connects to the server anew, over a socket that is watched too, and ends that again. */
  readonly probe: () => Promise<void>;
  /** So long the server may say nothing while it is asked. */
  readonly withinMs: number;
  /** Milliseconds that only ever pass. */
  readonly stopwatch?: () => number;
}

/** Is given what comes all the same after whoever asked was told that nothing does. */
type Undo<Result> = (result: Result) => Promise<unknown>;

/** Tells a server that works at something from one that answers nobody, whose kernel may go on taking connections. */
export interface ServerWatch {
  /** Watches a socket to the server, and destroys it where the server turns out to be silent. */
  watch(socket: Socket): Socket;
  /** Waits for what is asked of the server; rejects soon after the server has fallen silent. */
  ask<Result>(work: () => Promise<Result>, undo?: Undo<Result>): Promise<Result>;
  /** The same for what stands at a beginning, and is not even tried just after the server has fallen silent. */
  begin<Result>(work: () => Promise<Result>, undo?: Undo<Result>): Promise<Result>;
  /** Gives the drivers time to close their sockets, which a server that is silent never answers. Nobody waits for it. */
  close(): void;
}

/**
 * Watches over the connections to one server. While something is asked and no byte comes, on whichever connection, the
 * server is probed by a new one. A server that says anything may take its time over a statement; from one that is
 * silent to the probe too, or not there at all, nothing is expected any more: all that is asked fails, and all connections
 * are destroyed.
 */
export function watchServer({
  probe,
  withinMs,
  stopwatch = () => performance.now(),
}: WatchOptions): ServerWatch {
  const lines = createLines();
  const silence = createSilence(withinMs);
  const asked = createAsked();
  let isLooking = false;
  let last: { readonly reason: () => Error; readonly at: number } | null = null;

  function lookSoon(): void {
    isLooking = true;
    // What came while this process was busy is read first, and such a time counts as one look, however long it was.
    setTimeout(() => setImmediate(look), LOOK_EVERY_MS);
  }

  function look(): void {
    isLooking = false;
    if (asked.isEmpty()) {
      silence.end();
      return;
    }

    const next = silence.next(lines.haveSpoken());
    if (next === 'silent') {
      giveUp(() => new ServerSilent());
      return;
    }

    if (next === 'probe') {
      // What the server says is heard on the probe's socket. Only where nobody listens any more is that all there is to know.
      probe().catch((error: unknown) => {
        if (isRefused(error)) {
          giveUp(() => error);
        }
      });
    }

    lookSoon();
  }

  function giveUp(reason: () => Error): void {
    last = { reason, at: stopwatch() };
    silence.end();
    lines.cut(reason);
    asked.fail(reason);
  }

  function ask<Result>(work: () => Promise<Result>, undo?: Undo<Result>): Promise<Result> {
    silence.askAnew();
    if (!isLooking) {
      lookSoon();
    }

    return asked.ask(work, undo);
  }

  return {
    watch(socket) {
      lines.add(socket);
      return socket;
    },
    ask,
    async begin(work, undo) {
      // Who is next in a row of waiting groups is told at once, instead of waiting as long as the one before.
      if (last !== null && stopwatch() - last.at < RECALL_MS) {
        throw last.reason();
      }

      return ask(work, undo);
    },
    close() {
      setTimeout(() => lines.cut(), withinMs).unref();
    },
  };
}

/** Whether nobody listens where a connection was to go: the server is not there at all. */
function isRefused(error: unknown): error is Error {
  return error instanceof Error && Reflect.get(error, 'code') === 'ECONNREFUSED';
}

/** Those who wait for an answer, and may be told that none will come. */
function createAsked() {
  const waiting = new Set<(error: Error) => void>();

  return {
    isEmpty: () => waiting.size === 0,
    ask<Result>(work: () => Promise<Result>, undo?: Undo<Result>): Promise<Result> {
      return new Promise((resolve, reject) => {
        waiting.add(reject);
        work().then(
          (result) => {
            if (waiting.delete(reject)) {
              resolve(result);
            } else {
              // Whoever asked was told that it failed; there is nobody to tell of this.
              undo?.(result).catch(() => {});
            }
          },
          (error: unknown) => {
            waiting.delete(reject);
            reject(error);
          },
        );
      });
    },
    fail(reason: () => Error): void {
      const all = [...waiting];
      waiting.clear();
      for (const reject of all) {
        reject(reason());
      }
    },
  };
}
