/** The messages of an OpenAlgo server's WebSocket: what we say to it, and what it may say. */
import type { Instant, InstrumentKey, Tick } from '@openalgo/domain';
import { z } from 'zod';
import {
  exchangeOfFeed,
  instantOfFeed,
  maybePriceOfFeed,
  maybeVolumeOfFeed,
  priceOfFeed,
  symbolOfFeed,
} from '../feed-values.ts';

/** What is subscribed to. Exchange and symbol are the server's business; what it does not know it says. */
export type FeedKey = { readonly [Name in keyof InstrumentKey]: string };

/** Last price, day's range and volume; the server's depth would cost more and bring nothing that is used. */
const QUOTE_MODE = 2;

export const authenticate = (apiKey: string): string =>
  JSON.stringify({ action: 'authenticate', api_key: apiKey });

export const subscribe = (keys: readonly FeedKey[]): string =>
  JSON.stringify({ action: 'subscribe', symbols: keys.map(nameOnly), mode: QUOTE_MODE });

export const unsubscribe = (keys: readonly FeedKey[]): string =>
  JSON.stringify({
    action: 'unsubscribe',
    symbols: keys.map((key) => ({ ...nameOnly(key), mode: QUOTE_MODE })),
  });

const nameOnly = ({ exchange, symbol }: FeedKey) => ({ exchange, symbol });

/** What the server said. */
export type ServerMessage =
  | { readonly kind: 'authenticated' }
  | { readonly kind: 'tick'; readonly tick: Tick }
  /** Subscriptions that the server did not take. */
  | { readonly kind: 'unknown-instruments'; readonly keys: readonly FeedKey[] }
  | { readonly kind: 'error'; readonly code: string; readonly message: string }
  /** Whatever we have no use for. */
  | { readonly kind: 'other' }
  | { readonly kind: 'malformed' };

const head = z.looseObject({ type: z.string().optional(), status: z.string().optional() });
const failure = z.object({ code: z.string().catch('ERROR'), message: z.string().catch('') });
const subscriptions = z.object({
  subscriptions: z
    .array(z.object({ exchange: z.string(), symbol: z.string(), status: z.string() }))
    .catch([]),
});

/** Adapters of brokers differ in the name of the last price, and leave out what they do not know. */
const marketData = z.object({
  exchange: exchangeOfFeed,
  symbol: symbolOfFeed,
  data: z.object({
    ltp: priceOfFeed.optional(),
    last_price: priceOfFeed.optional(),
    bid: maybePriceOfFeed.optional(),
    ask: maybePriceOfFeed.optional(),
    low: maybePriceOfFeed.optional(),
    high: maybePriceOfFeed.optional(),
    volume: maybeVolumeOfFeed.optional(),
    timestamp: instantOfFeed.nullish().catch(null),
  }),
});

/** Reads a message. A price that does not tell its time has that of its arrival. */
export function readMessage(text: string, arrivedAt: Instant): ServerMessage {
  const message = parseJson(text);
  const parsed = head.safeParse(message);
  if (!parsed.success) {
    return { kind: 'malformed' };
  }

  const { type, status } = parsed.data;
  if (type === 'market_data') {
    return readMarketData(message, arrivedAt);
  }
  if (type === 'subscribe') {
    return readSubscriptions(message);
  }
  if (status === 'error') {
    return { kind: 'error', ...failure.parse(message) };
  }

  return type === 'auth' && status === 'success' ? { kind: 'authenticated' } : { kind: 'other' };
}

function readMarketData(message: unknown, arrivedAt: Instant): ServerMessage {
  const parsed = marketData.safeParse(message);
  if (!parsed.success) {
    return { kind: 'malformed' };
  }

  const { exchange, symbol, data } = parsed.data;
  const { bid, ask, low, high, volume, timestamp } = data;
  const ltp = data.ltp ?? data.last_price;
  if (ltp === undefined) {
    return { kind: 'malformed' };
  }

  const tick: Tick = {
    exchange,
    symbol,
    ltp,
    bid: bid ?? null,
    ask: ask ?? null,
    low: low ?? null,
    high: high ?? null,
    volume: volume ?? null,
    at: timestamp ?? arrivedAt,
  };
  return { kind: 'tick', tick };
}

function readSubscriptions(message: unknown): ServerMessage {
  const { subscriptions: answered } = subscriptions.parse(message);
  const refused = answered.filter(({ status }) => status === 'error');
  return refused.length === 0 ? { kind: 'other' } : { kind: 'unknown-instruments', keys: refused };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
