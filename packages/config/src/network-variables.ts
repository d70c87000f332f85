import { documentation } from './documentation.ts';
import { flag, integer, list, origins, rate } from './formats.ts';

function limit(fallback: string, description: string) {
  return rate().prefault(fallback).register(documentation, { group: 'Network', description });
}

/** What keeps the API safe where others reach it. The sizes of the limits are the reference's. */
export const networkVariables = {
  TRUST_PROXY: list()
    .optional()
    .register(documentation, {
      group: 'Network',
      description:
        'The addresses or networks of the proxies in front of the API, comma-separated: only they may say, by ' +
        'X-Forwarded-For, whom a request is from. By default nobody may.',
      example: '127.0.0.1,10.0.0.0/8',
    }),
  CORS_ORIGINS: origins().optional().register(documentation, {
    group: 'Network',
    description:
      'Pages of other origins that may use the API in a browser, comma-separated. By default none may.',
    example: 'https://trading.example.org',
  }),
  REQUESTS_IN_FLIGHT_MAX: integer(1, 100_000).prefault('1000').register(documentation, {
    group: 'Network',
    description: 'Requests that are worked on at once; more are answered with 503 and Retry-After.',
  }),
  DOWNLOAD_PRIVATE_ADDRESSES: flag().prefault('false').register(documentation, {
    group: 'Network',
    description:
      'Whether an administrator may have an instrument file downloaded from this machine or a private network.',
  }),
  RATE_LIMITS: flag().prefault('true').register(documentation, {
    group: 'Network',
    description:
      'Whether the limits below hold, for each address and for each user. false is for load tests, never for a network.',
  }),
  LOGIN_RATE_LIMIT_MIN: limit(
    '5 per minute',
    'Logins and registrations: a number per second, minute, hour or day.',
  ),
  LOGIN_RATE_LIMIT_HOUR: limit('25 per hour', 'The same over a longer time.'),
  RESET_RATE_LIMIT: limit('15 per hour', 'Password resets.'),
  API_RATE_LIMIT: limit('50 per second', 'What reads, and whatever has no limit of its own.'),
  ORDER_RATE_LIMIT: limit('10 per second', 'Orders: place, modify, cancel, basket, split, close.'),
  SMART_ORDER_RATE_LIMIT: limit('10 per second', 'Smart orders.'),
  WEBHOOK_RATE_LIMIT: limit('100 per minute', 'Signals by webhook.'),
  STRATEGY_RATE_LIMIT: limit('200 per minute', 'What logged-in people do.'),
  TELEGRAM_RATE_LIMIT: limit('30 per minute', 'The Telegram bot by API key.'),
  TELEGRAM_BROADCAST_RATE_LIMIT: limit('5 per minute', 'Broadcasts by the Telegram bot.'),
};
