import { testProviders } from '@openalgo/db/testing';
import { DEFAULT_CALENDAR, istInstant } from '@openalgo/domain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createQuoteWatch } from '../src/index.ts';
import { aLimit, anOrder, createWorld, NOW, type World } from './support/world.ts';

const { providers } = await testProviders();
const STALE_MS = 30_000;

describe.each(providers)('a source of prices that falls silent, on %s', (provider) => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld(provider, { refuseStaleMs: STALE_MS });
    await world.quote('1200');
  });

  afterEach(() => world.close());

  it('has MARKET orders refused where the installation says so, and nothing is left of them', async () => {
    world.setTime(NOW + STALE_MS + 1);

    await expect(world.accounts.placeOrder(anOrder())).rejects.toMatchObject({
      kind: 'unavailable',
      code: 'QUOTES_SILENT',
    });
    expect(await world.repositories.orders.sinceOfUser('asha', 0)).toEqual([]);
  });

  it('lets LIMIT orders in, and MARKET orders as soon as it speaks again', async () => {
    world.setTime(NOW + STALE_MS + 1);
    expect((await world.accounts.placeOrder(aLimit('1100'))).outcome).toBe('accepted');

    await world.quote('1201');
    expect((await world.accounts.placeOrder(anOrder())).outcome).toBe('accepted');
  });

  it('holds up the closing of positions as well, for it is at market', async () => {
    await world.accounts.placeOrder(anOrder());
    await world.fill('1200');
    world.setTime(NOW + STALE_MS + 1);

    await expect(
      world.accounts.closePositions({
        userId: 'asha',
        strategy: null,
        receivedAt: NOW,
        requestSize: 0,
        responseSize: 0,
      }),
    ).rejects.toMatchObject({ code: 'QUOTES_SILENT' });
  });

  it('is found out by whoever looks, in the hours of the exchanges that it tells of', async () => {
    const look = createQuoteWatch(world.database.session, {
      ...world.options,
      calendar: async () => DEFAULT_CALENDAR,
      staleMs: STALE_MS,
    });

    expect(await look()).toEqual({ newestAt: NOW, isSilent: false });
    world.setTime(NOW + STALE_MS + 1);
    expect(await look()).toEqual({ newestAt: NOW, isSilent: true });
    world.setTime(istInstant('2026-08-19', '20:00'));
    expect(await look()).toEqual({ newestAt: NOW, isSilent: false });
  });
});
