import type { InstrumentKey, Order, Tick } from '@openalgo/domain';
import { createInstrumentLadders, type InstrumentLadders } from './instrument-ladders.ts';

/**
 * The resting orders in memory, by instrument and price, so that a tick looks at what it reaches and at nothing else.
 * It only finds candidates: the database decides, and an entry that is no longer true is dropped when it is found out.
 */
export interface OrderIndex {
  readonly size: number;
  /** Adds an order, or replaces the version that is there. */
  put(order: Order): void;
  remove(orderId: string): void;
  get(orderId: string): Order | undefined;
  /** The orders that the tick may fill or trigger, in a fixed order; at one price, older first. */
  candidates(tick: Tick): readonly Order[];
}

export function createOrderIndex(): OrderIndex {
  const orders = new Map<string, Order>();
  // By exchange, then by symbol: one name for both would have to be made for every tick.
  const exchanges = new Map<string, Map<string, InstrumentLadders>>();

  function laddersOf({ exchange, symbol }: InstrumentKey): InstrumentLadders {
    const instruments = exchanges.get(exchange) ?? new Map<string, InstrumentLadders>();
    const ladders = instruments.get(symbol) ?? createInstrumentLadders();
    exchanges.set(exchange, instruments.set(symbol, ladders));
    return ladders;
  }

  function remove(orderId: string): void {
    const order = orders.get(orderId);
    if (order === undefined) {
      return;
    }

    orders.delete(orderId);
    const ladders = laddersOf(order);
    ladders.remove(order);
    if (ladders.isEmpty) {
      exchanges.get(order.exchange)?.delete(order.symbol);
    }
  }

  return {
    get size() {
      return orders.size;
    },

    put(order) {
      remove(order.orderId);
      orders.set(order.orderId, order);
      laddersOf(order).insert(order);
    },

    remove,
    get: (orderId) => orders.get(orderId),
    candidates: ({ exchange, symbol, ltp }) =>
      exchanges.get(exchange)?.get(symbol)?.reachedBy(ltp) ?? NOTHING,
  };
}

const NOTHING: readonly Order[] = [];
