/**
 * Margin as a function of state (rules of the engine, §3). Nothing is ever "released": every operation computes the
 * margin of the instrument it touched anew and books the difference, so nothing can leak.
 */
import type { Order, Position } from './account.ts';
import type { InstrumentKey } from './instrument.ts';
import { leverageFor } from './instrument-class.ts';
import {
  absolute,
  type ContractValue,
  leveragedCost,
  leveragedNotional,
  type Paise,
  percentOfNotional,
  type Quantity,
  smaller,
} from './money.ts';
import type { SandboxSettings } from './sandbox-settings.ts';
import { parseSymbol } from './symbol-format.ts';
import type { Action } from './vocabulary.ts';

/** What of an order its margin depends on. */
export type MarginedOrder = Pick<
  Order,
  'exchange' | 'symbol' | 'action' | 'product' | 'quantity' | 'marginPrice' | 'contractValue'
>;

/** Who carries which share of an instrument's margin. `orders` is parallel to the resting orders given. */
export interface InstrumentMargin {
  readonly position: Paise;
  readonly orders: readonly Paise[];
  readonly total: Paise;
}

/**
 * The margin of one (user, instrument, product). `resting` is oldest first: opposite orders use up the closing
 * capacity of the position in that order, and only what lies beyond it is margined.
 */
export function instrumentMargin(
  position: Position | null,
  resting: readonly MarginedOrder[],
  settings: SandboxSettings,
): InstrumentMargin {
  const positionMargin = position === null ? 0n : marginOfPosition(position, settings);
  const held = position?.quantity ?? 0n;
  let capacity = absolute(held);
  let total = positionMargin;

  const orders = resting.map((order) => {
    const closing = isOpposite(held, order) ? smaller(capacity, order.quantity) : 0n;
    capacity -= closing;
    const share = marginOfOrder(order, order.quantity - closing, settings);
    total += share;
    return share;
  });

  return { position: positionMargin, orders, total };
}

/** What orders block on an account that holds nothing: both sides of an instrument, because either may fill first. */
export function marginOfOrders(orders: readonly MarginedOrder[], settings: SandboxSettings): Paise {
  return orders.reduce((sum, order) => sum + marginOfOrder(order, order.quantity, settings), 0n);
}

/** A CNC long keeps its cost blocked until it is settled; a CNC short is shares sold from holdings and blocks nothing. */
function marginOfPosition(position: Position, settings: SandboxSettings): Paise {
  if (position.quantity === 0n || (position.product === 'CNC' && position.quantity < 0n)) {
    return 0n;
  }

  const side = position.quantity > 0n ? 'BUY' : 'SELL';
  const written = marginOfWriting(position, side, absolute(position.quantity), settings);
  if (written !== null) {
    return written;
  }

  const leverage = leverageFor(settings, position, position.product, side);
  return leveragedCost(position.costBasis, position.contractValue, leverage);
}

function marginOfOrder(order: MarginedOrder, quantity: Quantity, settings: SandboxSettings): Paise {
  if (quantity === 0n || (order.product === 'CNC' && order.action === 'SELL')) {
    return 0n;
  }

  const written = marginOfWriting(order, order.action, quantity, settings);
  if (written !== null) {
    return written;
  }

  const leverage = leverageFor(settings, order, order.product, order.action);
  return leveragedNotional(quantity, order.marginPrice, order.contractValue, leverage);
}

/**
 * What writing options blocks where `option_sell_margin_mode` is `notional`: a percentage of strike × quantity ×
 * contract value, whatever the leverage. Null where the premium counts, as for everything that is no written option.
 * The strike stands for the underlying's price, which may not be known and would make margin move with every tick.
 */
function marginOfWriting(
  row: InstrumentKey & { readonly contractValue: ContractValue },
  side: Action,
  quantity: Quantity,
  settings: SandboxSettings,
): Paise | null {
  if (settings.optionSellMarginMode !== 'notional' || side !== 'SELL') {
    return null;
  }

  const strike = parseSymbol(row.exchange, row.symbol)?.strike ?? null;
  return strike === null
    ? null
    : percentOfNotional(quantity, strike, row.contractValue, settings.optionSellMarginPercent);
}

function isOpposite(held: Quantity, order: MarginedOrder): boolean {
  return held > 0n ? order.action === 'SELL' : held < 0n && order.action === 'BUY';
}
