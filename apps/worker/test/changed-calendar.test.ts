import { createCalendarRepository } from '@openalgo/db';
import { AUTO_SQUARE_OFF, type Holiday, istInstant } from '@openalgo/domain';
import { expect, it, onTestFinished } from 'vitest';
import { aCommand, createPaperMarket, passUntilIdle, shareTick } from './support/paper-market.ts';

const DAY = '2026-08-19';
const BOOK = { userId: 'asha', exchange: 'NSE', symbol: 'SBIN', product: 'MIS' } as const;
const time = (at: string) => istInstant(DAY, at);
/** Longer than a worker goes by a calendar that it was not told to have changed. */
const SOON_MS = 11_000;

const holiday: Holiday = {
  day: DAY,
  kind: 'TRADING_HOLIDAY',
  description: 'A holiday',
  closed: ['NSE'],
  sessions: [],
};

it('a holiday that is struck off while a worker runs is a trading day for its jobs, for what is past of it, too', async () => {
  const market = await createPaperMarket();
  onTestFinished(() => market.close());
  const calendars = createCalendarRepository(market.main);
  await calendars.saveHolidays([holiday], time('09:00'));
  const engine = await market.startEngine('worker-1');
  const quoteAt = async (at: string) => {
    await market.push(shareTick('SBIN', '800', time(at)));
    await passUntilIdle(engine);
  };
  const held = () => market.accounts.openPosition(BOOK);

  await quoteAt('11:00');
  await market.accounts.placeOrder(aCommand({ symbol: 'SBIN' }));
  await quoteAt('15:20');
  expect(await held()).toBe(100n);

  await calendars.removeHolidays(DAY, null);
  market.wait(SOON_MS);
  await quoteAt('15:21');
  expect(await held()).toBe(0n);
  const [closing] = await market.accounts.tradeBook('asha');
  expect(closing).toMatchObject({ strategy: AUTO_SQUARE_OFF, action: 'SELL', tradedAt: time('15:21') });
});

it('a new holiday keeps the jobs of a running worker from squaring off', async () => {
  const market = await createPaperMarket();
  onTestFinished(() => market.close());
  const engine = await market.startEngine('worker-1');
  await market.push(shareTick('SBIN', '800', time('11:00')));
  await passUntilIdle(engine);
  await market.accounts.placeOrder(aCommand({ symbol: 'SBIN' }));
  await passUntilIdle(engine);

  await createCalendarRepository(market.main).saveHolidays([holiday], time('12:00'));
  market.wait(SOON_MS);
  await market.push(shareTick('SBIN', '800', time('15:20')));
  await passUntilIdle(engine);
  expect(await market.accounts.openPosition(BOOK)).toBe(100n);
});
