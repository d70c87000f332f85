import { randomUUID } from 'node:crypto';
import { post } from './client.ts';
import type { Installation } from './installation.ts';

/** The first use of a key takes an Argon2 verification, which is slow by design and no part of what is measured. */
export async function proveKeys({ traderKeys }: Installation, apiUrl: string): Promise<void> {
  await Promise.all(traderKeys.map((apikey) => post(apiUrl, 'funds', { apikey }, randomUUID())));
}
