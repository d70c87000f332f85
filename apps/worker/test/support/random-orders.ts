import { type Order, type Price, price } from '@openalgo/domain';
import type { Random } from '@openalgo/market';
import type { PaperAccounts, PlaceOrderCommand } from '@openalgo/sandbox';
import { aCommand } from './paper-market.ts';

/** Clients that trade at random: the same draws and the same answers make the same orders. */
export interface RandomClients {
  /** Places an order around a price. */
  place(symbol: string, ltp: Price): Promise<Order>;
  /** Modifies or cancels one of the newest orders, whatever its state. */
  change(): Promise<Order>;
}

export const USERS = ['asha', 'ravi', 'meera', 'kabir', 'noor'];
const PRICE_TYPES = ['MARKET', 'LIMIT', 'SL', 'SL-M'] as const;
const PRODUCTS = ['MIS', 'MIS', 'CNC'] as const;
const ACTIONS = ['BUY', 'SELL'] as const;
const RECENT = 300;
const TICK = price('0.05');

export function createRandomClients(accounts: PaperAccounts, random: Random): RandomClients {
  const known: Order[] = [];
  const pick = <Item>(items: readonly [Item, ...(readonly Item[])]): Item =>
    items[random.below(items.length)] ?? items[0];

  /** Within 0.6 % of the price, on the tick. */
  function near(ltp: Price): Price {
    const value = ltp + (ltp * BigInt(random.below(121) - 60)) / 10_000n;
    return value - (value % TICK);
  }

  function command(symbol: string, ltp: Price): PlaceOrderCommand {
    const action = pick(ACTIONS);
    const [low, high] = [near(ltp), near(ltp)].sort((a, b) => (a < b ? -1 : 1));
    const isBuy = action === 'BUY';
    return aCommand({
      symbol,
      action,
      userId: USERS[random.below(USERS.length)] ?? 'asha',
      quantity: BigInt(1 + random.below(200)),
      priceType: pick(PRICE_TYPES),
      product: pick(PRODUCTS),
      price: (isBuy ? high : low) ?? ltp,
      triggerPrice: (isBuy ? low : high) ?? ltp,
    });
  }

  return {
    async place(symbol, ltp) {
      const { order } = await accounts.placeOrder(command(symbol, ltp));
      known.push(order);
      return order;
    },

    async change() {
      const recent = known.slice(-RECENT);
      const order = recent[random.below(recent.length)];
      if (order === undefined) {
        throw new Error('Nothing has been placed yet');
      }

      const named = { userId: order.userId, orderId: order.orderId, receivedAt: order.placedAt };
      if (random.below(2) === 0) {
        return accounts.cancelOrder(named);
      }

      const { exchange, symbol } = order;
      const moved = order.price === null ? null : near(order.price);
      const terms = { quantity: order.quantity + 1n, price: moved, triggerPrice: null };
      return accounts.modifyOrder({ ...named, ...terms, exchange, symbol });
    },
  };
}
