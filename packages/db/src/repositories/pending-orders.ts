import type { Instant } from '@openalgo/domain';
import { withAppErrors } from '../connect/errors.ts';
import type { MainDatabase } from '../connect/open.ts';
import { type NewestOptions, type Page, pageById } from './page.ts';
import { readWord } from './sandbox/columns.ts';

export type PendingOrderStatus = 'pending' | 'approved' | 'rejected';

/** An order of a semi-automatic key that waits for its owner, or what became of it. */
export interface PendingOrder {
  /** Rises with every order; where the next page begins. */
  readonly id: number;
  readonly userId: string;
  readonly apiType: string;
  /** JSON, without the API key. */
  readonly orderData: string;
  readonly status: PendingOrderStatus;
  readonly createdAt: Instant;
  readonly approvedAt: Instant | null;
  readonly approvedBy: string | null;
  readonly rejectedAt: Instant | null;
  readonly rejectedBy: string | null;
  readonly rejectedReason: string | null;
  readonly brokerOrderId: string | null;
  readonly brokerStatus: string | null;
  /** What the order came with: the same one of a user does not wait twice. Null where it came with nothing. */
  readonly sourceKey: string | null;
}

export type NewPendingOrder = Pick<
  PendingOrder,
  'userId' | 'apiType' | 'orderData' | 'createdAt' | 'sourceKey'
>;

/** What became of an approved order. */
export interface ExecutionResult {
  readonly brokerOrderId: string | null;
  readonly brokerStatus: string;
  /** Why the account did not take it. */
  readonly reason: string | null;
}

/** Who decides about which order. */
export interface ApprovalDecision {
  readonly id: number;
  readonly userId: string;
  readonly by: string;
  readonly at: Instant;
}

/**
 * The Action Center's queue. An order is decided once: of two who approve or reject it at the same time, one is told
 * true. Orders of others are as if they were not there.
 */
export interface PendingOrderRepository {
  /** Returns the id. Throws `conflict` for an unknown user, or when an order with the key of its source is there. */
  create(order: NewPendingOrder): Promise<number>;
  findBySource(userId: string, sourceKey: string): Promise<PendingOrder | null>;
  countPending(userId: string): Promise<number>;
  find(userId: string, id: number): Promise<PendingOrder | null>;
  /** A user's newest, newest first. */
  page(
    options: NewestOptions & { readonly userId: string; readonly status?: PendingOrderStatus },
  ): Promise<Page<PendingOrder>>;
  approve(decision: ApprovalDecision): Promise<boolean>;
  reject(decision: ApprovalDecision & { readonly reason: string }): Promise<boolean>;
  /** Approved orders whose results are not recorded yet, oldest first. */
  due(limit: number): Promise<readonly PendingOrder[]>;
  /** Records what became of an approved order, once. Whether it was still to be recorded. */
  recordExecution(id: number, result: ExecutionResult): Promise<boolean>;
  /** Removes an order that has been decided and executed. Whether there was one. */
  remove(userId: string, id: number): Promise<boolean>;
}

/** The rows of pending_orders. */
export function createPendingOrderRepository({
  client,
}: Pick<MainDatabase, 'client'>): PendingOrderRepository {
  const { pendingOrder } = client;
  type Changes = Parameters<typeof pendingOrder.updateMany>[0]['data'];

  async function changeOne(
    where: { id: number; status: PendingOrderStatus; userId?: string; dueAt?: { not: null } },
    data: Changes,
  ): Promise<boolean> {
    const { count } = await withAppErrors(() => pendingOrder.updateMany({ where, data }));
    return count === 1;
  }

  return {
    async create({ createdAt, ...order }) {
      const data = { ...order, createdAt: new Date(createdAt) };
      const { id } = await withAppErrors(() => pendingOrder.create({ data, select: { id: true } }));
      return id;
    },

    async find(userId, id) {
      const row = await withAppErrors(() => pendingOrder.findUnique({ where: { id, userId } }));
      return row === null ? null : toPendingOrder(row);
    },

    async findBySource(userId, sourceKey) {
      const where = { userId_sourceKey: { userId, sourceKey } };
      const row = await withAppErrors(() => pendingOrder.findUnique({ where }));
      return row === null ? null : toPendingOrder(row);
    },

    countPending: (userId) =>
      withAppErrors(() => pendingOrder.count({ where: { userId, status: 'pending' } })),

    async due(limit) {
      const where = { dueAt: { not: null } };
      const rows = await withAppErrors(() =>
        pendingOrder.findMany({ where, orderBy: { dueAt: 'asc' }, take: limit }),
      );
      return rows.map(toPendingOrder);
    },

    async page({ userId, status, limit, before }) {
      const where = {
        userId,
        ...(status === undefined ? {} : { status }),
        ...(before === undefined ? {} : { id: { lt: before } }),
      };
      const rows = await withAppErrors(() =>
        pendingOrder.findMany({ where, orderBy: { id: 'desc' }, take: limit }),
      );
      return pageById(rows.map(toPendingOrder), limit);
    },

    approve: ({ id, userId, by, at }) =>
      changeOne(
        { id, userId, status: 'pending' },
        { status: 'approved', approvedAt: new Date(at), approvedBy: by, dueAt: new Date(at) },
      ),

    reject: ({ id, userId, by, at, reason }) =>
      changeOne(
        { id, userId, status: 'pending' },
        { status: 'rejected', rejectedAt: new Date(at), rejectedBy: by, rejectedReason: reason },
      ),

    recordExecution: (id, { brokerOrderId, brokerStatus, reason }) =>
      changeOne(
        { id, status: 'approved', dueAt: { not: null } },
        { brokerOrderId, brokerStatus, rejectedReason: reason, dueAt: null },
      ),

    async remove(userId, id) {
      const where = { id, userId, status: { not: 'pending' }, dueAt: null };
      const { count } = await withAppErrors(() => pendingOrder.deleteMany({ where }));
      return count === 1;
    },
  };
}

interface PendingOrderRow extends Omit<PendingOrder, 'status' | 'createdAt' | 'approvedAt' | 'rejectedAt'> {
  readonly status: string;
  readonly createdAt: Date;
  readonly approvedAt: Date | null;
  readonly rejectedAt: Date | null;
  readonly dueAt: Date | null;
}

function toPendingOrder({ dueAt: _, ...row }: PendingOrderRow): PendingOrder {
  return {
    ...row,
    status: readWord(row.status),
    createdAt: row.createdAt.getTime(),
    approvedAt: row.approvedAt?.getTime() ?? null,
    rejectedAt: row.rejectedAt?.getTime() ?? null,
  };
}
