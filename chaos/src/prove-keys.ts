import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { post } from './client.ts';
import type { Installation } from './installation.ts';

const SETTLING_MS = 1000;

/** The first use of a key takes an Argon2 verification, which is slow by design and no part of what is measured. */
export async function proveKeys({ traderKeys }: Installation, apiUrl: string): Promise<void> {
  await Promise.all(traderKeys.map((apikey) => post(apiUrl, 'funds', { apikey }, randomUUID())));
  // Those who have waited for it with us get their answers, too.
  await sleep(SETTLING_MS);
}
