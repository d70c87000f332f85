import type { Socket } from 'node:net';

/** How often one looks whether a server that is asked something says anything. */
export const LOOK_EVERY_MS = 50;
/** So many looks without a word, and the server is probed. */
const QUIET_LOOKS = 2;
/** Where probes are answered again and again, as while a long statement runs, they become as rare as this. */
const QUIET_LOOKS_MAX = 20;

/** Means unavailable, and no lost connection, after which another attempt would be worth its time. */
export class ServerSilent extends Error {
  readonly code = 'ETIMEDOUT';

  constructor() {
    super('The server takes connections and says nothing');
  }
}

/** What is known of a server from one look to the next, while something is asked. */
export interface Silence {
  /** Whether the server is to be probed now, or is silent, given whether anything came from it since the last look. */
  next(hasSpoken: boolean): 'probe' | 'silent' | 'wait';
  /** Somebody new waits, and is to know soon. */
  askAnew(): void;
  end(): void;
}

/** Counts looks without a word: a server is silent that says nothing for `withinMs`, to a probe too for most of it. */
export function createSilence(withinMs: number): Silence {
  const probedLooksMax = Math.max(QUIET_LOOKS, Math.ceil(withinMs / LOOK_EVERY_MS) - QUIET_LOOKS);
  let quietLooks = 0;
  let probedLooks = 0;
  let patience = QUIET_LOOKS;

  function end(): void {
    quietLooks = 0;
    probedLooks = 0;
  }

  return {
    next(hasSpoken) {
      if (hasSpoken) {
        patience = probedLooks > 0 ? Math.min(2 * patience, QUIET_LOOKS_MAX) : patience;
        end();
        return 'wait';
      }

      quietLooks += 1;
      if (quietLooks < patience && probedLooks === 0) {
        return 'wait';
      }

      probedLooks += 1;
      if (probedLooks > probedLooksMax) {
        return 'silent';
      }

      return probedLooks === 1 ? 'probe' : 'wait';
    },
    askAnew() {
      patience = QUIET_LOOKS;
    },
    end,
  };
}

/** Sockets to one server, whichever of them it speaks on. */
export interface Lines {
  add(socket: Socket): void;
  /** Whether anything has come on any of them since the last time. */
  haveSpoken(): boolean;
  cut(reason?: () => Error): void;
}

export function createLines(): Lines {
  const sockets = new Set<Socket>();
  let ofForgotten = 0;
  let heard = 0;

  return {
    add: (socket) => void sockets.add(socket),
    haveSpoken() {
      let received = ofForgotten;
      for (const socket of sockets) {
        received += socket.bytesRead;
        // Drivers take all listeners from a socket that they are done with, so that it cannot tell of its end by itself.
        if (socket.destroyed) {
          ofForgotten += socket.bytesRead;
          sockets.delete(socket);
        }
      }

      const isMore = received > heard;
      heard = received;
      return isMore;
    },
    cut(reason) {
      for (const socket of sockets) {
        socket.destroy(reason?.());
      }
    },
  };
}
