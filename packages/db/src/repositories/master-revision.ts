import type { SqlSession } from '../connect/database.ts';
import { defineTable, integer } from '../sql/table.ts';
import { sql } from '../sql/template.ts';
import { insertRows } from '../sql/write.ts';
import type { RawRow } from './sandbox/columns.ts';

/** How often the instrument master was written: one row, for there is one master. */
export const masterRevisionTable = defineTable('master_revision', { id: integer, revision: integer });

const ID = 1;

/** The master's revision; 0 where it was never written. */
export async function readRevision(session: SqlSession): Promise<number> {
  const [row] = await session.query<RawRow>(sql`SELECT revision FROM master_revision WHERE id = ${ID}`);
  return row === undefined ? 0 : Number(row.revision);
}

/** Raises the revision; in a transaction this also claims the master, so that those who replace it follow one another. */
export async function raiseRevision(session: SqlSession): Promise<void> {
  await insertRows(session, masterRevisionTable, [{ id: ID, revision: 0 }], { onConflict: 'ignore' });
  await session.execute(sql`UPDATE master_revision SET revision = revision + 1 WHERE id = ${ID}`);
}
