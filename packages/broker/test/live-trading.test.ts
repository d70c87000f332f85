import { expect, test } from 'vitest';
import { type BrokerSession, createLiveTrading } from '../src/index.ts';

const never = async () => {
  throw new Error('Not in this test');
};
const SESSION: BrokerSession = {
  placeOrder: never,
  modifyOrder: never,
  cancelOrder: never,
  orderBook: never,
  tradeBook: never,
  positionBook: never,
  holdings: never,
  funds: never,
};

test('without an adapter every wish for real money is refused, with one code', async () => {
  await expect(createLiveTrading(null).open('asha')).rejects.toMatchObject({
    kind: 'invalid',
    code: 'LIVE_MODE_UNAVAILABLE',
  });
});

test('an adapter is asked for the session of the user whose order it is', async () => {
  const live = createLiveTrading({
    name: 'a broker',
    open: async (userId) => (userId === 'asha' ? SESSION : never()),
  });

  expect(await live.open('asha')).toBe(SESSION);
  await expect(live.open('ravi')).rejects.toThrow('Not in this test');
});
