import { WebSocket } from 'ws';

/** What happens on a connection that makes itself anew. */
export interface ConnectionEvents {
  /** A connection is there; say what has to be said first. */
  readonly onOpen: () => void;
  readonly onMessage: (text: string) => void;
  /** A connection ended or did not come about; another is tried after the pause. */
  readonly onLost: (reason: string, pauseMs: number) => void;
}

export interface ConnectionOptions {
  readonly url: string;
  /** From 0 up to, not including, 1. */
  readonly random: () => number;
  readonly timing?: ConnectionTiming;
}

export interface ConnectionTiming {
  /** The pauses before attempts: the first, doubled each time, up to the longest. */
  readonly firstPauseMs: number;
  readonly pauseMsMax: number;
  /** How often the server is asked whether it is there; without an answer by the next time it is not. */
  readonly beatMs: number;
}

const TIMING: ConnectionTiming = { firstPauseMs: 500, pauseMsMax: 30_000, beatMs: 10_000 };

export interface Connection {
  /** Says something, if there is a connection; what is said while there is none is lost. */
  send(text: string): void;
  /** Resets the pauses: what came about is more than a connection. */
  proved(): void;
  close(): void;
}

/**
 * A WebSocket that is connected again whenever it is lost, for as long as it takes. Pauses double and are spread, so that
 * a server that comes back is not met by all its clients at once. A connection on which nothing answers is broken off.
 */
export function connect(
  { url, random, timing = TIMING }: ConnectionOptions,
  events: ConnectionEvents,
): Connection {
  let socket: WebSocket | null = null;
  let timer: NodeJS.Timeout | undefined;
  let failures = 0;
  let isClosed = false;

  function open(): void {
    const opened = new WebSocket(url, { handshakeTimeout: timing.beatMs });
    const stopBeating = keepBeating(opened, timing.beatMs);
    let reason = 'the server closed the connection';
    socket = opened;
    opened.on('open', events.onOpen);
    opened.on('message', (data) => events.onMessage(String(data)));
    opened.on('error', (error) => {
      reason = error.message;
    });
    opened.on('close', () => {
      stopBeating();
      if (!isClosed) {
        retry(reason);
      }
    });
  }

  function retry(reason: string): void {
    const pauseMs = Math.min(timing.firstPauseMs * 2 ** failures, timing.pauseMsMax) * (0.5 + random() / 2);
    failures += 1;
    events.onLost(reason, Math.round(pauseMs));
    timer = setTimeout(open, pauseMs);
  }

  open();
  return {
    send(text) {
      if (socket?.readyState === WebSocket.OPEN) {
        socket.send(text);
      }
    },

    proved() {
      failures = 0;
    },

    close() {
      isClosed = true;
      clearTimeout(timer);
      socket?.terminate();
    },
  };
}

/** Pings a connection once it is open, and breaks it off when nothing at all came between two pings. */
function keepBeating(socket: WebSocket, beatMs: number): () => void {
  let isAlive = true;
  const hear = () => {
    isAlive = true;
  };
  socket.on('pong', hear);
  socket.on('message', hear);
  const timer = setInterval(() => {
    if (socket.readyState !== WebSocket.OPEN) {
      return;
    }

    if (isAlive) {
      isAlive = false;
      socket.ping();
    } else {
      socket.terminate();
    }
  }, beatMs);
  return () => clearInterval(timer);
}
