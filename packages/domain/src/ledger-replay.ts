/**
 * An account rebuilt from what happened to it: its trades and its deliveries, in their order. What comes out must be
 * what the account says it holds (rules of the engine, §6, identity 5).
 */
import type { Position, Trade } from './account.ts';
import type { Delivery } from './delivery.ts';
import { type InstrumentKey, instrumentId } from './instrument.ts';
import { type BookKey, bookId } from './instrument-book.ts';
import type { Paise, Quantity } from './money.ts';
import { applyFill } from './netting.ts';

/** Shares and what they cost. */
export interface RebuiltHolding extends InstrumentKey {
  readonly quantity: Quantity;
  readonly costBasis: Paise;
}

export interface RebuiltAccount {
  /** By `bookId`. */
  readonly positions: ReadonlyMap<string, Position>;
  /** By `instrumentId`. */
  readonly holdings: ReadonlyMap<string, RebuiltHolding>;
  readonly realizedPnl: Paise;
  /** Trades whose stored P&L is not what their fill realised. */
  readonly wrongTrades: readonly Trade[];
}

/** Takes an account's events one by one, so that its size does not matter. */
export interface LedgerReplay {
  trade(trade: Trade): void;
  delivery(delivery: Delivery): void;
  result(): RebuiltAccount;
}

export function createLedgerReplay(): LedgerReplay {
  const positions = new Map<string, Position>();
  const holdings = new Map<string, RebuiltHolding>();
  const wrongTrades: Trade[] = [];
  let realizedPnl: Paise = 0n;

  return {
    trade(trade) {
      const id = bookId(trade);
      const netted = applyFill(positions.get(id) ?? null, trade, trade.price, trade.tradedAt);
      positions.set(id, netted.position);
      realizedPnl += netted.realizedPnl;
      if (netted.realizedPnl !== trade.realizedPnl) {
        wrongTrades.push(trade);
      }
    },

    delivery(delivery) {
      const id = bookId(deliveredBook(delivery));
      const position = positions.get(id);
      if (position !== undefined) {
        positions.set(id, withoutDelivered(position, delivery));
      }

      const holding = holdings.get(instrumentId(delivery)) ?? { ...delivery, quantity: 0n, costBasis: 0n };
      holdings.set(instrumentId(delivery), withDelivered(holding, delivery));
      realizedPnl += delivery.realizedPnl;
    },

    result: () => ({ positions, holdings, realizedPnl, wrongTrades }),
  };
}

/** Only delivery products settle. */
function deliveredBook({ userId, exchange, symbol }: Delivery): BookKey {
  return { userId, exchange, symbol, product: 'CNC' };
}

/** A long leaves the position at its cost, a short at what it was sold for. */
function withoutDelivered(position: Position, delivery: Delivery): Position {
  const basis = delivery.quantity > 0n ? delivery.costBasis : delivery.proceeds;
  return {
    ...position,
    quantity: position.quantity - delivery.quantity,
    costBasis: position.costBasis - basis,
    realizedPnl: position.realizedPnl + delivery.realizedPnl,
  };
}

function withDelivered(holding: RebuiltHolding, delivery: Delivery): RebuiltHolding {
  const isBought = delivery.quantity > 0n;
  return {
    exchange: holding.exchange,
    symbol: holding.symbol,
    quantity: holding.quantity + delivery.quantity,
    costBasis: holding.costBasis + (isBought ? delivery.costBasis : -delivery.costBasis),
  };
}
