import { expect } from 'vitest';
import type { Scenario } from '../support/market-room.ts';

const CNC = { product: 'CNC', quantity: 100 };
const CRUDE = { exchange: 'MCX', symbol: 'CRUDEOIL18SEP26FUT' };
const CALL_OF_AUGUST = { exchange: 'NFO', symbol: 'NIFTY25AUG2625000CE' };
const CALL = { exchange: 'NFO', symbol: 'NIFTY01SEP2625000CE' };
const FUTURE = { exchange: 'NFO', symbol: 'NIFTY01SEP26FUT' };
/** A last price outside its own day: with it nothing fills. */
const NO_GOOD = { low: 1210, high: 1250 };

/** What time does to an account. Each plays later than the one before. */
export const DAYS: readonly Scenario[] = [
  [
    '49: the square-off cancels what rests and closes at the bid',
    async (trader, room) => {
      room.at('2026-08-19 15:00');
      await room.tick(1200);
      await trader.order({ quantity: 100 });
      const { orderid } = await trader.order({ quantity: 100, pricetype: 'LIMIT', price: 1100 });
      room.at('2026-08-19 15:14');
      await room.tick(1190, { bid: 1189 });
      expect(await trader.status(orderid)).toMatchObject({ order_status: 'open' });
      expect(await trader.position()).toMatchObject({ quantity: 100 });
      room.at('2026-08-19 15:15');
      await room.tick(1190, { bid: 1189 });
      expect(await trader.status(orderid)).toMatchObject({ order_status: 'cancelled' });
      expect((await trader.ask('tradebook')).data[0]).toMatchObject({
        action: 'SELL',
        quantity: 100,
        average_price: 1189,
        strategy: 'AUTO_SQUARE_OFF',
      });
      expect(await trader.funds()).toMatchObject({ A: 9_998_900, U: 0, R: -1100 });
    },
  ],
  [
    '51: after the square-off time an order closes, and no more than is held',
    async (trader, room) => {
      room.at('2026-08-20 15:00');
      await room.tick(1200);
      await trader.order({});
      await room.tick(1200, NO_GOOD);
      room.at('2026-08-20 15:15');
      await room.tick(1200, NO_GOOD);
      expect(await trader.order({ action: 'SELL', quantity: 5 })).toMatchObject({
        order_status: 'rejected',
        rejection_reason: expect.stringMatching(/1 can be closed, 5 asked/),
      });
      expect(await trader.order({ action: 'SELL' })).toMatchObject({ order_status: 'open' });
      expect(await trader.position()).toMatchObject({ quantity: 1 });
    },
  ],
  [
    '54: a square-off that no worker was there for is made up',
    async (trader, room) => {
      room.at('2026-08-20 22:00');
      await room.tick(6000, CRUDE);
      await trader.order({ ...CRUDE, quantity: 100 });
      expect(await trader.funds()).toMatchObject({ U: 60_000 });
      await room.withoutWorker(async () => {
        room.at('2026-08-21 00:10');
        await room.tick(6000, CRUDE);
      });
      expect((await trader.ask('tradebook')).data[0]).toMatchObject({
        action: 'SELL',
        quantity: 100,
        average_price: 6000,
        strategy: 'AUTO_SQUARE_OFF',
      });
      expect(await trader.funds()).toMatchObject({ A: 10_000_000, U: 0 });
    },
  ],
  [
    '47: what is bought on Friday is delivered on Monday',
    async (trader, room) => {
      room.at('2026-08-21 11:00');
      await room.tick(1200);
      await trader.order(CNC);
      room.at('2026-08-22 11:00');
      await room.tick(1200);
      expect((await trader.ask('holdings')).data.holdings).toEqual([]);
      expect(await trader.funds()).toMatchObject({ A: 9_880_000, U: 120_000 });
      room.at('2026-08-24 03:00');
      await room.tick(1200);
      expect((await trader.ask('holdings')).data.holdings).toMatchObject([{ quantity: 100 }]);
      expect(await trader.funds()).toMatchObject({ A: 9_880_000, U: 0 });
    },
  ],
  [
    '50: intraday orders are for the session, up to the square-off time, on days that have one',
    async (trader, room) => {
      const statusAt = async (time: string) => {
        room.at(time);
        await room.tick(1200);
        return (await trader.order({})).order_status;
      };
      expect(await statusAt('2026-08-24 08:59')).toBe('rejected');
      expect(await statusAt('2026-08-24 09:14')).toBe('rejected');
      expect(await statusAt('2026-08-24 09:15')).toBe('complete');
      expect(await statusAt('2026-08-24 15:15')).toBe('rejected');
    },
  ],
  [
    '55: an expired option is worth its last price where the underlying’s is not known',
    async (trader, room) => {
      room.at('2026-08-25 11:00');
      await room.tick(100, CALL_OF_AUGUST);
      await trader.order({ ...CALL_OF_AUGUST, product: 'NRML', quantity: 65 });
      await room.tick(50, CALL_OF_AUGUST);
      room.at('2026-08-25 15:40');
      await room.tick(1200);
      expect(await trader.position(CALL_OF_AUGUST.symbol)).toMatchObject({ quantity: 0, pnl: -3250 });
      expect(await trader.funds()).toMatchObject({ A: 9_996_750, U: 0, R: -3250, today: -3250 });
    },
  ],
  [
    '41 and 42: delivered the next morning, sold as far as it is held',
    async (trader, room) => {
      room.at('2026-08-26 11:00');
      await room.tick(1200);
      await trader.order(CNC);
      room.at('2026-08-27 11:00');
      await room.tick(1250);
      expect((await trader.ask('holdings')).data.holdings).toMatchObject([
        { quantity: 100, average_price: 1200 },
      ]);
      expect(await trader.position()).toBeUndefined();
      expect(await trader.funds()).toMatchObject({ A: 9_880_000, U: 0 });
      await trader.order({ ...CNC, action: 'SELL', quantity: 40 });
      expect(await trader.position()).toMatchObject({ quantity: -40, average_price: 1250 });
      expect(await trader.funds()).toMatchObject({ A: 9_880_000, U: 0 });
      expect(await trader.order({ ...CNC, action: 'SELL', quantity: 70 })).toMatchObject({
        order_status: 'rejected',
        rejection_reason: expect.stringMatching(/Only 60 shares available/),
      });
    },
  ],
  [
    '44: shares sold and bought back on one day realise their P&L',
    async (trader, room) => {
      room.at('2026-08-27 11:01');
      await room.tick(1200);
      await trader.order(CNC);
      room.at('2026-08-28 11:00');
      await room.tick(1250);
      await trader.order({ ...CNC, action: 'SELL', quantity: 40 });
      await room.tick(1240);
      await trader.order({ ...CNC, quantity: 40 });
      expect(await trader.position()).toMatchObject({ quantity: 0, pnl: 400 });
      expect(await trader.funds()).toMatchObject({ A: 9_880_400, U: 0, R: 400 });
    },
  ],
  [
    '61: a position left from yesterday is closed as soon as there is a price, and counts today',
    async (trader, room) => {
      room.at('2026-08-28 15:00');
      await room.tick(1200);
      await trader.order({ quantity: 100 });
      await room.tick(1200, NO_GOOD);
      room.at('2026-08-31 08:30');
      await room.tick(1230);
      room.at('2026-08-31 09:15');
      await room.tick(1230);
      expect(await trader.position()).toMatchObject({ quantity: 0, pnl: 3000 });
      expect(await trader.funds()).toMatchObject({ A: 10_003_000, U: 0, R: 3000, today: 3000 });
    },
  ],
  [
    '62: a position that is opened again is a new one',
    async (trader, room) => {
      room.at('2026-08-31 11:00');
      await room.tick(1200);
      await trader.order({ quantity: 10 });
      await trader.order({ action: 'SELL', quantity: 10 });
      room.at('2026-09-01 10:00');
      await room.tick(1200);
      await trader.order({ quantity: 10 });
      await room.withoutWorker(async () => {
        room.at('2026-09-01 10:01');
        await room.tick(1200);
      });
      expect(await trader.position()).toMatchObject({ quantity: 10 });
      expect(await trader.funds()).toMatchObject({ U: 2400 });
    },
  ],
  [
    '56 to 59: what expires is settled, what rests in it cancelled, and it can be had no more',
    async (buyer, room) => {
      const [writer, seller] = [await room.newTrader(), await room.newTrader()];
      const option = { ...CALL, product: 'NRML', quantity: 65 };
      const future = { ...FUTURE, product: 'NRML' };
      await room.set('option_expiry_settlement', 'zero');
      room.at('2026-09-01 11:00');
      await room.tick(100, CALL);
      await room.tick(25_000, FUTURE);
      await buyer.order(option);
      await writer.order({ ...option, action: 'SELL' });
      await seller.order({ ...future, action: 'SELL', quantity: 65 });
      const { orderid } = await seller.order({ ...future, quantity: 130, pricetype: 'LIMIT', price: 24_000 });
      await room.tick(24_900, FUTURE);

      room.at('2026-09-01 15:40');
      await room.tick(1200);
      expect(await buyer.funds()).toMatchObject({ A: 9_993_500, U: 0, R: -6500, today: -6500 });
      expect(await writer.funds()).toMatchObject({ A: 10_006_500, U: 0, R: 6500, today: 6500 });
      expect(await seller.funds()).toMatchObject({ A: 10_006_500, U: 0, R: 6500, today: 6500 });
      expect(await seller.status(orderid)).toMatchObject({ order_status: 'cancelled' });
      room.at('2026-09-01 15:41');
      await room.tick(1200);
      await expect(buyer.order(option)).rejects.toThrow(/expired/);
    },
  ],
  [
    '50b: on a holiday there is no session',
    async (trader, room) => {
      room.at('2026-09-14 11:00');
      await room.tick(1200);
      expect(await trader.order({})).toMatchObject({
        order_status: 'rejected',
        rejection_reason: expect.stringMatching(/NSE is closed now/),
      });
    },
  ],
];
