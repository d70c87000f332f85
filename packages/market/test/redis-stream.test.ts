import { price } from '@openalgo/domain';
import { describe, expect, it } from 'vitest';
import { createRedisStream, type StreamEntry } from '../src/index.ts';
import { MORNING } from './support/market.ts';

/** A server whose stream has these entries. */
function streamOf(...entries: StreamEntry[]) {
  return createRedisStream(
    {
      newest: async () => entries.slice(-1),
      after: async (id, count) =>
        entries.slice(entries.findIndex(([known]) => known === id) + 1).slice(0, count),
      close: async () => {},
    },
    'redis test',
  );
}

const entry = (id: string, fields: Record<string, string>): StreamEntry => [
  id,
  Object.entries(fields).flat(),
];
const SBIN = { exchange: 'NSE', symbol: 'SBIN' };

describe('a Redis stream', () => {
  it('gives its entries as ticks; without a timestamp they are as old as their ids', async () => {
    const stream = streamOf(
      entry(`${MORNING}-0`, { ...SBIN, ltp: '801.25' }),
      entry(`${MORNING}-1`, {
        ...SBIN,
        ltp: '801.3',
        bid: '801.2',
        ask: '801.4',
        low: '790',
        high: '810',
        volume: '5000',
        timestamp: '2026-08-19T11:00:00.250+05:30',
      }),
    );

    const none = { bid: null, ask: null, low: null, high: null, volume: null };
    expect(await stream.read(null)).toEqual({
      ticks: [
        { ...SBIN, ltp: price('801.25'), ...none, at: MORNING },
        {
          ...SBIN,
          ltp: price('801.3'),
          bid: price('801.2'),
          ask: price('801.4'),
          low: price('790'),
          high: price('810'),
          volume: 5000,
          at: MORNING + 250,
        },
      ],
      to: `${MORNING}-1`,
      malformed: 0,
    });
  });

  it('goes on after a place, past entries that are no ticks, and stays where nothing is new', async () => {
    const stream = streamOf(
      entry('1-0', { ...SBIN, ltp: '1' }),
      entry('2-0', { ...SBIN, ltp: 'cheap' }),
      entry('3-0', { hello: 'world' }),
      ['4-0', ['exchange']],
      entry('5-0', { exchange: 'MARS', symbol: 'SBIN', ltp: '1' }),
    );

    expect(await stream.end()).toBe('5-0');
    expect(await stream.read('1-0')).toEqual({ ticks: [], to: '5-0', malformed: 4 });
    expect(await stream.read('5-0')).toEqual({ ticks: [], to: '5-0', malformed: 0 });
  });

  it('begins before everything where there is nothing yet', async () => {
    expect(await streamOf().end()).toBe('0-0');
  });
});
