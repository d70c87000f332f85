import { expect } from 'vitest';
import type { Scenario } from '../support/market-room.ts';

/** What orders and positions do to the money. */
export const MARGIN: readonly Scenario[] = [
  [
    '1: a new account',
    async (trader) => {
      expect(await trader.funds()).toEqual({ A: 10_000_000, U: 0, R: 0, today: 0, total: 0 });
    },
  ],
  [
    '6: delivery margin falls with each part that is sold back',
    async (trader, room) => {
      await room.tick(112.37, { symbol: 'ZEEL' });
      const zeel = { symbol: 'ZEEL', product: 'CNC' };
      await trader.order({ ...zeel, quantity: 100 });
      expect(await trader.funds()).toMatchObject({ A: 9_988_763, U: 11_237 });
      await trader.order({ ...zeel, action: 'SELL', quantity: 50 });
      expect(await trader.funds()).toMatchObject({ A: 9_994_381.5, U: 5618.5 });
      await trader.order({ ...zeel, action: 'SELL', quantity: 50 });
      expect(await trader.funds()).toMatchObject({ A: 10_000_000, U: 0 });
    },
  ],
  [
    '19: too little money leaves a rejected order with the figures',
    async (trader, room) => {
      await room.tick(1200);
      expect(await trader.order({ product: 'CNC', quantity: 10_000 })).toMatchObject({
        order_status: 'rejected',
        rejection_reason: expect.stringMatching(/12000000\.00.*2000000\.00/),
      });
      expect(await trader.funds()).toMatchObject({ A: 10_000_000, U: 0 });
    },
  ],
  [
    '21: averages keep four decimals',
    async (trader, room) => {
      await room.tick(100);
      await trader.order({ quantity: 100 });
      await room.tick(110);
      await trader.order({ quantity: 50 });
      expect(await trader.position()).toMatchObject({ quantity: 150, average_price: 103.3333 });
      expect(await trader.funds()).toMatchObject({ U: 3100 });
    },
  ],
  [
    '23: a reversal ends with the margin of what is left',
    async (trader, room) => {
      await room.tick(1000);
      await trader.order({ quantity: 100 });
      await room.tick(1010);
      await trader.order({ action: 'SELL', quantity: 150 });
      expect(await trader.position()).toMatchObject({ quantity: -50, average_price: 1010 });
      expect(await trader.funds()).toMatchObject({ A: 9_990_900, U: 10_100, R: 1000 });
    },
  ],
  [
    '30: another fill does not free the margin of a resting order',
    async (trader, room) => {
      await room.tick(1200);
      await room.tick(100, { symbol: 'ZEEL' });
      await trader.order({ quantity: 100, pricetype: 'LIMIT', price: 1100 });
      expect(await trader.funds()).toMatchObject({ U: 22_000 });
      await trader.order({ symbol: 'ZEEL', quantity: 100 });
      expect(await trader.funds()).toMatchObject({ U: 24_000 });
    },
  ],
  [
    '33: a second exit for the same shares is margined as the short that it becomes',
    async (trader, room) => {
      await room.tick(1200);
      await trader.order({ quantity: 100 });
      await trader.order({ action: 'SELL', quantity: 100, pricetype: 'LIMIT', price: 1250 });
      await trader.order({ action: 'SELL', quantity: 100, pricetype: 'SL-M', trigger_price: 1150 });
      expect(await trader.funds()).toMatchObject({ U: 47_000 });
      await room.tick(1255);
      await room.tick(1140);
      expect(await trader.position()).toMatchObject({ quantity: -100, average_price: 1140 });
      expect(await trader.funds()).toMatchObject({ R: 5000, U: 22_800 });
    },
  ],
  [
    '35: a modified order is margined anew',
    async (trader, room) => {
      await room.tick(1200);
      const { orderid } = await trader.order({ quantity: 100, pricetype: 'LIMIT', price: 1100 });
      const change = {
        strategy: 'scenario',
        orderid,
        exchange: 'NSE',
        symbol: 'RELIANCE',
        action: 'BUY',
        product: 'MIS',
        pricetype: 'LIMIT',
        quantity: 200,
        price: 1150,
      };
      expect(await trader.ask('modifyorder', change)).toMatchObject({ status: 'success' });
      expect(await trader.funds()).toMatchObject({ U: 46_000 });
      await room.tick(1149);
      expect(await trader.status(orderid)).toMatchObject({
        order_status: 'complete',
        quantity: 200,
        average_price: 1150,
      });
    },
  ],
  [
    '63: part of a short covered at a loss',
    async (trader, room) => {
      await room.tick(1000);
      await trader.order({ action: 'SELL', quantity: 100 });
      await room.tick(1030);
      await trader.order({ quantity: 40 });
      expect(await trader.funds()).toMatchObject({ R: -1200, U: 12_000, A: 9_986_800 });
      expect(await trader.position()).toMatchObject({
        quantity: -60,
        unrealized_pnl: -1800,
        pnl: -3000,
        pnlpercent: -5,
      });
    },
  ],
  [
    '66: below zero only what does not raise the margin is taken',
    async (trader, room) => {
      await room.tick(1000);
      await trader.order({ quantity: 50_000 });
      await room.tick(700);
      await trader.order({ action: 'SELL', quantity: 50_000 });
      expect(await trader.funds()).toMatchObject({ A: -5_000_000, U: 0 });
      expect(await trader.order({})).toMatchObject({
        order_status: 'rejected',
        rejection_reason: expect.stringMatching(/Insufficient funds/),
      });
    },
  ],
];
