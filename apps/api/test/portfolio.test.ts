import { paise, price } from '@openalgo/domain';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTestApp, type TestApp, USER_KEY } from './support/test-app.ts';

let api: TestApp;
beforeEach(() => {
  api = createTestApp();
});
afterEach(() => api.app.close());

it('holdings are shown with their value, and in total', async () => {
  const holding = (symbol: string, quantity: bigint, cost: string, value: string) => ({
    holding: {
      userId: 'asha',
      exchange: 'NSE' as const,
      symbol,
      quantity,
      costBasis: paise(cost),
      settledOn: '2024-01-01',
    },
    averagePrice: price('100'),
    lastPrice: price('120'),
    currentValue: paise(value),
    pnl: paise(value) - paise(cost),
    pnlPercent: 200_000n,
  });
  api.accounts.holdings.mockResolvedValue([
    holding('RELIANCE', 10n, '1000', '1200'),
    holding('SBIN', 5n, '500.50', '600'),
  ]);

  const { data } = (await api.post('holdings', { apikey: USER_KEY })).json();

  expect(data.holdings[0]).toEqual({
    symbol: 'RELIANCE',
    exchange: 'NSE',
    product: 'CNC',
    quantity: 10,
    average_price: 100,
    ltp: 120,
    pnl: 200,
    pnlpercent: 20,
    current_value: 1200,
    settlement_date: '2024-01-01',
  });
  expect(data.statistics).toEqual({
    totalholdingvalue: 1800,
    totalinvvalue: 1500.5,
    totalprofitandloss: 299.5,
    totalpnlpercentage: 19.96,
  });
});

it('an open position is told as its signed quantity', async () => {
  api.accounts.openPosition.mockResolvedValue(-7n);
  const body = { apikey: USER_KEY, strategy: 's', exchange: 'NSE', symbol: 'RELIANCE', product: 'MIS' };

  expect((await api.post('openposition', body)).json()).toEqual({
    status: 'success',
    quantity: -7,
    mode: 'analyze',
  });
  expect(api.accounts.openPosition).toHaveBeenCalledExactlyOnceWith({
    userId: 'asha',
    exchange: 'NSE',
    symbol: 'RELIANCE',
    product: 'MIS',
  });
});

it('a leg that failed by a defect is not told as one that was refused', async () => {
  api.accounts.splitOrder.mockImplementation(async (leg) => [
    { leg, result: { ok: false, error: new Error('defect') } },
  ]);
  const body = { apikey: USER_KEY, strategy: 's', exchange: 'NSE', symbol: 'RELIANCE', action: 'BUY' };
  const response = await api.post('splitorder', { ...body, quantity: 10, splitsize: 5 });

  expect(response.statusCode).toBe(500);
  expect(response.body).not.toContain('defect');
});
