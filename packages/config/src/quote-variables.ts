import { z } from 'zod';
import { documentation } from './documentation.ts';
import { flag, instruments, integer, oneOf, redisUrl, speed, webSocketUrl } from './formats.ts';

const GROUP = { group: 'Quotes' } as const;
const SECONDS_MAX = 86_400;

/** Where prices come from, and how far they are trusted. */
export const quoteVariables = {
  QUOTE_SOURCE: oneOf(['simulated', 'replay', 'push', 'redis', 'openalgo'])
    .prefault('simulated')
    .register(documentation, {
      ...GROUP,
      description:
        'Where prices come from: simulated (a random walk), replay (REPLAY_FILE), push (POST /api/v1/ticks), redis (a stream) ' +
        'or openalgo (the WebSocket feed of an OpenAlgo server).',
    }),
  SIMULATED_SEED: integer(0, 4_294_967_295)
    .prefault('1')
    .register(documentation, { ...GROUP, description: 'simulated: the same seed walks the same way.' }),
  SIMULATED_TICK_MS: integer(1, 60_000)
    .prefault('500')
    .register(documentation, {
      ...GROUP,
      description: 'simulated: milliseconds from one price of an instrument to its next.',
    }),
  REPLAY_FILE: z
    .string()
    .optional()
    .register(documentation, {
      ...GROUP,
      description: 'replay: the file of candles; required then.',
      example: './candles.csv',
    }),
  REPLAY_SPEED: speed()
    .prefault('1')
    .register(documentation, {
      ...GROUP,
      description: 'replay: how many times faster than the market it was; max is as fast as possible.',
    }),
  QUOTE_REDIS_URL: redisUrl()
    .optional()
    .register(documentation, {
      ...GROUP,
      description:
        'redis: the server of the stream. By default that of REDIS_URL; one of them is required then.',
      example: 'redis://127.0.0.1:6379/0',
      secret: true,
    }),
  QUOTE_REDIS_STREAM: z
    .string()
    .prefault('openalgo:ticks')
    .register(documentation, {
      ...GROUP,
      description: 'redis: the key of the stream. Its entries are as docs/operations.md tells.',
    }),
  OPENALGO_WS_URL: webSocketUrl()
    .optional()
    .register(documentation, {
      ...GROUP,
      description: 'openalgo: the WebSocket server; required then.',
      example: 'ws://127.0.0.1:8765',
    }),
  OPENALGO_API_KEY: z
    .string()
    .optional()
    .register(documentation, {
      ...GROUP,
      description: 'openalgo: an API key of that server; required then.',
      example: '0123456789abcdef',
      secret: true,
    }),
  OPENALGO_SYMBOLS: instruments()
    .optional()
    .register(documentation, {
      ...GROUP,
      description:
        'openalgo: what is always subscribed to, comma-separated. What has resting orders, positions or holdings is besides.',
      example: 'NSE:RELIANCE,NSE_INDEX:NIFTY',
    }),
  QUOTE_STALE_SECONDS: integer(0, SECONDS_MAX)
    .prefault('30')
    .register(documentation, {
      ...GROUP,
      description:
        'Seconds without any new price, in market hours, after which the source counts as silent: health and metrics tell, ' +
        'and nothing fills from the old prices. 0 for never.',
    }),
  QUOTE_STALE_ORDERS: oneOf(['wait', 'refuse'])
    .prefault('wait')
    .register(documentation, {
      ...GROUP,
      description:
        'What becomes of a MARKET order while the source is silent: it waits for the next price, or is refused (503).',
    }),
  QUOTE_JUMP_PERCENT: integer(0, 100_000)
    .prefault('50')
    .register(documentation, {
      ...GROUP,
      description:
        'A price that is further than this, and more than a rupee, from the last one is not believed at once. 0 believes any.',
    }),
  QUOTE_JUMP_TICKS: integer(2, 1000)
    .prefault('3')
    .register(documentation, {
      ...GROUP,
      description: 'How many prices in a row must agree on a jump until it is believed.',
    }),
  QUOTE_AHEAD_SECONDS: integer(0, SECONDS_MAX)
    .prefault('60')
    .register(documentation, {
      ...GROUP,
      description:
        'A price whose time is further ahead of this machine is not believed, unless MARKET_CLOCK is feed.',
    }),
  MARKET_CLOCK: oneOf(['system', 'feed'])
    .optional()
    .register(documentation, {
      ...GROUP,
      description:
        'Whose time the market has: that of this machine (system) or of the newest price (feed). By default feed for ' +
        'replay, else system.',
      example: 'system',
    }),
  ENFORCE_MARKET_HOURS: flag()
    .optional()
    .register(documentation, {
      ...GROUP,
      description:
        'Whether orders are refused outside the hours of their exchange. By default false for simulated, which never ' +
        'closes, else true.',
      example: 'true',
    }),
};

type QuoteVariables = {
  readonly [Name in keyof typeof quoteVariables]: z.output<(typeof quoteVariables)[Name]>;
} & { readonly REDIS_URL?: string | undefined };

interface Need {
  readonly path: keyof QuoteVariables;
  readonly error: string;
  readonly isMet: (variables: Partial<QuoteVariables>) => boolean;
}

/** What a source needs that has no default. */
export const quoteNeeds: readonly Need[] = [
  {
    path: 'REPLAY_FILE',
    error: 'the path of a file of candles, because QUOTE_SOURCE is replay',
    isMet: ({ QUOTE_SOURCE, REPLAY_FILE }) => QUOTE_SOURCE !== 'replay' || REPLAY_FILE !== undefined,
  },
  {
    path: 'QUOTE_REDIS_URL',
    error: 'redis://user:password@host:6379/0, because QUOTE_SOURCE is redis and there is no REDIS_URL',
    isMet: ({ QUOTE_SOURCE, QUOTE_REDIS_URL, REDIS_URL }) =>
      QUOTE_SOURCE !== 'redis' || (QUOTE_REDIS_URL ?? REDIS_URL) !== undefined,
  },
  {
    path: 'OPENALGO_WS_URL',
    error: 'ws://host:8765, because QUOTE_SOURCE is openalgo',
    isMet: ({ QUOTE_SOURCE, OPENALGO_WS_URL }) =>
      QUOTE_SOURCE !== 'openalgo' || OPENALGO_WS_URL !== undefined,
  },
  {
    path: 'OPENALGO_API_KEY',
    error: 'an API key of the OpenAlgo server, because QUOTE_SOURCE is openalgo',
    isMet: ({ QUOTE_SOURCE, OPENALGO_API_KEY }) =>
      QUOTE_SOURCE !== 'openalgo' || OPENALGO_API_KEY !== undefined,
  },
];
