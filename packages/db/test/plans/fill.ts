/** Tables with so many rows that an engine has reason to use their indexes: filled by what the schema says of them. */
import {
  type Columns,
  type ColumnType,
  DATABASE_NAMES,
  type DatabaseName,
  defineTable,
  insertRows,
  type RowOf,
  raw,
  type SqlSession,
  sql,
} from '../../src/index.ts';
import { readSchemaModel, type TableModel } from '../../src/schema/schema-model.ts';

export const ROWS = 1_000;
export const AT = Date.UTC(2026, 7, 22, 4, 5, 6, 789);
/** How many rows of other tables belong to one user. */
const USERS = 100;
const MINUTE_MS = 60_000;

/** Tables that have few rows wherever they are. */
const FEW: Readonly<Record<string, number>> = {
  settings: 1,
  bot_config: 1,
  audit_heads: 1,
  master_revision: 1,
  sandbox_tick_feed: 1,
  sandbox_shards: 64,
};

type Value = string | number | boolean | null;

/** Where a value that is made up at random would be of no use to a query, what is as common as in real life. */
const COMMON: Readonly<Record<string, (n: number) => Value>> = {
  exchange: () => 'NSE',
  symbol: (n) => `SYMBOL${n}`,
  product: () => 'MIS',
  user_id: (n) => `user_id-${n % USERS}`,
  expiry_date: () => '2026-08-27',
  'sandbox_funds.user_id': (n) => `user_id-${n}`,
  'sandbox_orders.order_status': (n) => (n % 50 === 0 ? 'open' : 'complete'),
  'sandbox_orders.acked_at': (n) => (n > ROWS - 5 ? null : AT + n * MINUTE_MS),
  'sandbox_orders.latency_at': (n) => (n > ROWS - 9 ? null : AT + n * MINUTE_MS),
  'pending_orders.status': (n) => (n % 50 === 0 ? 'pending' : 'approved'),
  'pending_orders.due_at': (n) => (n % 50 === 0 ? AT : null),
  'notification_queue.status': (n) => (n % 50 === 0 ? 'pending' : 'sent'),
  'telegram_users.is_active': (n) => n % 50 === 0,
  'audit_heads.id': () => 1,
  'audit_heads.last_id': () => ROWS,
  'audit_events.id': (n) => n + 1,
  'sandbox_tick_feed.id': () => 1,
  'sandbox_tick_feed.last_seq': () => ROWS,
  'sandbox_deeds.detail': () => '{}',
  'sandbox_ticks.seq': (n) => n + 1,
  'sandbox_shards.lease_until': () => AT,
};

/** The value of a column of the row `n`: the same whenever it is asked for, so that a row can refer to another. */
function cellOf(table: TableModel, column: string, n: number, tables: readonly TableModel[]): Value {
  const reference = table.references
    .map((text) => /^(\w+) → (\w+) \((\w+)\)$/.exec(text))
    .find((match) => match?.[1] === column);
  const target = tables.find(({ name }) => name === reference?.[2]);
  if (target !== undefined && reference?.[3] !== undefined) {
    const isAlone = table.keys.includes(`unique (${column})`);
    return cellOf(target, reference[3], isAlone ? n : n % USERS, tables);
  }

  const common = COMMON[`${table.name}.${column}`] ?? COMMON[column];
  return common === undefined ? ofType(table, column, n) : common(n);
}

function ofType(table: TableModel, column: string, n: number): Value {
  const type = columnType(table.columns[column]?.type ?? '');
  switch (type.kind) {
    case 'text':
      return `${column}-${n}`.slice(-type.length);
    case 'longText':
      return `${column} ${n}`;
    case 'integer':
    case 'bigint':
      // What the engine numbers itself begins at 1.
      return column === 'id' ? n + 1 : n;
    case 'decimal':
      return '1.00';
    case 'float':
      return n / 2;
    case 'boolean':
      return n % 2 === 0;
    case 'instant':
      return AT + n * MINUTE_MS;
  }
}

function columnType(type: string): ColumnType {
  const [, name, first = '0', second = '0'] = /^(?:String )?(\w+)(?:\((\d+)(?:,(\d+))?\))?$/.exec(type) ?? [];
  switch (name) {
    case 'VarChar':
      return { kind: 'text', length: Number(first) };
    case 'Text':
      return { kind: 'longText' };
    case 'Int':
      return { kind: 'integer' };
    case 'BigInt':
      return { kind: 'bigint' };
    case 'Decimal':
      return { kind: 'decimal', precision: Number(first), scale: Number(second) };
    case 'Float':
      return { kind: 'float' };
    case 'Boolean':
      return { kind: 'boolean' };
    case 'DateTime':
      return { kind: 'instant' };
    default:
      throw new Error(`The type ${type} is not known here`);
  }
}

/** A number that the engine gives itself: else the next row would be given the same. */
function isNumberedByEngine({ name }: TableModel, column: string, type: string): boolean {
  return column === 'id' && type === 'Int' && FEW[name] === undefined;
}

async function fillTable(
  session: SqlSession,
  table: TableModel,
  tables: readonly TableModel[],
): Promise<void> {
  const columns: Columns = Object.fromEntries(
    Object.entries(table.columns)
      .filter(([name, { type }]) => !isNumberedByEngine(table, name, type))
      .map(([name, { type }]) => [name, columnType(type)]),
  );
  const rows = Array.from({ length: FEW[table.name] ?? ROWS }, (_, n) =>
    Object.fromEntries(Object.keys(columns).map((column) => [column, cellOf(table, column, n, tables)])),
  );
  // The values are of the columns' types by `ofType`.
  await insertRows(session, defineTable(table.name, columns), rows as RowOf<Columns>[]);
  await session.execute(
    sql`${raw(session.dialect.provider === 'mysql' ? 'ANALYZE TABLE' : 'ANALYZE')} ${raw(table.name)}`,
  );
}

/** Fills every table of every schema, those first that others refer to, and has the engine look at what is in them. */
export async function fillTables(
  sessions: Readonly<Record<DatabaseName, { readonly session: SqlSession }>>,
): Promise<void> {
  for (const database of DATABASE_NAMES) {
    const tables = readSchemaModel(database);
    const waiting = new Set(tables);
    const isReady = ({ references }: TableModel) =>
      references.every((text) => ![...waiting].some(({ name }) => text.includes(`→ ${name} (`)));
    while (waiting.size > 0) {
      for (const table of [...waiting].filter(isReady)) {
        await fillTable(sessions[database].session, table, tables);
        waiting.delete(table);
      }
    }
  }
}
