import { expect } from 'vitest';
import type { Scenario } from '../support/market-room.ts';

const SHARE = { strategy: 'scenario', exchange: 'NSE', symbol: 'RELIANCE', product: 'MIS' };
const POLL = { interval: 100, timeout: 30_000 };
const BUY_ONE = { ...SHARE, action: 'BUY', pricetype: 'MARKET', quantity: 1 };

/** Many orders at once, and orders for a position. */
export const BULK: readonly Scenario[] = [
  [
    '67: smart orders move to their target and no further',
    async (trader, room) => {
      await room.tick(1200);
      const smart = (quantity: number, position_size: number) =>
        trader.ask('placesmartorder', { ...BUY_ONE, quantity, position_size });
      expect(await smart(0, 0)).toMatchObject({
        status: 'success',
        message: 'No OpenPosition Found. Not placing Exit order.',
      });
      expect(await smart(10, 0)).toMatchObject({ status: 'success', orderid: expect.any(String) });
      expect(await smart(0, 25)).toMatchObject({ status: 'success', orderid: expect.any(String) });
      expect(await smart(10, 25)).toMatchObject({ message: 'Positions Already Matched. No Action needed.' });
      await expect.poll(async () => (await trader.position())?.quantity, POLL).toBe(25);
    },
  ],
  [
    '69: a smart order honours its price type',
    async (trader, room) => {
      await room.tick(1200);
      await trader.order({ action: 'SELL', quantity: 7 });
      const limit = { ...BUY_ONE, pricetype: 'LIMIT', price: 1000 };
      const { orderid } = await trader.ask('placesmartorder', { ...limit, quantity: 10, position_size: 10 });
      expect(await trader.status(orderid ?? '')).toMatchObject({
        order_status: 'open',
        action: 'BUY',
        quantity: 17,
        price: 1000,
      });
      expect(await trader.position()).toMatchObject({ quantity: -7 });
    },
  ],
  [
    '70: cancel all takes the stops, too',
    async (trader, room) => {
      await room.tick(1200);
      await trader.order({ pricetype: 'LIMIT', price: 1100 });
      await trader.order({ pricetype: 'SL-M', trigger_price: 1300 });
      expect((await trader.funds()).U).toBe(480);
      const answer = await trader.ask('cancelallorder', { strategy: 'scenario' });
      expect(answer).toMatchObject({
        status: 'success',
        canceled_orders: [expect.any(String), expect.any(String)],
      });
      expect(await trader.funds()).toMatchObject({ U: 0, A: 10_000_000 });
    },
  ],
  [
    '71: close position closes what the strategy opened',
    async (trader, room) => {
      await room.tick(1200);
      await room.tick(100, { symbol: 'ZEEL' });
      await trader.order({ symbol: 'ZEEL', quantity: 10 });
      await trader.order({ product: 'CNC', quantity: 10, strategy: 'other' });
      expect(await trader.ask('closeposition', { strategy: 'scenario' })).toMatchObject({
        message: 'Closed 1 positions',
      });
      await expect.poll(async () => (await trader.position('ZEEL'))?.quantity ?? 0, POLL).toBe(0);
      expect(await trader.position()).toMatchObject({ quantity: 10 });
      expect(await trader.ask('closeposition', { strategy: 'scenario' })).toMatchObject({
        message: 'No open positions to close',
      });
    },
  ],
  [
    '77: two hundred orders at once are two hundred shares',
    async (trader, room) => {
      await room.tick(1200);
      await Promise.all(
        Array.from({ length: 8 }, async () => {
          for (let buy = 0; buy < 25; buy += 1) {
            expect(await trader.ask('placeorder', BUY_ONE)).toMatchObject({ status: 'success' });
          }
        }),
      );
      await expect.poll(async () => (await trader.ask('tradebook')).data.length, POLL).toBe(200);
      expect(await trader.position()).toMatchObject({ quantity: 200 });
      expect(await trader.funds()).toMatchObject({ U: 48_000, A: 9_952_000 });
    },
  ],
];
