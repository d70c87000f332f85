import type { IpBan, IpBanRepository } from '@openalgo/db';
import { expect, it, vi } from 'vitest';
import { createAbuseGuard } from '../src/abuse-guard.ts';

const HOUR_MS = 3_600_000;
const ADDRESS = '203.0.113.7';

it('learns of bans by others also when the clock was set back by an hour', async () => {
  let now = 5 * HOUR_MS;
  let active: readonly IpBan[] = [];
  const listActive = vi.fn(async () => active);
  const guard = createAbuseGuard({
    // Nothing else is asked of them here.
    bans: { listActive } as unknown as IpBanRepository,
    settings: () => Promise.reject(new Error('not asked for')),
    clock: { now: () => now },
    onFailure: (error) => {
      throw error;
    },
  });
  expect(guard.isBanned(ADDRESS)).toBe(false);

  now -= HOUR_MS;
  active = [{ ipAddress: ADDRESS, expiresAt: null } as IpBan];
  await vi.waitFor(() => expect(guard.isBanned(ADDRESS)).toBe(true));
  await guard.close();
});
