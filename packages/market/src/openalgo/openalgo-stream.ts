import type { Clock } from '@openalgo/domain';
import type { TickStream } from '../tick-stream.ts';
import { type ConnectionOptions, connect } from './connection.ts';
import { authenticate, type FeedKey, readMessage, type ServerMessage } from './messages.ts';
import { createSubscriptions } from './subscriptions.ts';
import { createWaitingTicks } from './waiting-ticks.ts';

/** Where happenings are told; a log of pino is one. */
export interface StreamLog {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

export interface OpenAlgoStreamOptions extends ConnectionOptions {
  /** Never logged. */
  readonly apiKey: string;
  readonly clock: Clock;
  readonly log: StreamLog;
  /** How long a read waits for a tick. */
  readonly waitMs?: number;
}

/** The live prices of an OpenAlgo server. What it sends while we are not connected is lost. */
export interface OpenAlgoStream extends TickStream {
  /** Says which instruments are needed, all of them; what is no longer needed is given up. */
  want(keys: readonly FeedKey[]): void;
  /** Ticks that were given up, because nobody took them for too long. */
  readonly dropped: number;
}

const WAIT_MS = 250;

/** Connects, proves who we are, and subscribes to what is wanted, and all of it again whenever the connection was lost. */
export function openOpenAlgoStream(options: OpenAlgoStreamOptions): OpenAlgoStream {
  const { url, apiKey, clock, log, waitMs = WAIT_MS } = options;
  const subscriptions = createSubscriptions();
  const waiting = createWaitingTicks();
  let malformed = 0;
  let isAuthenticated = false;

  function begin(): void {
    isAuthenticated = true;
    connection.proved();
    log.info({ url }, 'The OpenAlgo server sends prices');
    subscriptions.renew().forEach(connection.send);
  }

  function hear(message: ServerMessage): void {
    if (message.kind === 'tick') {
      waiting.add(message.tick);
    } else if (message.kind === 'authenticated') {
      begin();
    } else if (message.kind === 'malformed') {
      malformed += 1;
    } else {
      tellRefusal(log, message);
    }
  }

  const connection = connect(options, {
    onOpen: () => connection.send(authenticate(apiKey)),
    onMessage: (text) => hear(readMessage(text, clock.now())),
    onLost(reason, pauseMs) {
      isAuthenticated = false;
      log.warn({ url, reason, pauseMs }, 'The OpenAlgo server is away, and is tried again');
    },
  });

  return {
    id: `openalgo ${url}`,
    get dropped() {
      return waiting.dropped;
    },

    end: async () => null,

    want(keys) {
      const messages = subscriptions.want(keys);
      if (isAuthenticated) {
        messages.forEach(connection.send);
      }
    },

    async read() {
      const ticks = await waiting.take(waitMs);
      const stretch = { ticks, to: null, malformed };
      malformed = 0;
      return stretch;
    },

    async close() {
      connection.close();
      waiting.wake();
    },
  };
}

function tellRefusal(log: StreamLog, message: ServerMessage): void {
  if (message.kind === 'unknown-instruments') {
    log.warn({ instruments: message.keys }, 'The OpenAlgo server does not know some instruments');
  } else if (message.kind === 'error') {
    log.warn({ code: message.code, answer: message.message }, 'The OpenAlgo server refuses');
  }
}
