import type { Order, Price } from '@openalgo/domain';

/** Which prices come first: the highest (who pays most) or the lowest (who asks least). */
export type LadderDirection = 'highest-first' | 'lowest-first';

/**
 * Resting orders of one kind, sorted by price and, at one price, oldest first. The best one is at the end of the
 * array, so that looking at it costs nothing and taking it moves nothing.
 */
export interface PriceLadder {
  readonly size: number;
  /** The price that is reached first; null where nothing rests. */
  readonly best: Price | null;
  insert(order: Order): void;
  remove(order: Order): void;
  /** The orders that the last price reaches, best first. They stay in the ladder. */
  reachedBy(lastPrice: Price): Order[];
}

/** A ladder over the price that `priceOf` reads, which must not change while an order is in it. */
export function createPriceLadder(direction: LadderDirection, priceOf: (order: Order) => Price): PriceLadder {
  const orders: Order[] = [];
  const isHighestFirst = direction === 'highest-first';
  const isReached = (order: Order, lastPrice: Price) =>
    isHighestFirst ? priceOf(order) >= lastPrice : priceOf(order) <= lastPrice;

  /** The place of the order: behind all that are worse than it. */
  function placeOf(order: Order): number {
    let low = 0;
    let high = orders.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = orders[middle];
      if (other !== undefined && isWorse(other, order)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }

    return low;
  }

  function isWorse(a: Order, b: Order): boolean {
    const [priceA, priceB] = [priceOf(a), priceOf(b)];
    return priceA === priceB ? isYounger(a, b) : priceA < priceB === isHighestFirst;
  }

  return {
    get size() {
      return orders.length;
    },

    get best() {
      const order = orders.at(-1);
      return order === undefined ? null : priceOf(order);
    },

    insert(order) {
      orders.splice(placeOf(order), 0, order);
    },

    remove(order) {
      const place = placeOf(order);
      if (orders[place]?.orderId === order.orderId) {
        orders.splice(place, 1);
      }
    },

    reachedBy(lastPrice) {
      const reached: Order[] = [];
      for (let place = orders.length - 1; place >= 0; place--) {
        const order = orders[place];
        if (order === undefined || !isReached(order, lastPrice)) {
          break;
        }

        reached.push(order);
      }

      return reached;
    },
  };
}

/** Age decides at one price; ids break the tie of one millisecond, so that every run decides alike. */
function isYounger(a: Order, b: Order): boolean {
  return a.placedAt === b.placedAt ? a.orderId > b.orderId : a.placedAt > b.placedAt;
}
