/** What the signals of charts and screeners mean for a strategy (reference §3.5, on the document's columns). */
import { absolute, type Quantity } from './money.ts';
import type { Action } from './vocabulary.ts';

/** The operation that a strategy's entries become: an order each, or a move of its position to a size. */
export const STRATEGY_OPERATIONS = ['placeorder', 'placesmartorder'] as const;
export type StrategyOperation = (typeof STRATEGY_OPERATIONS)[number];

/** What a signal asks of a strategy's own share of a position. */
export type SignalIntent =
  | { readonly kind: 'enter'; readonly action: Action; readonly quantity: Quantity }
  /** The share shall be so large, signed and not 0. */
  | { readonly kind: 'target'; readonly positionSize: Quantity }
  /** The share shall be closed. */
  | { readonly kind: 'exit' };

/** An alert of TradingView. */
export interface ChartSignal {
  readonly action: Action;
  /** The position that the chart holds after it, signed; null where the alert does not say. */
  readonly positionSize: Quantity | null;
}

/** How a strategy trades a symbol. */
export interface SignalMapping {
  /** The side of its entries: BUY trades long only, SELL short only; null takes the signal's. */
  readonly action: Action | null;
  readonly quantity: Quantity;
}

/**
 * What an alert of a chart means, or why it means nothing. With a side of its own the strategy enters on a signal of that
 * side and exits on one of the other; without one it follows the chart.
 */
export function chartIntent(
  operation: StrategyOperation,
  mapping: SignalMapping,
  signal: ChartSignal,
): SignalIntent | { readonly refusal: string } {
  if (mapping.action !== null) {
    return signal.action === mapping.action ? entry(operation, mapping, signal) : { kind: 'exit' };
  }

  if (signal.positionSize === 0n) {
    return { kind: 'exit' };
  }

  return operation === 'placeorder' ? entry(operation, mapping, signal) : followed(signal);
}

function entry(operation: StrategyOperation, { quantity }: SignalMapping, signal: ChartSignal): SignalIntent {
  const { action } = signal;
  const size = absolute(signal.positionSize ?? 0n) || quantity;
  return operation === 'placeorder'
    ? { kind: 'enter', action, quantity: size }
    : { kind: 'target', positionSize: action === 'BUY' ? size : -size };
}

function followed({ action, positionSize }: ChartSignal): SignalIntent | { readonly refusal: string } {
  if (positionSize === null) {
    return { refusal: 'A strategy that trades both sides needs the position_size of the chart.' };
  }

  const isOfSide = action === 'BUY' ? positionSize > 0n : positionSize < 0n;
  return isOfSide
    ? { kind: 'target', positionSize }
    : { refusal: `A ${action} signal cannot lead to a position_size of ${positionSize}.` };
}

/** What the name of a ChartInk scan may ask for, in the order in which the words are looked for. */
export const SCAN_WORDS = ['BUY', 'SELL', 'SHORT', 'COVER'] as const;
export type ScanWord = (typeof SCAN_WORDS)[number];

/** The first of the words that a scan's name contains, in upper or lower case; null where it has none. */
export function scanWord(scanName: string): ScanWord | null {
  const name = scanName.toUpperCase();
  return SCAN_WORDS.find((word) => name.includes(word)) ?? null;
}

/** What a ChartInk alert means: BUY and SHORT enter with the mapped quantity, SELL and COVER exit. */
export function scanIntent(word: ScanWord, quantity: Quantity): SignalIntent {
  switch (word) {
    case 'BUY':
      return { kind: 'enter', action: 'BUY', quantity };
    case 'SHORT':
      return { kind: 'enter', action: 'SELL', quantity };
    case 'SELL':
    case 'COVER':
      return { kind: 'exit' };
    default:
      return word satisfies never;
  }
}

/** What limits the entries of a strategy in a symbol. */
export interface EntryLimits {
  /** The largest share, long or short; 0 means no limit. */
  readonly maxPosition: Quantity;
  /** Whether the strategy may enter a symbol that it has traded on this trading day already. */
  readonly reEntry: boolean;
}

/** What a strategy has of a symbol, orders at market that are on their way counted. */
export interface StrategyHolding {
  readonly quantity: Quantity;
  readonly tradedToday: boolean;
}

/** Why a strategy's limits forbid what a signal asks for, or null when they do not. Exits are never forbidden. */
export function limitRefusal(
  intent: SignalIntent,
  { maxPosition, reEntry }: EntryLimits,
  holding: StrategyHolding,
): string | null {
  if (intent.kind === 'exit') {
    return null;
  }

  if (!reEntry && holding.tradedToday) {
    return 'The strategy has traded this symbol today, and re-entry is off.';
  }

  const size = absolute(sizeAfter(intent, holding.quantity));
  return maxPosition > 0n && size > maxPosition
    ? `The position would be ${size}; the strategy's maximum is ${maxPosition}.`
    : null;
}

function sizeAfter(intent: Exclude<SignalIntent, { kind: 'exit' }>, held: Quantity): Quantity {
  if (intent.kind === 'target') {
    return intent.positionSize;
  }

  return intent.action === 'BUY' ? held + intent.quantity : held - intent.quantity;
}
