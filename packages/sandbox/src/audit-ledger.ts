import {
  allPages,
  createSandboxRepositories,
  type SandboxDatabase,
  type SandboxRepositories,
} from '@openalgo/db';
import {
  auditAccount,
  auditOrder,
  createLedgerReplay,
  groupBy,
  isResting,
  type LedgerFinding,
  type Order,
  type RebuiltAccount,
  readSandboxSettings,
  type SandboxSettings,
} from '@openalgo/domain';
import { accountPages } from './jobs/account-pages.ts';
import type { MarketOptions } from './market-state.ts';

/** One account's audit. */
export interface AuditedAccount {
  readonly userId: string;
  readonly orders: number;
  readonly findings: readonly LedgerFinding[];
}

const ROWS_PER_PAGE = 2000;

/**
 * Audits the accounts one after the other, all of them or one user's: their rows against the identities, and against
 * what their trades and deliveries rebuild. An account is claimed while it is read, so that it stands still; rows are
 * read in pages, so that memory does not grow with it.
 */
export async function* auditLedger(
  database: Pick<SandboxDatabase, 'session' | 'transaction'>,
  options: Pick<MarketOptions, 'settingDefaults'>,
  userId?: string,
): AsyncGenerator<AuditedAccount> {
  for await (const id of userId === undefined ? allUsers(database) : [userId]) {
    yield await database.transaction(async (session) => {
      const repositories = createSandboxRepositories(session);
      await repositories.funds.claim([id]);
      const settings = readSandboxSettings(await repositories.config.all(), options.settingDefaults);
      return auditUser(repositories, id, settings);
    });
  }
}

async function* allUsers(database: Pick<SandboxDatabase, 'session'>): AsyncGenerator<string> {
  for await (const page of accountPages(createSandboxRepositories(database.session))) {
    yield* page.map(({ userId }) => userId);
  }
}

async function auditUser(
  repositories: SandboxRepositories,
  userId: string,
  settings: SandboxSettings,
): Promise<AuditedAccount> {
  const funds = await repositories.funds.ofUser(userId);
  if (funds === null) {
    return { userId, orders: 0, findings: [] };
  }

  const orders = await auditOrders(repositories, userId);
  const account = {
    funds,
    positions: await repositories.positions.ofUser(userId),
    holdings: await repositories.holdings.ofUsers([userId]),
    resting: orders.resting,
  };
  const rebuilt = await rebuild(repositories, userId);
  return {
    userId,
    orders: orders.count,
    findings: [...orders.findings, ...auditAccount(account, rebuilt, settings)],
  };
}

async function auditOrders(repositories: SandboxRepositories, userId: string) {
  const findings: LedgerFinding[] = [];
  const resting: Order[] = [];
  let count = 0;

  const pages = allPages((after) => repositories.orders.pageOfUser(userId, { after, limit: ROWS_PER_PAGE }));
  for await (const orders of pages) {
    const trades = await repositories.trades.ofOrders(orders.map(({ orderId }) => orderId));
    const byOrder = groupBy(trades, (trade) => trade.orderId);
    findings.push(...orders.flatMap((order) => auditOrder(order, byOrder.get(order.orderId) ?? [])));
    resting.push(...orders.filter(({ status }) => isResting(status)));
    count += orders.length;
  }

  return { findings, resting, count };
}

/** Trades in the order of their fills, each delivery right after the trade that was the newest when it was made. */
async function rebuild(repositories: SandboxRepositories, userId: string): Promise<RebuiltAccount> {
  const replay = createLedgerReplay();
  const deliveries = await repositories.settlements.ofUser(userId);
  let next = 0;

  function deliverUpTo(row: number): void {
    for (let one = deliveries[next]; one !== undefined && one.afterTrade < row; one = deliveries[next]) {
      replay.delivery(one);
      next += 1;
    }
  }

  const pages = allPages((after) => repositories.trades.pageOfUser(userId, { after, limit: ROWS_PER_PAGE }));
  for await (const trades of pages) {
    for (const { row, trade } of trades) {
      deliverUpTo(row);
      replay.trade(trade);
    }
  }

  deliverUpTo(Number.POSITIVE_INFINITY);
  return replay.result();
}
