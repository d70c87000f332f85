import type { Order, Price } from '@openalgo/domain';
import { createPriceLadder, type PriceLadder } from './price-ladder.ts';

/** The resting orders of one instrument. */
export interface InstrumentLadders {
  readonly isEmpty: boolean;
  insert(order: Order): void;
  remove(order: Order): void;
  /** The orders that the last price reaches, ladder by ladder, best first. They stay. */
  reachedBy(lastPrice: Price): readonly Order[];
}

const NOTHING: readonly Order[] = [];

/**
 * Ladders of one instrument; an order is in exactly one. They remember between which prices nothing is reached, so that
 * the price that most ticks bring costs two comparisons, however many orders rest.
 */
export function createInstrumentLadders(): InstrumentLadders {
  const limit = (order: Order) => order.price ?? 0n;
  const trigger = (order: Order) => order.triggerPrice ?? 0n;
  /** Waiting for a good quote. Best-priced first means oldest first, all being at 0. */
  const market = createPriceLadder('lowest-first', () => 0n);
  const buyLimits = createPriceLadder('highest-first', limit);
  const sellLimits = createPriceLadder('lowest-first', limit);
  const buyStops = createPriceLadder('lowest-first', trigger);
  const sellStops = createPriceLadder('highest-first', trigger);
  const all = [market, buyLimits, sellLimits, buyStops, sellStops];
  /** A last price as low, or as high, reaches something. */
  let falling: Price | null = null;
  let rising: Price | null = null;

  /** A stop waits for its trigger; a stop-limit that was triggered waits for its limit, as a limit order does. */
  function ladderFor({ priceType, action, status }: Order): PriceLadder {
    if (priceType === 'MARKET') {
      return market;
    }

    if (status === 'trigger pending') {
      return action === 'BUY' ? buyStops : sellStops;
    }

    return action === 'BUY' ? buyLimits : sellLimits;
  }

  function rememberEdges(): void {
    falling = highest(buyLimits.best, sellStops.best);
    rising = lowest(lowest(sellLimits.best, buyStops.best), market.best);
  }

  return {
    get isEmpty() {
      return all.every(({ size }) => size === 0);
    },

    insert(order) {
      ladderFor(order).insert(order);
      rememberEdges();
    },

    remove(order) {
      ladderFor(order).remove(order);
      rememberEdges();
    },

    reachedBy(lastPrice) {
      const isBetween = (falling === null || lastPrice > falling) && (rising === null || lastPrice < rising);
      return isBetween ? NOTHING : all.flatMap((ladder) => ladder.reachedBy(lastPrice));
    },
  };
}

function highest(a: Price | null, b: Price | null): Price | null {
  return b === null || (a !== null && a > b) ? a : b;
}

function lowest(a: Price | null, b: Price | null): Price | null {
  return b === null || (a !== null && a < b) ? a : b;
}
