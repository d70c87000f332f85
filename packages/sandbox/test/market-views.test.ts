import { paise, price } from '@openalgo/domain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MarginLeg } from '../src/index.ts';
import { createWorld, NOW, type World } from './support/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld('sqlite');
  await world.quote('1200');
});
afterEach(() => world.close());

const leg = (changes: Partial<MarginLeg> = {}): MarginLeg => ({
  exchange: 'NSE',
  symbol: 'RELIANCE',
  action: 'BUY',
  quantity: 100n,
  priceType: 'MARKET',
  product: 'MIS',
  price: null,
  triggerPrice: null,
  ...changes,
});

describe('the margin of orders that are only thought of', () => {
  it('is what the orders would block: at the last price, the limit or the trigger, by the leverage of the product', async () => {
    const { margin } = world.accounts;

    expect(await margin([leg()])).toBe(paise('24000'));
    expect(await margin([leg({ product: 'CNC' })])).toBe(paise('120000'));
    expect(await margin([leg({ priceType: 'LIMIT', price: price('1100') })])).toBe(paise('22000'));
    expect(await margin([leg({ priceType: 'SL-M', triggerPrice: price('1300') })])).toBe(paise('26000'));
    expect(await margin([leg({ product: 'CNC', action: 'SELL' })])).toBe(0n);
  });

  it('is equal to what the account then blocks', async () => {
    const order = leg({ priceType: 'LIMIT', price: price('1111.05'), quantity: 7n });
    const asked = await world.accounts.margin([order]);
    const received = { receivedAt: NOW, requestSize: 1, responseSize: 1 };
    const placed = await world.accounts.placeOrder({
      ...order,
      ...received,
      userId: 'asha',
      strategy: null,
    });

    expect(placed.order.marginBlocked).toBe(asked);
  });

  it('adds the orders up, both sides of an instrument, because either may fill first', async () => {
    expect(await world.accounts.margin([leg(), leg({ action: 'SELL' })])).toBe(paise('48000'));
  });

  it('is refused for what can be no order, naming its place and its field', async () => {
    const wrong = [leg(), leg({ symbol: 'UNKNOWN' }), leg({ priceType: 'LIMIT', price: price('0.07') })];

    await expect(world.accounts.margin(wrong)).rejects.toMatchObject({
      kind: 'invalid',
      code: 'INVALID_ORDER',
      fields: {
        'positions.1.symbol': ['Unknown on NSE.'],
        'positions.2.price': ['Must be a multiple of the tick size 0.0500; got 0.0700.'],
      },
    });
  });

  it('is refused for a MARKET order of what has no quote', async () => {
    await expect(world.accounts.margin([leg({ symbol: 'SBIN' })])).rejects.toMatchObject({
      fields: { 'positions.0.symbol': ['No quote yet, so a MARKET order cannot be margined.'] },
    });
  });
});

describe('quotes of several instruments', () => {
  it('come in the order in which they were asked for, each for itself', async () => {
    const keys = ['SBIN', 'UNKNOWN', 'RELIANCE'].map((symbol) => ({ exchange: 'NSE' as const, symbol }));
    const found = await world.accounts.quotes(keys);

    expect(found.map(({ key }) => key)).toEqual(keys);
    expect(found.map(({ isListed }) => isListed)).toEqual([true, false, true]);
    expect(found.map(({ quote }) => quote?.ltp ?? null)).toEqual([null, null, price('1200')]);
  });
});
