import { istInstant } from '@openalgo/domain';
import { afterEach, describe, expect, it } from 'vitest';
import { aChart, aScan, createRoom, everybody, NOW, type Room } from './support/room.ts';

let room: Room;
afterEach(() => room.close());

const at = (time: string, day = '2026-08-19') => istInstant(day, time);
const buy = { symbol: 'SBIN', action: 'BUY', positionSize: null } as const;
const squareOff = () => room.squareOff.run(everybody);

async function enter(webhookId: string): Promise<void> {
  await room.intake.chart(webhookId, buy);
  await room.carrier.run(everybody);
  await room.fill();
}

const byHand = {
  userId: 'asha',
  exchange: 'NSE',
  symbol: 'SBIN',
  product: 'MIS',
  action: 'BUY',
  quantity: 3n,
  receivedAt: NOW,
  requestSize: 0,
  responseSize: 0,
  priceType: 'MARKET',
  price: null,
  triggerPrice: null,
} as const;

describe('at its exit time a strategy', () => {
  it('leaves what is its own, once, and cancels what of it rests', async () => {
    room = await createRoom();
    const { webhookId } = await room.chart({ exitAt: '15:10' });
    await enter(webhookId);
    await room.accounts.placeOrder({ ...byHand, strategy: null });
    await room.fill();
    await room.accounts.placeOrder({
      ...byHand,
      strategy: 'Breakout',
      priceType: 'LIMIT',
      price: 4_000_000n,
    });

    room.setTime(at('15:09'));
    expect(await squareOff()).toBe(0);
    room.setTime(at('15:10'));
    expect(await squareOff()).toBe(1);
    expect(await squareOff()).toBe(0);
    await room.fill();
    expect(await squareOff()).toBe(0);
    expect(await room.orders()).toEqual([
      'BUY 10 SBIN complete',
      'BUY 3 SBIN complete',
      'BUY 3 SBIN cancelled',
      'SELL 10 SBIN complete',
    ]);
  });

  it('is squared off later when the worker was away, and twice at once closes once', async () => {
    room = await createRoom();
    const { webhookId } = await room.chart({ exitAt: '15:10' });
    await enter(webhookId);
    room.setTime(at('08:00', '2026-08-20'));

    await Promise.all([squareOff(), squareOff()]);
    await room.fill();
    expect(await room.orders()).toEqual(['SELL 10 SBIN complete']);
  });

  it('waits for the session where its exchange is closed', async () => {
    room = await createRoom({ enforceMarketHours: true });
    const symbols = aChart().symbols.map((one) => ({ ...one, product: 'CNC' as const }));
    const { webhookId } = await room.chart({ exitAt: '15:10', symbols });
    await enter(webhookId);

    room.setTime(at('08:00', '2026-08-20'));
    expect(await squareOff()).toBe(0);
    expect(await room.orders()).toEqual([]);
    room.setTime(at('09:15', '2026-08-20'));
    expect(await squareOff()).toBe(1);
    expect(await room.orders()).toEqual(['SELL 10 SBIN open']);
    expect(room.problems).toEqual([]);
  });

  it('holds over days on which it is not to exit', async () => {
    room = await createRoom();
    const { webhookId } = await room.chart({ exitAt: '15:10', exitDays: ['Fri'] });
    await enter(webhookId);

    room.setTime(at('15:10'));
    expect(await squareOff()).toBe(0);
    room.setTime(at('15:10', '2026-08-21'));
    expect(await squareOff()).toBe(1);
  });

  it('is squared off from the time on that it was given, not for one that is past', async () => {
    room = await createRoom();
    const { webhookId, strategyId } = await room.chart();
    await enter(webhookId);
    await room.own.charts.replace('asha', strategyId, { ...aChart(), exitAt: '10:00' });

    expect(await squareOff()).toBe(0);
    room.setTime(at('10:00', '2026-08-20'));
    expect(await squareOff()).toBe(1);
  });

  it('of ChartInk does the same when it is intraday', async () => {
    room = await createRoom();
    const { webhookId, id } = await room.scan({ exitAt: '15:10', isIntraday: false });
    await room.intake.scan(webhookId, { scanName: 'BUY', symbols: ['SBIN'] });
    await room.carrier.run(everybody);
    await room.fill();
    room.setTime(at('15:10'));
    expect(await squareOff()).toBe(0);

    await room.own.scans.replace('asha', id, { ...aScan(), exitAt: '15:10' });
    room.setTime(at('15:10', '2026-08-20'));
    expect(await squareOff()).toBe(1);
    expect(await room.orders()).toEqual(['SELL 5 SBIN open']);
  });

  it('keeps no other from its exit when the account refuses it', async () => {
    room = await createRoom();
    const cnc = (name: string, symbol: string) =>
      room.chart({
        name,
        exitAt: '15:10',
        symbols: [{ symbol, exchange: 'NSE', product: 'CNC', action: 'BUY', quantity: 10 }],
      });
    const refused = await cnc('Refused', 'SBIN');
    const other = await cnc('Other', 'INFY');
    await enter(refused.webhookId);
    await room.intake.chart(other.webhookId, { ...buy, symbol: 'INFY' });
    await room.carrier.run(everybody);
    await room.fill();
    const target = { ...byHand, product: 'CNC', action: 'SELL', quantity: 10n } as const;
    await room.accounts.placeOrder({ ...target, strategy: 'By hand', priceType: 'LIMIT', price: 6_000_000n });

    room.setTime(at('15:10'));
    expect(await squareOff()).toBe(2);
    expect(await squareOff()).toBe(0);
    expect(room.problems).toEqual([expect.stringContaining('NSE:SBIN could not be closed')]);
    expect((await room.orders()).slice(-2)).toEqual(['SELL 10 SBIN rejected', 'SELL 10 INFY open']);
  });
});
