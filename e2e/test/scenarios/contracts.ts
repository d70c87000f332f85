import { expect } from 'vitest';
import type { Scenario } from '../support/market-room.ts';

const FUTURE = 'NIFTY01SEP26FUT';
const CALL = 'NIFTY01SEP2625000CE';

/** Futures and options. */
export const CONTRACTS: readonly Scenario[] = [
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
