import { z } from 'zod';
import { positiveId } from './numbers.ts';
import { success } from './replies.ts';
import { text } from './text.ts';

/** What the routes of the Action Center take and answer. */

const PENDING_STATUSES = ['pending', 'approved', 'rejected'] as const;
const PAGE_MAX = 500;

export const pendingParams = z.strictObject({ id: positiveId });
export const pendingQuery = z.strictObject({
  status: z.enum(PENDING_STATUSES).optional(),
  before: positiveId.optional().meta({ description: 'The `next` of the page before' }),
  limit: z.coerce.number().int().min(1).max(PAGE_MAX).default(100),
});
export const rejectBody = z.strictObject({ reason: text(500).default('') });

const instant = z.iso.datetime().nullable();

const pendingOrder = z.strictObject({
  id: z.number(),
  api_type: z.string(),
  order: z.record(z.string(), z.unknown()).meta({ description: 'What was asked for, without the API key' }),
  status: z.enum(PENDING_STATUSES),
  created_at: instant,
  approved_at: instant,
  approved_by: z.string().nullable(),
  rejected_at: instant,
  rejected_by: z.string().nullable(),
  rejected_reason: z.string().nullable(),
  broker_order_id: z.string().nullable(),
  broker_status: z.string().nullable(),
});

const approval = z.strictObject({
  id: z.number(),
  broker_order_id: z.string().nullable(),
  broker_status: z
    .string()
    .nullable()
    .meta({ description: 'Null while a database is away: the order is placed when it is back' }),
  reason: z.string().nullable(),
});

export const pendingReply = z.strictObject({
  status: success,
  data: z.array(pendingOrder),
  next: z.number().nullable(),
});
export const pendingCountReply = z.strictObject({
  status: success,
  data: z.strictObject({ pending: z.number() }),
});
export const approvalReply = z.strictObject({ status: success, data: approval });
export const approvalsReply = z.strictObject({ status: success, data: z.array(approval) });

export type PendingOrderView = z.output<typeof pendingOrder>;
export type ApprovalView = z.output<typeof approval>;
