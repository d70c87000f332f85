import { istDay, systemClock } from '@openalgo/domain';
import { demoInstruments } from '@openalgo/market';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type MarketRoom, openMarketRoom, type Trader } from './support/market-room.ts';

/**
 * The scenarios of the reference system that play within one moment of a trading day, through the API and the worker,
 * with the results of an engine without its defects. A is what is available, U what is used, R what is realised.
 */
const scenarios: readonly (readonly [
  name: string,
  play: (trader: Trader, room: MarketRoom) => Promise<void>,
])[] = [
  [
    '1: a new account',
    async (trader) => {
      expect(await trader.funds()).toEqual({ A: 10_000_000, U: 0, R: 0, total: 0 });
    },
  ],
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
      expect(await trader.funds()).toEqual({ A: 10_001_000, U: 0, R: 1000, total: 1000 });
      expect(await trader.position()).toMatchObject({ quantity: 0, pnl: 1000 });
    },
  ],
  [
    '6: delivery margin falls with each part that is sold back',
    async (trader, room) => {
      await room.tick(112.35, { symbol: 'ZEEL' });
      const zeel = { symbol: 'ZEEL', product: 'CNC' };
      await trader.order({ ...zeel, quantity: 100 });
      expect(await trader.funds()).toMatchObject({ A: 9_988_765, U: 11_235 });
      await trader.order({ ...zeel, action: 'SELL', quantity: 50 });
      expect(await trader.funds()).toMatchObject({ A: 9_994_382.5, U: 5617.5 });
      await trader.order({ ...zeel, action: 'SELL', quantity: 50 });
      expect(await trader.funds()).toMatchObject({ A: 10_000_000, U: 0 });
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
    '37: what is complete can neither be modified nor cancelled, what is unknown is not found',
    async (trader, room) => {
      await room.tick(1200);
      const { orderid } = await trader.order({});
      expect(await trader.ask('cancelorder', { strategy: 'scenario', orderid })).toMatchObject({
        httpStatus: 400,
        message: 'Cannot cancel order in complete status',
      });
      expect(
        await trader.ask('cancelorder', { strategy: 'scenario', orderid: '26081900001000000' }),
      ).toMatchObject({ httpStatus: 404 });
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
  [
    '39: a market order without a quote leaves nothing',
    async (trader) => {
      await expect(trader.order({ symbol: 'TCS' })).rejects.toThrow('No quote for NSE:TCS');
      expect((await trader.ask('orderbook')).data.orders).toEqual([]);
    },
  ],
  [
    '40: a delivery sale without shares is kept as rejected',
    async (trader, room) => {
      await room.tick(1200);
      expect(await trader.order({ action: 'SELL', product: 'CNC' })).toMatchObject({
        order_status: 'rejected',
        rejection_reason: expect.stringMatching(/Only 0 shares available/),
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
  [
    '67: smart orders move to their target and no further',
    async (trader, room) => {
      await room.tick(1200);
      const smart = (quantity: number, position_size: number) =>
        trader.ask('placesmartorder', {
          strategy: 'scenario',
          exchange: 'NSE',
          symbol: 'RELIANCE',
          action: 'BUY',
          product: 'MIS',
          pricetype: 'MARKET',
          quantity,
          position_size,
        });
      expect(await smart(0, 0)).toMatchObject({
        status: 'success',
        message: 'No OpenPosition Found. Not placing Exit order.',
      });
      expect(await smart(10, 0)).toMatchObject({ status: 'success', orderid: expect.any(String) });
      expect(await smart(0, 25)).toMatchObject({ status: 'success', orderid: expect.any(String) });
      expect(await smart(10, 25)).toMatchObject({ message: 'Positions Already Matched. No Action needed.' });
      await expect.poll(async () => (await trader.position())?.quantity).toBe(25);
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
      await trader.ask('closeposition', { strategy: 'scenario' });
      await expect.poll(async () => (await trader.position('ZEEL'))?.quantity ?? 0).toBe(0);
      expect(await trader.position()).toMatchObject({ quantity: 10 });
    },
  ],
  [
    '76: what can never be an order leaves no row',
    async (trader, room) => {
      await room.tick(1200);
      const bad = [
        { product: 'NRML' },
        { quantity: 0 },
        { pricetype: 'LIMIT' },
        { pricetype: 'SL-M' },
        { action: 'HOLD' },
        { pricetype: 'STOP' },
        { product: 'BO' },
        { exchange: 'NYSE' },
        { symbol: 'NOSUCH' },
      ];
      for (const fields of bad) {
        const body = {
          strategy: 'scenario',
          exchange: 'NSE',
          symbol: 'RELIANCE',
          action: 'BUY',
          quantity: 1,
          product: 'MIS',
          pricetype: 'MARKET',
          ...fields,
        };
        expect(await trader.ask('placeorder', body), JSON.stringify(fields)).toMatchObject({
          httpStatus: 400,
          status: 'error',
        });
      }
      expect((await trader.ask('orderbook')).data.orders).toEqual([]);
    },
  ],
  [
    '77: two hundred orders at once are two hundred shares',
    async (trader, room) => {
      await room.tick(1200);
      await Promise.all(
        Array.from({ length: 8 }, async () => {
          for (let buy = 0; buy < 25; buy += 1) await trader.order({});
        }),
      );
      expect(await trader.position()).toMatchObject({ quantity: 200 });
      expect((await trader.ask('tradebook')).data).toHaveLength(200);
      expect(await trader.funds()).toMatchObject({ U: 48_000, A: 9_952_000 });
    },
  ],
];

const NIFTY = demoInstruments(istDay(systemClock.now()))
  .map(({ instrument }) => instrument)
  .filter(({ symbol }) => symbol.startsWith('NIFTY'));
const FUTURE = NIFTY.find(({ symbol }) => symbol.endsWith('FUT'))?.symbol ?? '';
const CALL = NIFTY.find(({ symbol }) => symbol.endsWith('CE'))?.symbol ?? '';

const contracts: typeof scenarios = [
  [
    '24 and 25: a future with its leverage and its P&L',
    async (trader, room) => {
      await room.tick(25_000, { exchange: 'NFO', symbol: FUTURE });
      const future = { exchange: 'NFO', symbol: FUTURE, product: 'NRML', quantity: 65 };
      await trader.order(future);
      expect(await trader.funds()).toMatchObject({ U: 162_500 });
      await room.tick(25_100, { exchange: 'NFO', symbol: FUTURE });
      expect(await trader.position(FUTURE)).toMatchObject({ pnlpercent: 0.4 });
      await trader.order({ ...future, action: 'SELL' });
      expect(await trader.funds()).toMatchObject({ R: 6500, A: 10_006_500 });
    },
  ],
  [
    '27: a bought option costs its premium',
    async (trader, room) => {
      await room.tick(150, { exchange: 'NFO', symbol: CALL });
      await trader.order({ exchange: 'NFO', symbol: CALL, product: 'NRML', quantity: 65 });
      expect(await trader.funds()).toMatchObject({ U: 9750 });
    },
  ],
  [
    '29: an odd lot',
    async (trader) => {
      await expect(
        trader.order({ exchange: 'NFO', symbol: FUTURE, product: 'NRML', quantity: 50 }),
      ).rejects.toThrow(/lot size 65/);
    },
  ],
];

const cleanUps: (() => void | Promise<void>)[] = [];
let room: MarketRoom;

beforeAll(async () => {
  room = await openMarketRoom((cleanUp) => cleanUps.unshift(cleanUp));
});

afterAll(async () => {
  for (const cleanUp of cleanUps) await cleanUp();
});

it.each([...scenarios, ...contracts])('scenario %s', async (_name, play) => {
  await play(await room.newTrader(), room);
});
