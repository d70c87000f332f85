import { testProviders } from '@openalgo/db/testing';
import { istInstant, price, type Tick } from '@openalgo/domain';
import { describe, expect, it } from 'vitest';
import { ACCOUNT_SHARDS, createTickFeed, settle } from '../src/index.ts';
import { aLimit, createWorld, NOW, WORKER } from './support/world.ts';

const { providers } = await testProviders();

const aTick = (ltp: string): Tick => ({
  exchange: 'NSE',
  symbol: 'RELIANCE',
  ltp: price(ltp),
  bid: null,
  ask: price('1.0025'),
  low: null,
  high: null,
  volume: null,
  at: NOW,
});

describe.each(providers)('pushed ticks on %s', (provider) => {
  it('are numbered without gaps in the order of their commits, whoever pushes, and come back as they were', async () => {
    const world = await createWorld(provider);
    const other = await world.openAnother();
    const feeds = [createTickFeed(world.database), createTickFeed(other.database)];
    await Promise.all(
      Array.from({ length: 20 }, (_, push) =>
        feeds[push % 2]?.append([aTick(`${push + 1}`), aTick(`${push + 1}.05`)]),
      ),
    );

    const stored = await world.repositories.ticks.after(0, 1000);
    expect(stored.map(({ seq }) => seq)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    for (let index = 0; index < 40; index += 2) {
      expect(stored[index + 1]?.ltp).toBe((stored[index]?.ltp ?? 0n) + price('0.05'));
    }
    expect(stored[0]).toMatchObject({ ask: price('1.0025'), bid: null, volume: null, at: NOW });
    await other.close();
    await world.close();
  });

  it('give an order its place: after the newest tick that was there when it was placed', async () => {
    const world = await createWorld(provider, { numbersTicks: true });
    await createTickFeed(world.database).append([aTick('1'), aTick('2')]);
    const { order } = await world.accounts.placeOrder(aLimit('1100'));
    expect(order.tickSeq).toBe(2);
    await world.close();
  });

  it('move the worker’s place together with what they led to', async () => {
    const world = await createWorld(provider);
    const { workers, ticks } = world.repositories;
    await createTickFeed(world.database).append([aTick('1'), aTick('2'), aTick('3')]);

    await settle(world.database, world.options, {
      workerId: WORKER,
      decisions: [],
      place: { shards: ACCOUNT_SHARDS, appliedSeq: 2 },
      publish: (slowest) => ({ quotes: [], seq: slowest }),
    });
    expect((await workers.shards()).every((shard) => shard.appliedSeq === 2)).toBe(true);
    await ticks.removeUpTo(2, 100);
    expect((await ticks.after(0, 10)).map(({ seq }) => seq)).toEqual([3]);
    await world.close();
  });

  it('make market time as soon as they are pushed: the next order is judged by it', async () => {
    const world = await createWorld(provider, { marketClock: 'feed', numbersTicks: true });
    await world.quote('1200');
    const closing = istInstant('2026-08-19', '15:15');
    await createTickFeed(world.database).append([{ ...aTick('1201'), at: closing }]);
    const { order } = await world.accounts.placeOrder(aLimit('1100'));
    expect(order).toMatchObject({ placedAt: closing, tickSeq: 1 });
    await world.close();
  });
});
