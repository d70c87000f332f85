import { type InstrumentKey, instrumentId, type Order, type Tick } from '@openalgo/domain';
import { createPriceLadder, type PriceLadder } from './price-ladder.ts';

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
  candidates(tick: Tick): Order[];
}

/** The ladders of one instrument. An order is in exactly one. */
interface InstrumentLadders {
  /** Waiting for a good quote. Best-priced first means oldest first, all being at 0. */
  readonly market: PriceLadder;
  readonly buyLimits: PriceLadder;
  readonly sellLimits: PriceLadder;
  readonly buyStops: PriceLadder;
  readonly sellStops: PriceLadder;
}

export function createOrderIndex(): OrderIndex {
  const orders = new Map<string, Order>();
  const instruments = new Map<string, InstrumentLadders>();

  function laddersOf(key: InstrumentKey): InstrumentLadders {
    const id = instrumentId(key);
    const known = instruments.get(id);
    if (known !== undefined) {
      return known;
    }

    const created = createLadders();
    instruments.set(id, created);
    return created;
  }

  function remove(orderId: string): void {
    const order = orders.get(orderId);
    if (order === undefined) {
      return;
    }

    orders.delete(orderId);
    const ladders = laddersOf(order);
    ladderFor(ladders, order).remove(order);
    if (isEmpty(ladders)) {
      instruments.delete(instrumentId(order));
    }
  }

  return {
    get size() {
      return orders.size;
    },

    put(order) {
      remove(order.orderId);
      orders.set(order.orderId, order);
      ladderFor(laddersOf(order), order).insert(order);
    },

    remove,
    get: (orderId) => orders.get(orderId),

    candidates(tick) {
      const ladders = instruments.get(instrumentId(tick));
      return ladders === undefined ? [] : reachedIn(ladders, tick);
    },
  };
}

function createLadders(): InstrumentLadders {
  const limit = (order: Order) => order.price ?? 0n;
  const trigger = (order: Order) => order.triggerPrice ?? 0n;

  return {
    market: createPriceLadder('lowest-first', () => 0n),
    buyLimits: createPriceLadder('highest-first', limit),
    sellLimits: createPriceLadder('lowest-first', limit),
    buyStops: createPriceLadder('lowest-first', trigger),
    sellStops: createPriceLadder('highest-first', trigger),
  };
}

/** A stop waits for its trigger; a stop-limit that was triggered waits for its limit, as a limit order does. */
function ladderFor(ladders: InstrumentLadders, order: Order): PriceLadder {
  if (order.priceType === 'MARKET') {
    return ladders.market;
  }

  const isBuy = order.action === 'BUY';
  if (order.status === 'trigger pending') {
    return isBuy ? ladders.buyStops : ladders.sellStops;
  }

  return isBuy ? ladders.buyLimits : ladders.sellLimits;
}

const LADDER_NAMES = ['market', 'buyLimits', 'sellLimits', 'buyStops', 'sellStops'] as const;

function reachedIn(ladders: InstrumentLadders, tick: Tick): Order[] {
  return LADDER_NAMES.flatMap((name) => (ladders[name].size === 0 ? [] : ladders[name].reachedBy(tick.ltp)));
}

function isEmpty(ladders: InstrumentLadders): boolean {
  return LADDER_NAMES.every((name) => ladders[name].size === 0);
}
