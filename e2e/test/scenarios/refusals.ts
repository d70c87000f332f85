import { expect } from 'vitest';
import type { Scenario } from '../support/market-room.ts';

const ORDER = {
  strategy: 'scenario',
  exchange: 'NSE',
  symbol: 'RELIANCE',
  action: 'BUY',
  quantity: 1,
  product: 'MIS',
  pricetype: 'MARKET',
};

/** What is not taken, and what is left of it. */
export const REFUSALS: readonly Scenario[] = [
  [
    '37: what is complete can neither be modified nor cancelled, what is unknown is not found',
    async (trader, room) => {
      await room.tick(1200);
      const { orderid } = await trader.order({});
      expect(await trader.ask('cancelorder', { strategy: 'scenario', orderid })).toMatchObject({
        httpStatus: 400,
        message: 'Cannot cancel order in complete status',
      });
      const change = { ...ORDER, orderid, pricetype: 'LIMIT', price: 1100 };
      expect(await trader.ask('modifyorder', change)).toMatchObject({
        httpStatus: 400,
        message: 'Cannot modify order in complete status',
      });
      const unknown = { ...change, orderid: '26081900001000000' };
      expect(await trader.ask('modifyorder', unknown)).toMatchObject({ httpStatus: 404 });
      const { strategy } = ORDER;
      const cancel = await trader.ask('cancelorder', { strategy, orderid: unknown.orderid });
      expect(cancel).toMatchObject({ httpStatus: 404 });
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
    '76: what can never be an order leaves no row',
    async (trader, room) => {
      await room.tick(1200);
      const bad = [
        { product: 'NRML' },
        { exchange: 'NFO', symbol: 'NIFTY01SEP26FUT', product: 'CNC', quantity: 65 },
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
        expect(await trader.ask('placeorder', { ...ORDER, ...fields }), JSON.stringify(fields)).toMatchObject(
          {
            httpStatus: 400,
            status: 'error',
          },
        );
      }
      expect((await trader.ask('orderbook')).data.orders).toEqual([]);
    },
  ],
];
