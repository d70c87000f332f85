import { expect } from 'vitest';
import type { Scenario } from '../support/market-room.ts';

/** Orders meet prices. */
export const FILLS: readonly Scenario[] = [
  [
    '2 to 4: a market order, its P&L, and its close',
    async (trader, room) => {
      await room.tick(1200);
      expect(await trader.order({ quantity: 100 })).toMatchObject({
        order_status: 'complete',
        average_price: 1200,
      });
      expect(await trader.funds()).toMatchObject({ A: 9_976_000, U: 24_000 });
      await room.tick(1210);
      expect(await trader.position()).toMatchObject({
        quantity: 100,
        average_price: 1200,
        unrealized_pnl: 1000,
        pnl: 1000,
        pnlpercent: 0.8333,
      });
      expect(await trader.funds()).toMatchObject({ total: 1000 });
      await trader.order({ action: 'SELL', quantity: 100 });
      expect(await trader.funds()).toEqual({ A: 10_001_000, U: 0, R: 1000, today: 1000, total: 1000 });
      expect(await trader.position()).toMatchObject({ quantity: 0, pnl: 1000 });
    },
  ],
  [
    '7: a marketable limit order gets the last price and its margin',
    async (trader, room) => {
      await room.tick(1195);
      expect(await trader.order({ quantity: 100, pricetype: 'LIMIT', price: 1200 })).toMatchObject({
        order_status: 'complete',
        average_price: 1195,
      });
      expect(await trader.funds()).toMatchObject({ U: 23_900 });
    },
  ],
  [
    '8: a resting limit order gets its limit, also when the market gaps through',
    async (trader, room) => {
      await room.tick(1205);
      const { orderid } = await trader.order({ quantity: 100, pricetype: 'LIMIT', price: 1200 });
      await room.tick(1205);
      expect(await trader.status(orderid)).toMatchObject({ order_status: 'open' });
      await room.tick(1190);
      expect(await trader.status(orderid)).toMatchObject({ order_status: 'complete', average_price: 1200 });
      expect(await trader.funds()).toMatchObject({ U: 24_000 });
    },
  ],
  [
    '9: a short by limit',
    async (trader, room) => {
      await room.tick(1195);
      const { orderid } = await trader.order({
        action: 'SELL',
        quantity: 10,
        pricetype: 'LIMIT',
        price: 1200,
      });
      expect(await trader.funds()).toMatchObject({ U: 2400 });
      await room.tick(1203);
      expect(await trader.status(orderid)).toMatchObject({ order_status: 'complete', average_price: 1200 });
      expect(await trader.position()).toMatchObject({ quantity: -10, average_price: 1200 });
    },
  ],
  [
    '11: a stop-limit that its trigger passes by waits for its limit',
    async (trader, room) => {
      await room.tick(1195);
      const { orderid } = await trader.order({
        quantity: 10,
        pricetype: 'SL',
        price: 1205,
        trigger_price: 1200,
      });
      await room.tick(1210);
      expect(await trader.status(orderid)).toMatchObject({ order_status: 'open' });
      await room.tick(1204);
      expect(await trader.status(orderid)).toMatchObject({ order_status: 'complete', average_price: 1204 });
    },
  ],
  [
    '13: a stop-limit whose limit is passed at placement is open, margined at its trigger',
    async (trader, room) => {
      await room.tick(1210);
      expect(
        await trader.order({ quantity: 10, pricetype: 'SL', price: 1205, trigger_price: 1200 }),
      ).toMatchObject({ order_status: 'open' });
      expect(await trader.funds()).toMatchObject({ U: 2400 });
    },
  ],
  [
    '13b: a triggered stop-limit fills though the price has fallen back under its trigger',
    async (trader, room) => {
      await room.tick(1210);
      const { orderid } = await trader.order({
        quantity: 10,
        pricetype: 'SL',
        price: 1205,
        trigger_price: 1200,
      });
      await room.tick(1190);
      expect(await trader.status(orderid)).toMatchObject({ order_status: 'complete', average_price: 1190 });
    },
  ],
  [
    '14: a stop-market order',
    async (trader, room) => {
      await room.tick(1195);
      const { orderid, order_status } = await trader.order({
        quantity: 10,
        pricetype: 'SL-M',
        trigger_price: 1200,
      });
      expect(order_status).toBe('trigger pending');
      await room.tick(1203);
      expect(await trader.status(orderid)).toMatchObject({ order_status: 'complete', average_price: 1203 });
    },
  ],
  [
    '15: a protective stop blocks nothing',
    async (trader, room) => {
      await room.tick(1200);
      await trader.order({ quantity: 10 });
      const { orderid } = await trader.order({
        action: 'SELL',
        quantity: 10,
        pricetype: 'SL-M',
        trigger_price: 1190,
      });
      expect(await trader.funds()).toMatchObject({ U: 2400 });
      await room.tick(1188.5);
      expect(await trader.status(orderid)).toMatchObject({ average_price: 1188.5 });
      expect(await trader.funds()).toMatchObject({ A: 9_999_885, R: -115, U: 0 });
    },
  ],
  [
    '16: a protective stop-limit',
    async (trader, room) => {
      await room.tick(1200);
      await trader.order({ quantity: 10 });
      await trader.order({ action: 'SELL', quantity: 10, pricetype: 'SL', price: 1185, trigger_price: 1190 });
      await room.tick(1188);
      expect(await trader.funds()).toMatchObject({ A: 9_999_880, U: 0 });
    },
  ],
  [
    '18: a stop whose trigger is met fills at once, margined at its fill',
    async (trader, room) => {
      await room.tick(1180);
      expect(
        await trader.order({ action: 'SELL', quantity: 10, pricetype: 'SL-M', trigger_price: 1190 }),
      ).toMatchObject({ average_price: 1180 });
      expect(await trader.funds()).toMatchObject({ U: 2360 });
    },
  ],
  [
    '38: a quote outside its own day fills nothing',
    async (trader, room) => {
      await room.tick(1200, { low: 1210, high: 1250 });
      const { orderid, order_status } = await trader.order({ quantity: 10 });
      expect(order_status).toBe('open');
      expect(await trader.funds()).toMatchObject({ U: 2400 });
      await room.tick(1220, { low: 1210, high: 1250 });
      expect(await trader.status(orderid)).toMatchObject({ order_status: 'complete', average_price: 1220 });
    },
  ],
];
