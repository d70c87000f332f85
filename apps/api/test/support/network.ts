import type { NetworkSettings } from '@openalgo/config';
import type { AbuseGuard } from '../../src/abuse-guard.ts';

/** A network without limits, for tests of something else. */
export const OPEN_NETWORK: NetworkSettings = {
  trustedProxies: [],
  corsOrigins: [],
  inFlightMax: 10_000,
  downloadsPrivate: false,
  limits: null,
};

/** A guard that keeps nobody out. */
export function createFakeGuard(): AbuseGuard {
  return {
    isBanned: () => false,
    note: () => undefined,
    list: async () => [],
    ban: async () => undefined,
    unban: async () => false,
    offenders: async () => [],
    forgive: async () => false,
    close: async () => undefined,
  };
}
