import { z } from 'zod';
import { success } from './replies.ts';
import { text } from './text.ts';

/** What the routes about banned addresses take and answer. */

const HOURS_MAX = 87_600;
export const ipAddress = text(50)
  .min(1)
  .meta({ examples: ['203.0.113.7'] });

export const banBody = z.strictObject({
  ip_address: ipAddress,
  reason: text(200).min(1).default('banned by an administrator'),
  duration_hours: z
    .number()
    .int('Must be a whole number.')
    .min(0, 'Must be 0 or more.')
    .max(HOURS_MAX, `Must be at most ${HOURS_MAX}.`)
    .default(0)
    .meta({ description: '0 is for ever' }),
});
export const unbanBody = z.strictObject({ ip_address: ipAddress });

export const bansReply = z.strictObject({
  status: success,
  data: z.array(
    z.strictObject({
      ip_address: z.string(),
      reason: z.string(),
      ban_count: z.number(),
      banned_at: z.string().meta({ description: 'ISO 8601, UTC' }),
      expires_at: z.string().nullable().meta({ description: 'null is for ever' }),
      created_by: z.string(),
    }),
  ),
});
