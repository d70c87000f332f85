/** What positions and funds are worth at given prices. Computed when read, never stored (rules of the engine, §6). */
import type { Holding, Position } from './account.ts';
import {
  absolute,
  averagePrice,
  contractCost,
  divideRounded,
  notional,
  type Paise,
  type Price,
  profit,
} from './money.ts';
import { todays } from './netting.ts';
import type { Day } from './trading-day.ts';

/** A position as a price shows it. */
export interface PositionValuation {
  readonly position: Position;
  /** Cost per unit, four decimals; 0 when flat. */
  readonly averagePrice: Price;
  readonly lastPrice: Price;
  readonly unrealizedPnl: Paise;
  readonly realizedPnlToday: Paise;
  /** Today's realised and the unrealised P&L. */
  readonly pnl: Paise;
  /** `pnl` in percent of the position's cost, as an integer of four decimals; 0 when flat. */
  readonly pnlPercent: bigint;
}

export const PERCENT_DECIMALS = 4;
const PERCENT_SCALE = 100n * 10n ** BigInt(PERCENT_DECIMALS);

export function unrealizedPnl(position: Position, lastPrice: Price): Paise {
  const quantity = absolute(position.quantity);
  const gain = profit(quantity, lastPrice, position.costBasis, position.contractValue);
  return position.quantity < 0n ? -gain : gain;
}

export function valuePosition(position: Position, lastPrice: Price, day: Day): PositionValuation {
  const unrealized = position.quantity === 0n ? 0n : unrealizedPnl(position, lastPrice);
  const realizedPnlToday = todays(position, day);
  const pnl = realizedPnlToday + unrealized;
  const cost = contractCost(position.costBasis, position.contractValue);

  return {
    position,
    averagePrice: averagePrice(position.costBasis, position.quantity),
    lastPrice,
    unrealizedPnl: unrealized,
    realizedPnlToday,
    pnl,
    pnlPercent: percentOf(pnl, cost),
  };
}

/** Delivered shares as a price shows them. */
export interface HoldingValuation {
  readonly holding: Holding;
  /** Cost per share, four decimals. */
  readonly averagePrice: Price;
  readonly lastPrice: Price;
  readonly currentValue: Paise;
  readonly pnl: Paise;
  /** `pnl` in percent of the cost, as an integer of four decimals. */
  readonly pnlPercent: bigint;
}

/** Values a holding; without a price it is worth what it cost. */
export function valueHolding(holding: Holding, lastPrice: Price | null): HoldingValuation {
  const average = averagePrice(holding.costBasis, holding.quantity);
  const currentValue = lastPrice === null ? holding.costBasis : notional(holding.quantity, lastPrice);
  const pnl = currentValue - holding.costBasis;

  return {
    holding,
    averagePrice: average,
    lastPrice: lastPrice ?? average,
    currentValue,
    pnl,
    pnlPercent: percentOf(pnl, holding.costBasis),
  };
}

/** A part in percent of a whole, as an integer of four decimals; 0 where the whole is 0. */
export function percentOf(part: Paise, whole: Paise): bigint {
  return whole === 0n ? 0n : divideRounded(part * PERCENT_SCALE, whole);
}
