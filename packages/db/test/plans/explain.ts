import type { ArgType, SqlDriverAdapter, SqlQuery } from '@prisma/driver-adapter-utils';
import { parseDatabaseUrl } from '../../src/connect/database-url.ts';
import { resolveOptions } from '../../src/connect/options.ts';
import type { ProviderName } from '../../src/index.ts';
import { PROVIDERS } from '../../src/providers/index.ts';

/** Asks an engine how it would run a statement, and tells what it would read from end to end. */
export interface Explainer {
  /** A line for each table that the statement reads wholly; none for one that finds its rows by an index. */
  fullScans(statement: SqlQuery): Promise<readonly string[]>;
  close(): Promise<void>;
}

interface Engine {
  /** What makes the engine use an index wherever it can, however few rows there are. */
  readonly prepare: string | null;
  readonly explain: string;
  /** The names of the indexes that are of some rows only: to read one of them whole is to read what was asked for. */
  readonly partialIndexes: string | null;
  find(rows: readonly (readonly unknown[])[], reading: Reading): readonly string[];
}

/** How a statement reads. */
interface Reading {
  readonly stopsEarly: boolean;
  readonly partialIndexes: ReadonlySet<string>;
}

const TEXT: ArgType = { scalarType: 'string', arity: 'scalar' };
const EXPLAINED = /^\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\b/i;

/** SQLite: `SCAN` is a table, or an index, from end to end; but not of rows that the statement brings along. */
function findSqliteScans(rows: readonly (readonly unknown[])[], { stopsEarly }: Reading): readonly string[] {
  const details = rows.map((row) => String(row.at(-1)));
  const sorts = details.some((detail) => detail.includes('USE TEMP B-TREE FOR ORDER BY'));
  const madeHere = details.flatMap((detail) => /^(?:MATERIALIZE|CO-ROUTINE) (\S+)/.exec(detail)?.[1] ?? []);
  return details.filter((detail) => {
    const [, name] = /^SCAN (\S+)/.exec(detail) ?? [];
    const isTable = name !== undefined && !/^(CONSTANT|\d+-ROW)$/.test(name) && !madeHere.includes(name);
    return isTable && !detail.includes('VIRTUAL TABLE') && !(stopsEarly && !sorts);
  });
}

interface PostgresNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly Plans?: readonly PostgresNode[];
}

/** PostgreSQL: a sequential scan, or an index of all rows that is read without looking anything up in it. */
function findPostgresScans(node: PostgresNode, reading: Reading): readonly string[] {
  const kind = node['Node Type'];
  const isWholeIndex =
    /^(?:Index|Index Only|Bitmap Index) Scan$/.test(kind) &&
    node['Index Cond'] === undefined &&
    !reading.partialIndexes.has(node['Index Name'] ?? '');
  const isWhole = kind === 'Seq Scan' || (isWholeIndex && !reading.stopsEarly);
  const own = isWhole ? [`${kind} on ${node['Relation Name'] ?? node['Index Name']}`] : [];
  return [...own, ...(node.Plans ?? []).flatMap((plan) => findPostgresScans(plan, reading))];
}

/** MySQL and MariaDB: access by ALL or index, but of tables that JSON or a subquery makes. */
function findMysqlScans(value: unknown, reading: Reading): readonly string[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }

  const { table_name: name, access_type: access } = value as { table_name?: string; access_type?: string };
  const isWhole = access === 'ALL' || (access === 'index' && !reading.stopsEarly);
  const isTable = name !== undefined && !name.startsWith('<') && name !== 'given';
  const own = isWhole && isTable ? [`${access} on ${name}`] : [];
  return [...own, ...Object.values(value).flatMap((inner) => findMysqlScans(inner, reading))];
}

const ENGINES: Readonly<Record<ProviderName, Engine>> = {
  sqlite: { prepare: null, explain: 'EXPLAIN QUERY PLAN', partialIndexes: null, find: findSqliteScans },
  postgresql: {
    prepare: `SELECT set_config('enable_seqscan', 'off', false), set_config('enable_hashjoin', 'off', false),
      set_config('enable_mergejoin', 'off', false)`,
    explain: 'EXPLAIN (FORMAT JSON)',
    partialIndexes: 'SELECT indexrelid::regclass::text FROM pg_index WHERE indpred IS NOT NULL',
    find: ([row], reading) => {
      const [given] = row ?? [];
      const plans: { Plan: PostgresNode }[] = typeof given === 'string' ? JSON.parse(given) : given;
      return plans.flatMap(({ Plan }) => findPostgresScans(Plan, reading));
    },
  },
  mysql: {
    prepare: 'SET SESSION max_seeks_for_key = 1',
    explain: 'EXPLAIN FORMAT=JSON',
    partialIndexes: null,
    find: ([row], reading) => findMysqlScans(JSON.parse(String(row?.[0])), reading),
  },
};

/** Whether a statement wants the first rows of a table as they come, so that it reads no more than those. */
function stopsEarly(text: string): boolean {
  const conditions = text.replaceAll(/WHERE 1=1/g, '');
  return /\bLIMIT\b/i.test(text) && !/\bWHERE\b/i.test(conditions);
}

/** Explains statements of a database on a connection of its own. */
export async function openExplainer(url: string, rootDir: string): Promise<Explainer> {
  const { provider, address } = parseDatabaseUrl(url, rootDir);
  const engine = ENGINES[provider];
  const options = resolveOptions({ rootDir, poolSize: 1 });
  const adapter: SqlDriverAdapter = await (
    await PROVIDERS[provider].open(address, options)
  ).adapter.connect();
  const partialIndexes = new Set(await firstColumn(adapter, engine.partialIndexes));

  return {
    async fullScans({ sql, args, argTypes }) {
      if (!EXPLAINED.test(sql)) {
        return [];
      }

      // Each time, because a pool replaces its connections as it likes.
      if (engine.prepare !== null) {
        await adapter.executeRaw({ sql: engine.prepare, args: [], argTypes: [] });
      }

      // Of what runs once for each of many rows, the values are not told.
      const missing = Math.max(0, (sql.match(/\?/g) ?? []).length - args.length);
      const given = [...args, ...Array.from({ length: missing }, () => null)];
      const types = given.map((_, index) => argTypes[index] ?? TEXT);
      const { rows } = await adapter.queryRaw({
        sql: `${engine.explain} ${sql}`,
        args: given,
        argTypes: types,
      });
      return engine.find(rows, { stopsEarly: stopsEarly(sql), partialIndexes });
    },
    close: () => adapter.dispose(),
  };
}

async function firstColumn(adapter: SqlDriverAdapter, query: string | null): Promise<string[]> {
  if (query === null) {
    return [];
  }

  const { rows } = await adapter.queryRaw({ sql: query, args: [], argTypes: [] });
  return rows.map(([value]) => String(value));
}
