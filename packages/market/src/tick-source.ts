import type { Tick } from '@openalgo/domain';

/** A tick and its place in the feed: above zero and rising where the feed numbers its ticks, else 0. */
export type SequencedTick = Tick & { readonly seq: number };

export interface TickBatch {
  /** In the order in which they are to be applied. */
  readonly ticks: readonly SequencedTick[];
}

/** Where prices come from. The reader pulls at its own pace, so a slow reader delays ticks and never drowns in them. */
export interface TickSource {
  readonly name: 'simulated' | 'replay' | 'push';
  /** What has become due since the last poll, at most `limit` ticks; none is a normal answer. Never call it twice at a time. */
  poll(limit: number): Promise<TickBatch>;
  /** True once there will be no more ticks, ever. */
  readonly isExhausted: boolean;
  close(): Promise<void>;
}
