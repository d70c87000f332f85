import type { Instant } from '@openalgo/domain';
import type { Attributes } from '@opentelemetry/api';

/** Something that took its time. */
interface Timed {
  readonly name: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly attributes: Attributes;
}

/** A request that was answered. */
export interface RequestSpan extends Timed {
  /** The header by which a client has its request be a part of its own trace. */
  readonly traceparent: string | undefined;
  readonly isFailure: boolean;
}

/** What happened to an order. */
export interface OrderSpan extends Timed {
  readonly orderId: string;
  /** Whether its trace begins with it. */
  readonly isFirst: boolean;
}

/** Tells a collector of traces what was done, and how long it took. Nobody waits for it, and it never throws. */
export interface Tracing {
  /** Whether anybody is told: what is made for spans alone need not be made otherwise. */
  readonly isOn: boolean;
  request(span: RequestSpan): void;
  /** What happens to an order is one trace, whichever process it happens in: its id follows from the order's. */
  order(span: OrderSpan): void;
  /** Sends what waits, within about a second. */
  close(): Promise<void>;
}

export const NO_TRACING: Tracing = {
  isOn: false,
  request: () => {},
  order: () => {},
  close: async () => {},
};
