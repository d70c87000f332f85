import { setTimeout as sleep } from 'node:timers/promises';
import { type Databases, type Sql, sql } from '@openalgo/db';
import { auditLedger, settingDefaultsOf } from '@openalgo/sandbox';

/** What the databases say when all is over; every list of violations must be empty. */
export interface Findings {
  readonly orders: number;
  readonly trades: number;
  readonly latencyRecords: number;
  readonly violations: readonly string[];
}

const SETTLED_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 100;

/** Waits until nothing is owed any more, then checks what must hold of every order. */
export async function verify(databases: Databases, accepted: ReadonlySet<string>): Promise<Findings> {
  const violations: string[] = [];
  if (!(await isSettled(databases))) {
    violations.push(`orders were still waiting after ${SETTLED_WITHIN_MS / 1000} s`);
  }

  const orders = await idsOf(
    databases.sandbox,
    sql`SELECT orderid AS id FROM sandbox_orders WHERE order_status <> 'rejected'`,
  );
  const filled = await idsOf(
    databases.sandbox,
    sql`SELECT orderid AS id FROM sandbox_orders WHERE order_status = 'complete'`,
  );
  const trades = await idsOf(databases.sandbox, sql`SELECT orderid AS id FROM sandbox_trades`);
  const records = await idsOf(databases.latency, sql`SELECT order_id AS id FROM order_latency`);
  const kept = new Set(orders);

  report(
    violations,
    'accepted orders are missing',
    [...accepted].filter((id) => !kept.has(id)),
  );
  report(
    violations,
    'orders are there that nobody was told of',
    orders.filter((id) => !accepted.has(id)),
  );
  report(violations, 'orders are there twice', repeatedOf(orders));
  report(violations, 'orders were filled twice', repeatedOf(trades));
  report(violations, 'complete orders have no trade', missingIn(filled, trades));
  report(violations, 'trades belong to no complete order', missingIn(trades, filled));
  report(violations, 'orders have no latency record', missingIn(orders, records));
  report(violations, 'orders have several latency records', repeatedOf(records));
  const placed = await idsOf(
    databases.logs,
    sql`SELECT subject AS id FROM audit_events WHERE action = 'order.placed'`,
  );
  report(violations, 'orders are not on the audit trail', missingIn(orders, placed));
  report(violations, 'orders are on the audit trail several times', repeatedOf(placed));
  violations.push(...(await auditFindings(databases)));
  return { orders: orders.length, trades: trades.length, latencyRecords: records.length, violations };
}

async function auditFindings({ sandbox }: Databases): Promise<readonly string[]> {
  const settingDefaults = settingDefaultsOf({ enforceMarketHours: false });
  const found: string[] = [];
  for await (const { userId, findings } of auditLedger(sandbox, { settingDefaults })) {
    report(
      found,
      `findings in the ledger of ${userId}`,
      findings.map((finding) => JSON.stringify(finding, textOfBigint)),
    );
  }

  return found;
}

async function isSettled({ sandbox }: Databases): Promise<boolean> {
  const waiting = sql`SELECT orderid AS id FROM sandbox_orders WHERE acked_at IS NULL OR latency_at IS NULL LIMIT 1`;
  const untold = sql`SELECT id FROM sandbox_deeds LIMIT 1`;
  for (const until = performance.now() + SETTLED_WITHIN_MS; performance.now() < until; ) {
    if ((await idsOf(sandbox, waiting)).length === 0 && (await idsOf(sandbox, untold)).length === 0) {
      return true;
    }

    await sleep(LOOK_EVERY_MS);
  }

  return false;
}

async function idsOf({ session }: Pick<Databases['sandbox'], 'session'>, statement: Sql): Promise<string[]> {
  const rows = await session.query<{ id: unknown }>(statement);
  return rows.map(({ id }) => String(id));
}

function repeatedOf(ids: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return ids.filter((id) => seen.size === seen.add(id).size);
}

function missingIn(ids: readonly string[], where: readonly string[]): readonly string[] {
  const there = new Set(where);
  return ids.filter((id) => !there.has(id));
}

const EXAMPLES = 3;

function report(violations: string[], what: string, ids: readonly string[]): void {
  if (ids.length > 0) {
    violations.push(`${ids.length} ${what}, such as ${ids.slice(0, EXAMPLES).join(', ')}`);
  }
}

const textOfBigint = (_key: string, value: unknown) => (typeof value === 'bigint' ? value.toString() : value);
