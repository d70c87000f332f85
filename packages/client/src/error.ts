import type { components } from './generated/wire.ts';

/** A refusal as the server tells it. */
export type Refusal = components['schemas']['Error'] &
  Partial<Pick<components['schemas']['RejectedOrder'], 'orderid' | 'mode'>>;

/** A request that was refused, or could not be carried out. */
export class OpenAlgoError extends Error {
  override readonly name = 'OpenAlgoError';
  /** The HTTP status. */
  readonly status: number;
  /** Stable; test for this, not for the message. */
  readonly code: string;
  /** Reasons by field, of a malformed request. */
  readonly errors: Readonly<Record<string, readonly string[]>>;
  /** Of an order that the account refused: it is kept. */
  readonly orderId: string | undefined;
  /** Quote it when you report a failure. */
  readonly requestId: string | undefined;
  /** How long to wait before trying again; undefined where trying again is of no use. */
  readonly retryAfterSeconds: number | undefined;

  constructor(refusal: Refusal, response: Response) {
    super(refusal.message);
    this.status = response.status;
    this.code = refusal.code;
    this.errors = refusal.errors ?? {};
    this.orderId = refusal.orderid;
    this.requestId = response.headers.get('x-request-id') ?? undefined;
    const retryAfter = response.headers.get('retry-after');
    this.retryAfterSeconds = retryAfter === null ? undefined : Number(retryAfter);
  }
}

/** The refusal in an answer's body; one of our own where something else than the server answered. */
export function refusalOf(body: unknown, { status, statusText }: Response): Refusal {
  return isRefusal(body)
    ? body
    : { status: 'error', code: 'NOT_THE_API', message: `HTTP ${status} ${statusText}`.trim() };
}

function isRefusal(body: unknown): body is Refusal {
  return typeof body === 'object' && body !== null && 'code' in body && 'message' in body;
}
