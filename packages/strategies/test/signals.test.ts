import { AppError, istInstant } from '@openalgo/domain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chartLane, createSignalCarrier } from '../src/index.ts';
import { aChart, createRoom, everybody, NOW, type Room } from './support/room.ts';

let room: Room;
beforeEach(async () => {
  room = await createRoom();
});
afterEach(() => room.close());

const buy = { symbol: 'SBIN', action: 'BUY', positionSize: null } as const;
const sell = { ...buy, action: 'SELL' } as const;
const carry = () => room.carrier.run(everybody);
const outcomes = async () =>
  (await room.signals.page({ userId: 'asha', limit: 100 })).rows.map(({ state, outcome, reason }) => ({
    state,
    outcome,
    reason,
  }));

describe('a signal of a chart', () => {
  it('becomes an order of its strategy, and its opposite closes what the strategy holds', async () => {
    const { webhookId } = await room.chart();
    await room.intake.chart(webhookId, buy);
    await carry();
    await room.fill();
    await room.accounts.placeOrder({
      ...{ userId: 'asha', strategy: 'By hand', exchange: 'NSE', symbol: 'SBIN', product: 'MIS' },
      ...{ action: 'BUY', quantity: 7n, priceType: 'MARKET', price: null, triggerPrice: null },
      ...{ receivedAt: NOW, requestSize: 0, responseSize: 0 },
    });
    await room.fill();
    await room.intake.chart(webhookId, sell);
    await carry();

    expect(await room.orders()).toEqual(['BUY 10 SBIN complete', 'BUY 7 SBIN complete', 'SELL 10 SBIN open']);
    expect((await room.accounts.orderBook('asha'))[0]?.strategy).toBe('Breakout');
  });

  it('moves the share of a strategy that follows the chart, through zero to the other side', async () => {
    const symbols = [{ symbol: 'SBIN', exchange: 'NSE', product: 'MIS', action: null, quantity: 1 }] as const;
    const { webhookId } = await room.chart({ operation: 'placesmartorder', symbols: [...symbols] });
    for (const positionSize of [10n, 25n, -5n, 0n]) {
      const action = positionSize > 0n || positionSize === 0n ? 'BUY' : 'SELL';
      await room.intake.chart(webhookId, { symbol: 'SBIN', action, positionSize });
    }
    await carry();

    expect(await room.orders()).toEqual([
      'BUY 10 SBIN open',
      'BUY 15 SBIN open',
      'SELL 30 SBIN open',
      'BUY 5 SBIN open',
    ]);
  });

  it('is refused at the door when the strategy does not take it', async () => {
    const { webhookId, strategyId } = await room.chart({ entryFrom: '11:30', exitAt: '15:00' });
    const send = (alert: Parameters<typeof room.intake.chart>[1], id = webhookId) =>
      room.intake.chart(id, alert);

    await expect(send(buy, 'nobody')).rejects.toMatchObject({ kind: 'not-found', code: 'WEBHOOK_NOT_FOUND' });
    await expect(send({ ...buy, symbol: 'TCS' })).rejects.toMatchObject({ code: 'SYMBOL_NOT_MAPPED' });
    await expect(send(buy)).rejects.toMatchObject({ code: 'OUTSIDE_TRADING_TIMES' });
    await send(sell);
    await room.own.charts.toggle('asha', strategyId);
    await expect(send(sell)).rejects.toMatchObject({ code: 'STRATEGY_INACTIVE' });
    await room.own.charts.toggle('asha', strategyId);
    await room.apiKeys.revoke('asha', NOW);
    await expect(send(sell)).rejects.toMatchObject({ kind: 'unauthenticated', code: 'NO_API_KEY' });
    expect(await room.signals.countWaiting(chartLane(strategyId))).toBe(1);
  });

  it('does not enter once the strategy was switched off, its time is over, or it is old', async () => {
    const { webhookId, strategyId } = await room.chart({ exitAt: '11:03' });
    await room.intake.chart(webhookId, buy);
    room.setTime(istInstant('2026-08-19', '11:03'));
    await carry();
    room.setTime(NOW);
    await room.intake.chart(webhookId, buy);
    await room.own.charts.toggle('asha', strategyId);
    await carry();
    await room.own.charts.toggle('asha', strategyId);
    await room.own.charts.replace('asha', strategyId, aChart());
    await room.intake.chart(webhookId, buy);
    await room.intake.chart(webhookId, sell);
    room.setTime(NOW + 5 * 60_000 + 1);
    await carry();

    expect(await room.orders()).toEqual([]);
    expect(await outcomes()).toEqual([
      { state: 'done', outcome: 'unchanged', reason: null },
      { state: 'done', outcome: 'skipped', reason: 'The signal had waited for more than five minutes.' },
      { state: 'done', outcome: 'skipped', reason: 'The strategy is switched off.' },
      { state: 'done', outcome: 'skipped', reason: 'Entries are taken before 11:03; it is 11:03.' },
    ]);
  });

  it('stays within the strategy’s maximum, what is on its way counted, and enters once where re-entry is off', async () => {
    const { webhookId } = await room.chart({ maxPosition: 25 });
    const once = await room.chart({ name: 'Once', reEntry: false });
    for (const id of [webhookId, webhookId, webhookId, once.webhookId, once.webhookId]) {
      await room.intake.chart(id, buy);
    }
    await carry();

    expect(await room.orders()).toEqual(['BUY 10 SBIN open', 'BUY 10 SBIN open', 'BUY 10 SBIN open']);
    expect((await outcomes()).map(({ outcome }) => outcome)).toEqual([
      'skipped',
      'accepted',
      'skipped',
      'accepted',
      'accepted',
    ]);
  });

  it('that the account refuses is on record with the reason', async () => {
    const { webhookId } = await room.chart();
    await room.intake.chart(webhookId, { ...buy, positionSize: 2_000_000n });
    await carry();

    const [{ outcome, reason } = { outcome: null, reason: null }] = await outcomes();
    expect(outcome).toBe('rejected');
    expect(reason).toContain('Insufficient');
  });
});

describe('the queue', () => {
  it('carries each strategy’s signals out in their order, whoever carries them', async () => {
    const { webhookId } = await room.chart();
    for (let size = 1n; size <= 40n; size += 1n) {
      await room.intake.chart(webhookId, { ...buy, positionSize: size });
    }
    await Promise.all([carry(), createSignalCarrier(room.carrierDependencies).run(everybody), carry()]);

    const expected = Array.from({ length: 40 }, (_, index) => `BUY ${index + 1} SBIN open`);
    expect(await room.orders()).toEqual(expected);
  });

  it('serves those users only that are this worker’s', async () => {
    const mine = await room.chart();
    const his = await room.chart({}, 'ravi');
    await room.intake.chart(mine.webhookId, buy);
    await room.intake.chart(his.webhookId, buy);

    expect(await room.carrier.run((userId) => userId === 'ravi')).toBe(1);
    expect([await room.orders('asha'), await room.orders('ravi')]).toEqual([[], ['BUY 10 SBIN open']]);
  });

  it('does a signal once, however often it crashed between the order and the note of it', async () => {
    const { webhookId } = await room.chart({ reEntry: false });
    await room.intake.chart(webhookId, buy);
    const crash = async () => {
      throw new Error('killed');
    };
    const crashing = createSignalCarrier({
      ...room.carrierDependencies,
      signals: { ...room.signals, finish: crash, postpone: crash, bury: crash },
    });
    await expect(crashing.run(everybody)).rejects.toThrow('killed');
    await expect(crashing.run(everybody)).rejects.toThrow('killed');
    await carry();

    expect(await room.orders()).toEqual(['BUY 10 SBIN open']);
    expect(await outcomes()).toEqual([{ state: 'done', outcome: 'accepted', reason: null }]);
  });

  it('tries again while a database is away, with pauses, in order, and gives up visibly', async () => {
    const { webhookId } = await room.chart();
    await room.intake.chart(webhookId, buy);
    await room.intake.chart(webhookId, { ...buy, positionSize: 3n });
    let isAway = true;
    const flaky = createSignalCarrier({
      ...room.carrierDependencies,
      accounts: {
        ...room.accounts,
        placeOrder: async (command) => {
          if (isAway) {
            throw new AppError('unavailable', 'DATABASE_UNAVAILABLE', 'The database is away.');
          }

          return room.accounts.placeOrder(command);
        },
      },
    });

    expect(await flaky.run(everybody)).toBe(0);
    expect(await flaky.run(everybody)).toBe(0);
    expect(room.failures).toEqual([{ symbol: 'SBIN', isGivenUp: false }]);
    room.setTime(NOW + 500);
    isAway = false;
    expect(await flaky.run(everybody)).toBe(2);
    expect(await room.orders()).toEqual(['BUY 10 SBIN open', 'BUY 3 SBIN open']);

    isAway = true;
    await room.intake.chart(webhookId, buy);
    for (let minute = 1; minute <= 20; minute += 1) {
      await flaky.run(everybody);
      room.setTime(NOW + minute * 60_000);
    }
    expect((await outcomes())[0]).toEqual({ state: 'dead', outcome: null, reason: 'The database is away.' });
    expect(room.failures.at(-1)).toEqual({ symbol: 'SBIN', isGivenUp: true });
  });

  it('waits for the first quote of a symbol, and not for longer than an entry may be old', async () => {
    const symbols = ['WIPRO', 'TITAN'].map(
      (symbol) => ({ symbol, exchange: 'NSE', product: 'MIS', action: 'BUY', quantity: 1 }) as const,
    );
    const [first, second] = [await room.chart({ symbols }), await room.chart({ name: 'Other', symbols })];
    await room.intake.chart(first.webhookId, { ...buy, symbol: 'WIPRO' });
    await room.intake.chart(second.webhookId, { ...buy, symbol: 'TITAN' });
    expect(await carry()).toBe(0);

    const [quote] = await room.repositories.quotes.find([{ exchange: 'NSE', symbol: 'SBIN' }]);
    await room.repositories.quotes.save(quote === undefined ? [] : [{ ...quote, symbol: 'WIPRO' }]);
    room.setTime(NOW + 500);
    expect(await carry()).toBe(1);
    room.setTime(NOW + 5 * 60_000 + 1);
    expect(await carry()).toBe(1);
    expect(await room.orders()).toEqual(['BUY 1 WIPRO open']);
    expect((await outcomes())[0]).toMatchObject({ state: 'done', outcome: 'skipped' });
  });

  it('gives up at once what can never be, and goes on with the next', async () => {
    const symbols = [
      { symbol: 'SBIN', exchange: 'NSE', product: 'NRML', action: 'BUY', quantity: 1 },
      { symbol: 'INFY', exchange: 'NSE', product: 'MIS', action: 'BUY', quantity: 1 },
    ] as const;
    const { webhookId } = await room.chart({ symbols: [...symbols] });
    await room.intake.chart(webhookId, buy);
    await room.intake.chart(webhookId, { ...buy, symbol: 'INFY' });
    expect(await carry()).toBe(2);

    expect(await room.orders()).toEqual(['BUY 1 INFY open']);
    const [, dead] = await outcomes();
    expect(dead).toMatchObject({ state: 'dead', reason: expect.stringContaining('NRML') });
  });

  it('is bounded for each strategy', async () => {
    const { webhookId, strategyId } = await room.chart();
    const lane = chartLane(strategyId);
    const one = { userId: 'asha', lane, symbol: 'SBIN', action: 'BUY', positionSize: null, createdAt: NOW };
    await room.signals.add(Array.from({ length: 1000 }, () => one));

    await expect(room.intake.chart(webhookId, buy)).rejects.toMatchObject({
      kind: 'unavailable',
      code: 'SIGNAL_QUEUE_FULL',
    });
  });

  it('forgets nothing of a strategy that is gone, and places nothing for it', async () => {
    const { webhookId, strategyId } = await room.chart();
    await room.intake.chart(webhookId, buy);
    await room.own.charts.remove('asha', strategyId);
    await carry();

    expect(await room.orders()).toEqual([]);
    expect((await outcomes())[0]).toMatchObject({
      outcome: 'skipped',
      reason: expect.stringContaining('removed'),
    });
  });
});

describe('an alert of ChartInk', () => {
  const alert = (scanName: string, symbols = ['SBIN', 'INFY', 'WIPRO']) => ({ scanName, symbols });

  it('enters each mapped symbol, and leaves them when a scan says so', async () => {
    const { webhookId } = await room.scan();
    expect(await room.intake.scan(webhookId, alert('Breakout BUY'))).toEqual({
      isActive: true,
      queued: ['SBIN', 'INFY'],
    });
    await carry();
    await room.fill();
    await room.intake.scan(webhookId, alert('Time to SELL', ['INFY']));
    await carry();

    expect(await room.orders()).toEqual(['BUY 5 SBIN complete', 'BUY 5 INFY complete', 'SELL 5 INFY open']);
  });

  it('goes short and covers', async () => {
    const { webhookId } = await room.scan();
    await room.intake.scan(webhookId, alert('Short it', ['SBIN']));
    await carry();
    await room.fill();
    await room.intake.scan(webhookId, alert('Cover', ['SBIN']));
    await carry();

    expect(await room.orders()).toEqual(['SELL 5 SBIN complete', 'BUY 5 SBIN open']);
  });

  it('takes nothing that is unmapped, wordless, out of time, or for a strategy that is off', async () => {
    const { webhookId, id } = await room.scan({ entryUntil: '10:00', exitAt: '15:00' });

    expect(await room.intake.scan(webhookId, alert('SELL', ['WIPRO']))).toEqual({
      isActive: true,
      queued: [],
    });
    await expect(room.intake.scan(webhookId, alert('Momentum'))).rejects.toMatchObject({
      code: 'SCAN_WITHOUT_ACTION',
    });
    await expect(room.intake.scan(webhookId, alert('BUY'))).rejects.toMatchObject({
      code: 'OUTSIDE_TRADING_TIMES',
    });
    await expect(room.intake.scan('nobody', alert('BUY'))).rejects.toMatchObject({
      code: 'WEBHOOK_NOT_FOUND',
    });
    await room.own.scans.toggle('asha', id);
    expect(await room.intake.scan(webhookId, alert('SELL'))).toEqual({ isActive: false, queued: [] });
    expect(await outcomes()).toEqual([]);
  });
});
