import { price, type Tick } from '@openalgo/domain';
import { afterEach, describe, expect, it } from 'vitest';
import { A_TICK, TICKS } from './support/endpoints.ts';
import { MORNING } from './support/fake-accounts.ts';
import { createTestApp, USER_KEY } from './support/test-app.ts';

const THE_TICK: Tick = {
  exchange: 'NSE',
  symbol: 'RELIANCE',
  ltp: price('2500.05'),
  bid: price('2500'),
  ask: price('2500.10'),
  low: price('2480'),
  high: price('2510'),
  volume: 1000,
  at: MORNING,
};

let api = createTestApp();

afterEach(async () => {
  await api.app.close();
  api = createTestApp();
});

const { path, body } = TICKS;

describe('ticks', () => {
  it('keeps the ticks in their order and answers with the number of the newest', async () => {
    api.append.mockResolvedValue(42);

    const response = await api.post(path, { ...body, ticks: [A_TICK, { ...A_TICK, ltp: '2500.1' }] });

    expect(response.json()).toEqual({
      status: 'success',
      data: { accepted: 2, last_seq: 42 },
      mode: 'analyze',
    });
    expect(api.append).toHaveBeenCalledExactlyOnceWith([THE_TICK, { ...THE_TICK, ltp: price('2500.10') }]);
  });

  it('takes 5,000 ticks at once', async () => {
    const response = await api.post(path, { ...body, ticks: Array.from({ length: 5000 }, () => A_TICK) });

    expect(response.json()).toMatchObject({ data: { accepted: 5000 } });
  });

  it.each([
    ['an instant with its offset', '2024-01-02T09:30:00.000+05:30'],
    ['an instant in UTC', '2024-01-02T04:00:00Z'],
    ['epoch milliseconds', MORNING],
    ['epoch seconds', MORNING / 1000],
    ['epoch seconds as text', `${MORNING / 1000}.000`],
  ])('reads a timestamp that is %s', async (_what, timestamp) => {
    await api.post(path, { ...body, ticks: [{ ...A_TICK, timestamp }] });

    expect(api.append.mock.lastCall?.[0]).toEqual([THE_TICK]);
  });

  it('keeps what the feed leaves out, or gives as 0 or null, as unknown', async () => {
    const { bid: _bid, volume: _volume, ...rest } = A_TICK;
    await api.post(path, { ...body, ticks: [{ ...rest, ask: 0, low: '0', high: null }] });

    const unknown = { bid: null, ask: null, low: null, high: null, volume: null };
    expect(api.append.mock.lastCall?.[0]).toEqual([{ ...THE_TICK, ...unknown }]);
  });

  it('refuses the key of a user who is no admin, whatever the ticks are', async () => {
    const response = await api.post(path, { apikey: USER_KEY, ticks: 'nonsense' });

    expect(response.statusCode).toBe(403);
    expect(response.json()).toMatchObject({ status: 'error', code: 'ADMIN_ONLY' });
    expect(api.append).not.toHaveBeenCalled();
  });

  it('refuses ticks where quotes come from elsewhere', async () => {
    const other = createTestApp({ tickFeed: null });

    const response = await other.post(path, body);

    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({ status: 'error', code: 'TICKS_NOT_PUSHED' });
    await other.app.close();
  });
});
