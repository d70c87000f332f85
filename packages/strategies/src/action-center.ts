import type {
  NewestOptions,
  Page,
  PendingOrder,
  PendingOrderRepository,
  PendingOrderStatus,
} from '@openalgo/db';
import { AppError, type Clock } from '@openalgo/domain';
import type { OrderCheck } from '@openalgo/sandbox';
import type { OrderAccounts } from './execute-request.ts';
import { readOrderData, writeOrderData } from './order-data.ts';
import { type OrderRequest, ordersOf } from './order-request.ts';
import { type Approval, place, placeWhenPossible } from './place-approved.ts';

export interface ActionCenterDependencies {
  readonly pendingOrders: PendingOrderRepository;
  readonly accounts: OrderAccounts;
  readonly orders: OrderCheck;
  readonly clock: Clock;
}

/** Orders of semi-automatic keys, which wait for their owner. Those of others are as if they were not there. */
export interface ActionCenter {
  /**
   * Lets a request wait and returns its id. Under the key of a source it waits once: repeated, it has the same id. Throws
   * `invalid` for what can never be an order, for a key that another request had, and when too many wait already.
   */
  queue(userId: string, request: OrderRequest, sourceKey: string | null): Promise<number>;
  page(options: PendingPage): Promise<Page<PendingOrder>>;
  countPending(userId: string): Promise<number>;
  /**
   * Approves an order and places it, exactly once whatever crashes in between: its key is that of its source, or its own.
   * Throws `not-found`, or `conflict` for an order that is decided or cannot be placed here.
   */
  approve(userId: string, id: number): Promise<Approval>;
  /** Approves all that wait, oldest first; those that cannot be placed here stay. */
  approveAll(userId: string): Promise<readonly Approval[]>;
  /** Throws `not-found`, or `conflict` for an order that is decided. */
  reject(userId: string, id: number, reason: string): Promise<void>;
  /** Removes an order that is decided. Throws `not-found`, or `conflict` for one that waits or is being placed. */
  remove(userId: string, id: number): Promise<void>;
  /** Places approved orders whose results are not recorded: those that a crash has left. Returns how many. */
  resume(serves: (userId: string) => boolean): Promise<number>;
}

export interface PendingPage extends NewestOptions {
  readonly userId: string;
  readonly status?: PendingOrderStatus;
}

/** Enough for a day's signals; beyond it nobody decides any more what is good. */
const PENDING_MAX = 1000;
const RESUMED_AT_ONCE = 100;

export function createActionCenter(dependencies: ActionCenterDependencies): ActionCenter {
  const { pendingOrders, orders, clock } = dependencies;

  async function find(userId: string, id: number): Promise<PendingOrder> {
    const order = await pendingOrders.find(userId, id);
    if (order === null) {
      throw new AppError(
        'not-found',
        'PENDING_ORDER_NOT_FOUND',
        `There is no order ${id} in your Action Center.`,
      );
    }

    return order;
  }

  async function approve(userId: string, id: number): Promise<Approval> {
    const order = await find(userId, id);
    readOrderData(order.apiType, order.orderData);
    if (!(await pendingOrders.approve({ id, userId, by: userId, at: clock.now() }))) {
      throw decided(await find(userId, id));
    }

    return placeWhenPossible(dependencies, await find(userId, id));
  }

  return {
    approve,
    page: (options) => pendingOrders.page(options),
    countPending: (userId) => pendingOrders.countPending(userId),

    async queue(userId, request, sourceKey) {
      await orders.check(ordersOf(request));
      return queueOnce(dependencies, userId, request, sourceKey);
    },

    async approveAll(userId) {
      const { rows: waiting } = await pendingOrders.page({ userId, status: 'pending', limit: PENDING_MAX });
      const approvals: Approval[] = [];
      for (const { id } of [...waiting].reverse()) {
        const approval = await approve(userId, id).catch(ignoreConflict);
        if (approval !== null) {
          approvals.push(approval);
        }
      }

      return approvals;
    },

    async reject(userId, id, reason) {
      const order = await find(userId, id);
      if (!(await pendingOrders.reject({ id, userId, by: userId, at: clock.now(), reason }))) {
        throw decided(order);
      }
    },

    async remove(userId, id) {
      await find(userId, id);
      if (!(await pendingOrders.remove(userId, id))) {
        throw new AppError(
          'conflict',
          'PENDING_ORDER_OPEN',
          'Reject the order, or let it be placed, before removing it.',
        );
      }
    },

    async resume(serves) {
      const due = (await pendingOrders.due(RESUMED_AT_ONCE)).filter(({ userId }) => serves(userId));
      for (const order of due) {
        await place(dependencies, order);
      }

      return due.length;
    },
  };
}

async function queueOnce(
  { pendingOrders, clock }: ActionCenterDependencies,
  userId: string,
  request: OrderRequest,
  sourceKey: string | null,
): Promise<number> {
  const asked = { userId, apiType: request.apiType, orderData: writeOrderData(request) };
  const known = sourceKey === null ? null : await pendingOrders.findBySource(userId, sourceKey);
  if (known !== null) {
    return sameRequest(known, asked);
  }

  if ((await pendingOrders.countPending(userId)) >= PENDING_MAX) {
    throw new AppError(
      'invalid',
      'ACTION_CENTER_FULL',
      `${PENDING_MAX} orders wait in your Action Center. Approve or reject some of them first.`,
    );
  }

  try {
    return await pendingOrders.create({ ...asked, sourceKey, createdAt: clock.now() });
  } catch (error) {
    // The same request came twice at once, and the other was first.
    const other = sourceKey === null ? null : await pendingOrders.findBySource(userId, sourceKey);
    if (other === null) {
      throw error;
    }

    return sameRequest(other, asked);
  }
}

function sameRequest(known: PendingOrder, asked: Pick<PendingOrder, 'apiType' | 'orderData'>): number {
  if (known.apiType !== asked.apiType || known.orderData !== asked.orderData) {
    throw new AppError(
      'invalid',
      'IDEMPOTENCY_KEY_REUSED',
      'Another request had this Idempotency-Key. Give each request a key of its own.',
    );
  }

  return known.id;
}

function decided({ status }: PendingOrder): AppError {
  return new AppError('conflict', 'PENDING_ORDER_DECIDED', `The order is ${status} already.`);
}

function ignoreConflict(error: unknown): null {
  if (error instanceof AppError && (error.kind === 'conflict' || error.kind === 'not-found')) {
    return null;
  }

  throw error;
}
