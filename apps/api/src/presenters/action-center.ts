import type { Page, PendingOrder } from '@openalgo/db';
import type { Instant } from '@openalgo/domain';
import type { Approval } from '@openalgo/strategies';
import { z } from 'zod';
import type { ApprovalView, PendingOrderView } from '../schemas/action-center.ts';

const iso = (at: Instant | null): string | null => (at === null ? null : new Date(at).toISOString());

const order = z.record(z.string(), z.unknown());

export function presentPendingOrders({ rows, next }: Page<PendingOrder>) {
  return { status: 'success', data: rows.map(presentPendingOrder), next } as const;
}

function presentPendingOrder(pending: PendingOrder): PendingOrderView {
  return {
    id: pending.id,
    api_type: pending.apiType,
    order: orderOf(pending.orderData),
    status: pending.status,
    created_at: iso(pending.createdAt),
    approved_at: iso(pending.approvedAt),
    approved_by: pending.approvedBy,
    rejected_at: iso(pending.rejectedAt),
    rejected_by: pending.rejectedBy,
    rejected_reason: pending.rejectedReason,
    broker_order_id: pending.brokerOrderId,
    broker_status: pending.brokerStatus,
  };
}

/** What an older installation has kept may be anything; its owner can still reject it. */
function orderOf(orderData: string): Record<string, unknown> {
  try {
    return order.catch({}).parse(JSON.parse(orderData));
  } catch {
    return {};
  }
}

export function presentApproval({ id, result }: Approval): ApprovalView {
  return {
    id,
    broker_order_id: result?.brokerOrderId ?? null,
    broker_status: result?.brokerStatus ?? null,
    reason: result?.rejectedReason ?? null,
  };
}
