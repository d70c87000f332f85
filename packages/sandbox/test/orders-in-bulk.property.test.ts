import { isResting, price } from '@openalgo/domain';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PaperAccounts } from '../src/index.ts';
import { aLimit, anOrder, brokenIdentities, createWorld, NOW, type World } from './support/world.ts';

type Step = (accounts: PaperAccounts) => Promise<unknown>;

const strategy = fc.constantFrom('A', 'B');
const product = fc.constantFrom('MIS', 'CNC');
const action = fc.constantFrom('BUY', 'SELL');
const quantity = fc.bigInt({ min: 1n, max: 50n });
const asked = { userId: 'asha', receivedAt: NOW, requestSize: 1, responseSize: 1 };

const market = fc.record({ strategy, product, action, quantity });
const step: fc.Arbitrary<Step> = fc.oneof(
  market.map(
    (order): Step =>
      (accounts) =>
        accounts.placeOrder(anOrder(order)),
  ),
  market.map(
    (order): Step =>
      (accounts) =>
        accounts.placeOrder(aLimit('1150', order)),
  ),
  market.map((order): Step => {
    const stop = { ...order, priceType: 'SL-M', triggerPrice: price('1250') } as const;
    return (accounts) => accounts.placeOrder(anOrder(stop));
  }),
  fc.tuple(market, fc.bigInt({ min: -60n, max: 60n })).map(([order, positionSize]): Step => {
    return (accounts) => accounts.placeSmartOrder({ ...anOrder(order), positionSize });
  }),
  fc.array(market, { minLength: 1, maxLength: 5 }).map((orders): Step => {
    return (accounts) =>
      accounts.placeBasket({ userId: 'asha', legs: orders.map((order) => anOrder(order)) });
  }),
  market.map(
    (order): Step =>
      (accounts) =>
        accounts.splitOrder({ ...anOrder(order), splitSize: 7n }),
  ),
  fc.option(strategy).map(
    (whose): Step =>
      (accounts) =>
        accounts.cancelAllOrders({ ...asked, strategy: whose }),
  ),
  fc.option(strategy).map(
    (whose): Step =>
      (accounts) =>
        accounts.closePositions({ ...asked, strategy: whose }),
  ),
);

async function fillMarketOrders(world: World): Promise<void> {
  const waiting = await world.repositories.orders.inbox(10_000);
  await world.fill(
    '1200',
    waiting.filter((order) => isResting(order.status) && order.priceType === 'MARKET'),
  );
}

it('whatever two processes ask for at once, the identities hold, and cancelling and closing all leaves nothing', async () => {
  const waves = fc.array(fc.array(step, { minLength: 2, maxLength: 8 }), { minLength: 1, maxLength: 6 });

  await fc.assert(
    fc.asyncProperty(waves, async (history) => {
      const world = await createWorld('sqlite');
      const other = await world.openAnother();
      try {
        await world.quote('1200');
        await world.accounts.placeOrder(anOrder());
        for (const wave of history) {
          await Promise.all(wave.map((ask, index) => ask((index % 2 === 0 ? world : other).accounts)));
          expect(await brokenIdentities(world, 'asha')).toEqual([]);
          await fillMarketOrders(world);
          expect(await brokenIdentities(world, 'asha')).toEqual([]);
        }

        await world.accounts.cancelAllOrders({ ...asked, strategy: null });
        await world.accounts.closePositions({ ...asked, strategy: null });
        await fillMarketOrders(world);
        const positions = await world.repositories.positions.ofUser('asha');
        expect(positions.filter(({ quantity }) => quantity !== 0n)).toEqual([]);
        expect((await world.accounts.funds('asha')).funds.used).toBe(0n);
        expect(await brokenIdentities(world, 'asha')).toEqual([]);
      } finally {
        await other.close();
        await world.close();
      }
    }),
    { numRuns: 15 },
  );
});
