import type { NamedInstrument } from './formats.ts';
import type { Variables } from './schema.ts';

/** Where prices come from, with what that source needs. */
export type QuoteSettings =
  | { readonly source: 'simulated'; readonly seed: number; readonly tickMs: number }
  | { readonly source: 'replay'; readonly file: string; readonly speed: number | 'max' }
  | { readonly source: 'push' }
  /** The URL is secret where it carries a password. */
  | { readonly source: 'redis'; readonly url: string; readonly stream: string }
  | {
      readonly source: 'openalgo';
      readonly url: string;
      /** Secret. */
      readonly apiKey: string;
      /** What is subscribed to whether it is needed or not. */
      readonly symbols: readonly NamedInstrument[];
    };

/** How far prices are trusted. */
export interface QuoteTrust {
  /** How long a source may be silent in market hours; null for ever. */
  readonly staleMs: number | null;
  /** What becomes of MARKET orders while it is. */
  readonly staleOrders: 'wait' | 'refuse';
  /** How far in whole percent a price may be from the last one; null for any distance. */
  readonly jumpPercent: number | null;
  /** How many prices must agree on a jump. */
  readonly jumpTicks: number;
  /** How far ahead of this machine's clock a price's time may be. */
  readonly aheadMs: number;
}

/** Whether ticks of this source are stored and numbered before they are applied, so that every worker sees the same. */
export function numbersTicks(source: QuoteSettings['source']): boolean {
  return source === 'push' || source === 'redis' || source === 'openalgo';
}

export function toQuoteSettings(variables: Variables): QuoteSettings {
  switch (variables.QUOTE_SOURCE) {
    case 'simulated':
      return { source: 'simulated', seed: variables.SIMULATED_SEED, tickMs: variables.SIMULATED_TICK_MS };
    case 'replay':
      return { source: 'replay', file: needed(variables.REPLAY_FILE), speed: variables.REPLAY_SPEED };
    case 'push':
      return { source: 'push' };
    case 'redis': {
      const url = needed(variables.QUOTE_REDIS_URL ?? variables.REDIS_URL);
      return { source: 'redis', url, stream: variables.QUOTE_REDIS_STREAM };
    }
    case 'openalgo':
      return {
        source: 'openalgo',
        url: needed(variables.OPENALGO_WS_URL),
        apiKey: needed(variables.OPENALGO_API_KEY),
        symbols: variables.OPENALGO_SYMBOLS ?? [],
      };
  }
}

export function toQuoteTrust(variables: Variables): QuoteTrust {
  return {
    staleMs: variables.QUOTE_STALE_SECONDS === 0 ? null : variables.QUOTE_STALE_SECONDS * SECOND_MS,
    staleOrders: variables.QUOTE_STALE_ORDERS,
    jumpPercent: variables.QUOTE_JUMP_PERCENT === 0 ? null : variables.QUOTE_JUMP_PERCENT,
    jumpTicks: variables.QUOTE_JUMP_TICKS,
    aheadMs: variables.QUOTE_AHEAD_SECONDS * SECOND_MS,
  };
}

const SECOND_MS = 1000;

function needed(value: string | undefined): string {
  if (value === undefined) {
    throw new Error('The schema let a source of quotes through that lacks what it needs.');
  }

  return value;
}
