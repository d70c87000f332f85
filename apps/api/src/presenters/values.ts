import { type Instant, type Price, priceToNumber } from '@openalgo/domain';

/** India keeps one offset from UTC and no summer time. */
const IST_OFFSET_MS = 19_800_000;

/** An instant as "YYYY-MM-DD HH:MM:SS" in Asia/Kolkata, the reference's form. */
export function presentTimestamp(at: Instant): string {
  return new Date(at + IST_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');
}

/** A price as a number; 0 where there is none, as the reference has it. */
export function presentPrice(price: Price | null): number {
  return price === null ? 0 : priceToNumber(price);
}

/** Wraps what an endpoint answers. */
export function presentData<Data>(data: Data) {
  return { status: 'success', data, mode: 'analyze' } as const;
}
