import { istInstant, paise, price, type Tick } from '@openalgo/domain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '../src/engine/engine.ts';
import {
  aCommand,
  shareTick as aTick,
  createPaperMarket,
  type PaperMarket,
  passUntilIdle,
} from './support/paper-market.ts';

const TUESDAY = '2026-08-18';
const WEDNESDAY = '2026-08-19';
const WORKER = 'worker-1';

let market: PaperMarket;
let engine: Engine;

async function place(overrides: Parameters<typeof aCommand>[0]) {
  const { order } = await market.accounts.placeOrder(aCommand(overrides));
  return order;
}

/** Pushes ticks and has the engine apply them. */
async function play(...ticks: readonly Tick[]): Promise<void> {
  await market.push(...ticks);
  await passUntilIdle(engine);
}

/** All that the account is, for comparing. */
async function books() {
  const { funds, orders, trades, holdings, settlements, dailyPnl } = market.repositories;
  return {
    funds: await funds.ofUser('asha'),
    orders: await orders.sinceOfUser('asha', 0),
    trades: await trades.sinceOfUser('asha', 0),
    holdings: await holdings.ofUsers(['asha']),
    settlements: await settlements.ofUser('asha'),
    days: await dailyPnl.ofUser('asha'),
  };
}

beforeEach(async () => {
  market = await createPaperMarket();
  engine = await market.startEngine(WORKER);
  await play(
    aTick('RELIANCE', '1200', istInstant(TUESDAY, '11:00')),
    aTick('SBIN', '800', istInstant(TUESDAY, '11:00')),
  );
  await place({ symbol: 'RELIANCE' });
  await place({ symbol: 'SBIN', product: 'CNC' });
  await place({ symbol: 'RELIANCE', priceType: 'LIMIT', price: price('1100') });
  await passUntilIdle(engine);
});
afterEach(() => market.close());

/** Everything after eleven in one go: the engine has to find the moments between the ticks. */
const REST = [
  aTick('RELIANCE', '1190', istInstant(TUESDAY, '15:14')),
  aTick('RELIANCE', '1050', istInstant(TUESDAY, '15:15')),
  aTick('SBIN', '810', istInstant(TUESDAY, '15:29')),
  aTick('SBIN', '820', istInstant(WEDNESDAY, '09:15')),
];

describe('two recorded days on the feed’s clock', () => {
  it('have the square-off before the tick of 15:15, the row of the day at 23:59, the delivery at 03:00', async () => {
    await play(...REST);

    const { funds, orders, trades, holdings, settlements, days } = await books();
    expect(trades[0]).toMatchObject({
      strategy: 'AUTO_SQUARE_OFF',
      price: price('1190'),
      tradedAt: istInstant(TUESDAY, '15:15'),
      realizedPnl: paise('-1000'),
    });
    expect(orders.find((order) => order.priceType === 'LIMIT')?.status).toBe('cancelled');
    expect(settlements).toMatchObject([{ symbol: 'SBIN', settledAt: istInstant(WEDNESDAY, '03:00') }]);
    expect(holdings).toMatchObject([{ quantity: 100n, costBasis: paise('80000'), settledOn: WEDNESDAY }]);
    expect(days).toMatchObject([
      { day: TUESDAY, realizedPnl: paise('-1000'), positionsUnrealizedPnl: paise('1000') },
    ]);
    expect(funds).toMatchObject({ available: paise('9919000'), used: 0n });
    expect(engine.restingOrders).toBe(0);
  });

  it('let an order arrive that was placed before the square-off, however late the worker is', async () => {
    await play(aTick('RELIANCE', '1190', istInstant(TUESDAY, '15:14')));
    const late = await place({ symbol: 'RELIANCE', quantity: 7n });
    await play(aTick('RELIANCE', '1050', istInstant(TUESDAY, '15:15')));

    const { orders, trades } = await books();
    expect(orders.find(({ orderId }) => orderId === late.orderId)?.status).toBe('complete');
    expect(trades[0]).toMatchObject({ strategy: 'AUTO_SQUARE_OFF', quantity: 107n, price: price('1190') });
  });

  it('end the same when the worker is replaced after every tick', async () => {
    for (const tick of REST) {
      await market.push(tick);
      engine = await market.startEngine(WORKER);
      await passUntilIdle(engine);
    }

    const restarted = await books();
    engine = await market.startEngine(WORKER);
    await passUntilIdle(engine);
    expect(await books()).toEqual(restarted);
    expect(restarted.trades).toHaveLength(3);
    expect(restarted.funds).toMatchObject({ available: paise('9919000'), used: 0n });
    expect(restarted.days).toHaveLength(1);
  });
});
