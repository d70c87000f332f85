import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chartStrategySettings, scanStrategySettings } from '../src/index.ts';
import { aChart, aScan, createRoom, type Room } from './support/room.ts';

let room: Room;
beforeAll(async () => {
  room = await createRoom();
});
afterAll(() => room.close());

describe('a user’s strategies', () => {
  it('are made, changed, switched and removed with their symbols', async () => {
    const { charts } = room.own;
    const made = await charts.create('asha', { ...aChart(), name: 'First', entryDays: ['Mon', 'Fri'] });
    expect(made).toMatchObject({
      name: 'First',
      apiType: 'placeorder',
      entryDay: 'Mon,Fri',
      isActive: true,
      symbolMappings: [{ symbol: 'SBIN', action: 'BUY', priceType: 'MARKET' }],
    });
    expect(made.webhookId).not.toBe(made.strategyId);

    const changed = await charts.replace('asha', made.strategyId, {
      ...aChart(),
      name: 'First',
      symbols: [],
    });
    expect(changed).toMatchObject({ webhookId: made.webhookId, entryDay: null, symbolMappings: [] });
    expect((await charts.toggle('asha', made.strategyId)).isActive).toBe(false);
    expect((await charts.list('asha')).map(({ name }) => name)).toEqual(['First']);
    await charts.remove('asha', made.strategyId);
    await expect(charts.get('asha', made.strategyId)).rejects.toMatchObject({ code: 'STRATEGY_NOT_FOUND' });
  });

  it('of ChartInk are, too', async () => {
    const { scans } = room.own;
    const made = await scans.create('asha', { ...aScan(), name: 'Scan', exitAt: '15:15' });
    expect(made).toMatchObject({ squareoffTime: '15:15', symbolMappings: [{ chartinkSymbol: 'SBIN' }, {}] });
    const changed = await scans.replace('asha', made.id, { ...aScan(), name: 'Scan 2', symbols: [] });
    expect(changed).toMatchObject({ name: 'Scan 2', squareoffTime: null, symbolMappings: [] });
    await scans.remove('asha', made.id);
    expect(await scans.list('asha')).toEqual([]);
  });

  it('are nobody else’s', async () => {
    const chart = await room.chart({ name: 'Mine' });
    const scan = await room.scan({ name: 'My scan' });
    const { charts, scans } = room.own;
    const attempts = [
      charts.get('ravi', chart.strategyId),
      charts.replace('ravi', chart.strategyId, aChart()),
      charts.toggle('ravi', chart.strategyId),
      charts.remove('ravi', chart.strategyId),
      scans.get('ravi', scan.id),
      scans.replace('ravi', scan.id, aScan()),
      scans.toggle('ravi', scan.id),
      scans.remove('ravi', scan.id),
    ];
    for (const attempt of attempts) {
      await expect(attempt).rejects.toMatchObject({ kind: 'not-found', code: 'STRATEGY_NOT_FOUND' });
    }
    expect(await charts.list('ravi')).toEqual([]);
    expect((await charts.get('asha', chart.strategyId)).isActive).toBe(true);
  });

  it('have names that no other of the user has, of either kind', async () => {
    await room.chart({ name: 'Taken' });
    await expect(room.chart({ name: 'Taken' })).rejects.toMatchObject({ code: 'STRATEGY_NAME_TAKEN' });
    await expect(room.scan({ name: 'Taken' })).rejects.toMatchObject({ code: 'STRATEGY_NAME_TAKEN' });
    await room.chart({ name: 'Taken' }, 'ravi');
  });

  it('trade what the master has', async () => {
    const symbols = [
      { symbol: 'UNKNOWN', exchange: 'NSE', product: 'MIS', action: null, quantity: 1 },
    ] as const;
    await expect(room.chart({ name: 'Odd', symbols: [...symbols] })).rejects.toMatchObject({
      code: 'UNKNOWN_SYMBOL',
    });
  });
});

describe('the settings of a strategy', () => {
  const isGood = (changes: object) => chartStrategySettings.safeParse({ name: 'A', ...changes }).success;

  it.each([
    [{ entry_time: '09:20', exit_time: '15:10' }, true],
    [{ entry_time: '09:20', entry_until: '14:00', exit_time: '15:10' }, true],
    [{ entry_until: '15:10', exit_time: '15:10' }, true],
    [{ entry_time: '15:10', exit_time: '15:10' }, false],
    [{ entry_time: '10:00', entry_until: '09:00' }, false],
    [{ entry_until: '15:20', exit_time: '15:10' }, false],
    [{ entry_time: '9:20' }, false],
    [{ exit_time: '24:00' }, false],
    [{ entry_days: ['Monday'] }, false],
    [{ max_position: -1 }, false],
    [{ max_position: 2_147_483_648 }, false],
    [{ name: '' }, false],
    [{ name: 'a\u0000b' }, false],
    [{ api_type: 'cancelallorder' }, false],
    [{ webhook_id: 'chosen' }, false],
    [{ symbols: [{ symbol: 'SBIN', exchange: 'NSE', quantity: 0 }] }, false],
    [{ symbols: [{ symbol: 'SBIN', exchange: 'NSE', quantity: 1.5 }] }, false],
    [{ symbols: ['SBIN', 'SBIN'].map((symbol) => ({ symbol, exchange: 'NSE', quantity: 1 })) }, false],
  ])('%j are taken: %s', (changes, expected) => {
    expect(isGood(changes)).toBe(expected);
  });

  it('of ChartInk follow the same rules', () => {
    expect(
      scanStrategySettings.safeParse({ name: 'A', start_time: '15:00', squareoff_time: '10:00' }).success,
    ).toBe(false);
    expect(scanStrategySettings.safeParse({ name: 'A', is_intraday: false }).success).toBe(true);
  });
});
