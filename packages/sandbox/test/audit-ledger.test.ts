import { sql } from '@openalgo/db';
import { testProviders } from '@openalgo/db/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditLedger } from '../src/index.ts';
import { aLimit, anOrder, createWorld, NOW, type World } from './support/world.ts';

const { providers } = await testProviders();

describe.each(providers)('the ledger audit on %s', (provider) => {
  let world: World;

  async function audit() {
    const audited = [];
    for await (const account of auditLedger(world.database, world.options)) audited.push(account);
    return audited;
  }

  async function findings() {
    return (await audit()).flatMap((account) =>
      account.findings.map(({ rule, subject }) => `${rule} ${subject}`),
    );
  }

  /** Two accounts with fills on both sides, partial closes, a reversal, resting and cancelled orders. */
  beforeEach(async () => {
    world = await createWorld(provider);
    await world.quote('1200');
    for (const userId of ['asha', 'ravi']) {
      await world.accounts.placeOrder(anOrder({ userId, quantity: 100n }));
      await world.fill('1195.35');
      await world.accounts.placeOrder(anOrder({ userId, quantity: 33n, action: 'SELL' }));
      await world.fill('1201.1');
      await world.accounts.placeOrder(anOrder({ userId, quantity: 100n, action: 'SELL' }));
      await world.fill('1210');
      await world.accounts.placeOrder(anOrder({ userId, quantity: 10n, product: 'CNC' }));
      await world.fill('1200');
      await world.accounts.placeOrder(aLimit('1100', { userId, quantity: 7n }));
      const { order } = await world.accounts.placeOrder(aLimit('1000', { userId }));
      await world.accounts.cancelOrder({ userId, orderId: order.orderId, receivedAt: NOW });
    }
  });
  afterEach(() => world.close());

  it('finds nothing where the engine alone has written', async () => {
    expect(await audit()).toMatchObject([
      { userId: 'asha', orders: 6, findings: [] },
      { userId: 'ravi', orders: 6, findings: [] },
    ]);
  });

  it.each([
    [
      'money that appeared',
      sql`UPDATE sandbox_funds SET available_balance = available_balance + 1 WHERE user_id = 'ravi'`,
      [/^money/],
    ],
    [
      'margin that leaked',
      sql`UPDATE sandbox_funds SET used_margin = used_margin - 1, available_balance = available_balance + 1 WHERE user_id = 'ravi'`,
      [/^margin/],
    ],
    [
      'a lost position update',
      sql`UPDATE sandbox_positions SET quantity = quantity - 1 WHERE user_id = 'ravi' AND product = 'MIS'`,
      [/^position ravi/],
    ],
    [
      'a trade that is gone',
      sql`DELETE FROM sandbox_trades WHERE user_id = 'ravi' AND product = 'CNC'`,
      [/^order/, /^position ravi/],
    ],
    [
      'an order that claims a fill',
      sql`UPDATE sandbox_orders SET order_status = 'complete', filled_quantity = 1 WHERE user_id = 'ravi' AND order_status = 'cancelled'`,
      [/^order/],
    ],
    [
      'profit that was never made',
      sql`UPDATE sandbox_trades SET realized_pnl = realized_pnl + 5 WHERE user_id = 'ravi' AND quantity = 33`,
      [/^trade/],
    ],
  ])('finds %s, and whose it is', async (_what, tampering, expected) => {
    await world.database.session.execute(tampering);
    const found = await findings();
    expect(found).toEqual(expected.map((pattern) => expect.stringMatching(pattern)));
    expect((await audit()).find(({ userId }) => userId === 'asha')?.findings).toEqual([]);
  });
});
