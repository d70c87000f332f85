import { z } from 'zod';
import { ipAddress } from './bans.ts';
import { pageQuery } from './records.ts';
import { success } from './replies.ts';

/** What the routes about who does harm, and who logs in, take and answer. */

const OFFENCES = ['not_found', 'bad_key'] as const;
const timestamp = z.string().meta({ description: 'ISO 8601, UTC' });

export const forgiveBody = z.strictObject({
  ip_address: ipAddress,
  kind: z.enum(OFFENCES).default('not_found').meta({ description: 'Paths that are not there, or keys' }),
});
export const securityDataReply = z.strictObject({
  status: success,
  data: z.array(
    z.strictObject({
      ip_address: z.string(),
      kind: z.enum(OFFENCES),
      count: z.number().meta({ description: 'Since the day of counting began' }),
      first_at: timestamp,
      last_at: timestamp,
    }),
  ),
});
export const securityStatsReply = z.strictObject({
  status: success,
  data: z.strictObject({
    total_bans: z.number(),
    permanent_bans: z.number(),
    temporary_bans: z.number(),
    suspicious_addresses: z.number().meta({ description: 'Counted in the last 24 hours, 100 at most' }),
  }),
});
export const loginActivityQuery = pageQuery.extend({
  status: z.enum(['success', 'failed']).optional().meta({ description: 'Both, where it is left out' }),
});
export const loginActivityReply = z.strictObject({
  status: success,
  data: z.array(
    z.strictObject({
      id: z.number(),
      at: timestamp,
      status: z.enum(['success', 'failed']),
      username: z.string().nullable().meta({ description: 'Null for a login that failed' }),
      ip_address: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  ),
  next_before: z.number().nullable().meta({ description: 'The `before` of the next page; null on the last' }),
});
export const activeSessionsReply = z.strictObject({
  status: success,
  data: z.array(
    z.strictObject({
      id: z.number(),
      username: z.string(),
      ip_address: z.string(),
      device: z.string().nullable(),
      login_time: timestamp,
      last_seen: timestamp,
      expires_at: timestamp,
    }),
  ),
});
