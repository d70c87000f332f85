import { afterEach, beforeEach, describe, expect, it, type Mock, vi } from 'vitest';
import { type BatchQueue, createBatchQueue } from '../src/batch-queue.ts';

type Write = (rows: readonly number[]) => Promise<void>;

const FLUSH_MS = 250;
const LIMITS = { batchSize: 3, capacity: 10, flushIntervalMs: FLUSH_MS, retryDelayMsMax: 1_000 };

const away = () => Promise.reject(new Error('away'));

function aQueue() {
  const written: number[] = [];
  const write = vi.fn<Write>(async (rows) => void written.push(...rows));
  const onFailure = vi.fn();
  return { queue: createBatchQueue({ ...LIMITS, write, onFailure }), write, written, onFailure };
}

function addAll(queue: BatchQueue<number>, from: number, to: number): void {
  for (let row = from; row <= to; row += 1) {
    queue.add(row);
  }
}

/** Makes the next write last until the returned function is called. */
function holdNextWrite(write: Mock<Write>, written: number[]): () => void {
  let finish = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  write.mockImplementationOnce(async (rows) => {
    await finished;
    written.push(...rows);
  });
  return () => finish();
}

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

describe('a batch queue', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('writes what came within the interval as one batch', async () => {
    const { queue, write } = aQueue();
    addAll(queue, 1, 2);

    await vi.advanceTimersByTimeAsync(FLUSH_MS - 1);
    expect(write).not.toHaveBeenCalled();

    await vi.advanceTimersByTimeAsync(1);
    expect(write.mock.calls).toEqual([[[1, 2]]]);
    expect(queue.depth).toBe(0);
  });

  it('writes a full batch at once', () => {
    const { queue, write } = aQueue();
    addAll(queue, 1, 3);

    expect(write.mock.calls).toEqual([[[1, 2, 3]]]);
  });

  it('writes one batch at a time, in order, each row once', async () => {
    const { queue, write, written } = aQueue();
    const finish = holdNextWrite(write, written);
    addAll(queue, 1, 8);
    await vi.advanceTimersByTimeAsync(FLUSH_MS * 10);
    expect(write).toHaveBeenCalledTimes(1);

    finish();
    await vi.advanceTimersByTimeAsync(FLUSH_MS);
    expect(write.mock.calls).toEqual([[[1, 2, 3]], [[4, 5, 6]], [[7, 8]]]);
    expect(written).toEqual(upTo(8));
  });

  it('keeps rows whose write failed and tries again after pauses that double up to their limit', async () => {
    const { queue, write, written, onFailure } = aQueue();
    write.mockImplementationOnce(away).mockImplementationOnce(away).mockImplementationOnce(away);
    addAll(queue, 1, 3);
    addAll(queue, 4, 4);

    for (const [pause, attempts] of [
      [500, 2],
      [1_000, 3],
      [1_000, 4],
    ] as const) {
      await vi.advanceTimersByTimeAsync(pause - 1);
      expect(write).toHaveBeenCalledTimes(attempts - 1);
      await vi.advanceTimersByTimeAsync(1);
      expect(write).toHaveBeenCalledTimes(attempts);
    }

    await vi.advanceTimersByTimeAsync(FLUSH_MS);
    expect(written).toEqual(upTo(4));
    expect(onFailure).toHaveBeenCalledTimes(3);
    expect(queue.dropped).toBe(0);
  });

  it('drops the oldest rows beyond its capacity, counts them, and delays nobody', async () => {
    const { queue, write, written } = aQueue();
    write.mockImplementation(away);
    addAll(queue, 1, 25);
    await vi.advanceTimersByTimeAsync(FLUSH_MS * 100);
    expect(queue.depth).toBe(10);
    expect(queue.dropped).toBe(15);

    write.mockImplementation(async (rows) => void written.push(...rows));
    await vi.advanceTimersByTimeAsync(FLUSH_MS * 100);
    expect(written).toEqual([16, 17, 18, 19, 20, 21, 22, 23, 24, 25]);
  });

  it('holds no more than its capacity while a write takes its time', () => {
    const { queue, write, written } = aQueue();
    holdNextWrite(write, written);
    addAll(queue, 1, 25);

    expect(queue.depth).toBe(10);
    expect(queue.dropped).toBe(12);
  });

  it('writes all that waits when it is closed, after the write that is under way', async () => {
    const { queue, write, written } = aQueue();
    const finish = holdNextWrite(write, written);
    addAll(queue, 1, 8);

    const closed = queue.close();
    await vi.advanceTimersByTimeAsync(FLUSH_MS);
    expect(write).toHaveBeenCalledTimes(1);

    finish();
    await closed;

    expect(written).toEqual(upTo(8));
    expect(vi.getTimerCount()).toBe(0);
  });

  it('gives up when it is closed and nothing can be written, and counts what is lost', async () => {
    const { queue, write } = aQueue();
    write.mockImplementation(away);
    addAll(queue, 1, 4);

    await queue.close();

    expect(queue.dropped).toBe(4);
    expect(queue.depth).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});
