import { describe, expect, it } from 'vitest';
import { createPushSource, type SequencedTick } from '../src/index.ts';
import { tick } from './support/market.ts';

/** A store of ticks with the given numbers, read as the database is. */
function storeOf(...numbers: number[]) {
  const stored: SequencedTick[] = numbers.map((seq) => tick({ seq }));
  const readTicks = async (afterSeq: number, limit: number) =>
    stored.filter(({ seq }) => seq > afterSeq).slice(0, limit);
  return { stored, readTicks };
}

const seqsOf = (ticks: readonly SequencedTick[]) => ticks.map(({ seq }) => seq);

describe('a source of pushed ticks', () => {
  it('gives every tick after its place once, in order, in batches of the limit', async () => {
    const { stored, readTicks } = storeOf(1, 2, 3, 4, 5, 9);
    const source = createPushSource({ readTicks, afterSeq: 2 });

    expect(seqsOf((await source.poll(2)).ticks)).toEqual([3, 4]);
    expect(seqsOf((await source.poll(10)).ticks)).toEqual([5, 9]);
    expect((await source.poll(10)).ticks).toEqual([]);
    stored.push(tick({ seq: 10 }));
    expect(seqsOf((await source.poll(10)).ticks)).toEqual([10]);
    expect(source.isExhausted).toBe(false);
  });

  it('reads the same ticks again after a read that failed', async () => {
    const { readTicks } = storeOf(1, 2);
    let isAway = true;
    const source = createPushSource({
      readTicks: async (afterSeq, limit) => {
        if (isAway) {
          throw new Error('database is away');
        }
        return readTicks(afterSeq, limit);
      },
      afterSeq: 0,
    });

    await expect(source.poll(10)).rejects.toThrow('database is away');
    isAway = false;
    expect(seqsOf((await source.poll(10)).ticks)).toEqual([1, 2]);
  });

  it.each([
    ['not after the place', [5, 6], 'tick 5 was read after 5'],
    ['falling', [7, 6], 'tick 6 was read after 7'],
    ['repeated', [6, 6], 'tick 6 was read after 6'],
  ])('stops at numbers that are %s, and stays where it was', async (_, numbers, reason) => {
    const places: number[] = [];
    const source = createPushSource({
      readTicks: async (afterSeq) => {
        places.push(afterSeq);
        return numbers.map((seq) => tick({ seq }));
      },
      afterSeq: 5,
    });

    await expect(source.poll(10)).rejects.toThrow(reason);
    await expect(source.poll(10)).rejects.toThrow(reason);
    expect(places).toEqual([5, 5]);
  });
});
