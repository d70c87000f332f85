import { DATABASE_NAMES, type DatabaseName, type Databases, type ProviderName } from '../src/index.ts';
import { readLiveSchema } from '../src/schema/live-schema.ts';
import { raw, sql } from '../src/sql/template.ts';

/** One value of one row, as text. */
export interface StoredValue {
  readonly database: DatabaseName;
  readonly table: string;
  readonly column: string;
  readonly text: string;
}

/** Every value that is not null of every table that the four databases have, whatever the schema says of them. */
export async function everyValue(databases: Databases, provider: ProviderName): Promise<StoredValue[]> {
  const values: StoredValue[] = [];
  for (const database of DATABASE_NAMES) {
    const { session } = databases[database];
    for (const { name: table } of await readLiveSchema(provider, session)) {
      const rows = await session.query<Record<string, unknown>>(sql`SELECT * FROM ${raw(table)}`);
      const cells = rows.flatMap((row) => Object.entries(row)).filter(([, value]) => value !== null);
      values.push(...cells.map(([column, value]) => ({ database, table, column, text: String(value) })));
    }
  }

  return values;
}
