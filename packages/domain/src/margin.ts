/**
 * Margin as a function of state (rules of the engine, §3). Nothing is ever "released": every operation computes the
 * margin of the instrument it touched anew and books the difference, so nothing can leak.
 */
import type { Order, Position } from './account.ts';
import { leverageFor } from './instrument-class.ts';
import { absolute, leveragedCost, leveragedNotional, type Paise, type Quantity, smaller } from './money.ts';
import type { SandboxSettings } from './sandbox-settings.ts';

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
  resting: readonly Order[],
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

/** A CNC long keeps its cost blocked until it is settled; a CNC short is shares sold from holdings and blocks nothing. */
function marginOfPosition(position: Position, settings: SandboxSettings): Paise {
  if (position.quantity === 0n || (position.product === 'CNC' && position.quantity < 0n)) {
    return 0n;
  }

  const side = position.quantity > 0n ? 'BUY' : 'SELL';
  const leverage = leverageFor(settings, position, position.product, side);
  return leveragedCost(position.costBasis, position.contractValue, leverage);
}

function marginOfOrder(order: Order, quantity: Quantity, settings: SandboxSettings): Paise {
  if (quantity === 0n || (order.product === 'CNC' && order.action === 'SELL')) {
    return 0n;
  }

  const leverage = leverageFor(settings, order, order.product, order.action);
  return leveragedNotional(quantity, order.marginPrice, order.contractValue, leverage);
}

function isOpposite(held: Quantity, order: Order): boolean {
  return held > 0n ? order.action === 'SELL' : held < 0n && order.action === 'BUY';
}
