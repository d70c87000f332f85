import type { Instant } from '@openalgo/domain';
import type { SqlSession } from '../../connect/database.ts';
import { toInstant } from '../../sql/decode.ts';
import { inList } from '../../sql/fragments.ts';
import { text } from '../../sql/table.ts';
import { sql } from '../../sql/template.ts';
import { insertRows } from '../../sql/write.ts';
import type { RawRow } from './columns.ts';
import { configTable } from './tables.ts';

export interface SandboxConfigRepository {
  /** The stored texts by key. */
  all(): Promise<ReadonlyMap<string, string>>;
  /** When the newest of these keys was changed; null where none is stored. */
  changedAt(keys: readonly string[]): Promise<Instant | null>;
  save(key: string, value: string, at: Instant): Promise<void>;
}

/** The rows of sandbox_config, over a session: inside a transaction when the session is one. */
export function createSandboxConfigRepository(session: SqlSession): SandboxConfigRepository {
  return {
    async all() {
      const rows = await session.query<RawRow>(sql`SELECT config_key, config_value FROM sandbox_config`);
      return new Map(rows.map((row) => [String(row.config_key), String(row.config_value)]));
    },

    async changedAt(keys) {
      const rows = await session.query<RawRow>(sql`SELECT updated_at FROM sandbox_config
        WHERE config_key ${inList(session, text(100), keys)} ORDER BY updated_at DESC LIMIT 1`);
      return rows[0] === undefined ? null : toInstant(rows[0].updated_at);
    },

    async save(key, value, at) {
      await insertRows(session, configTable, [{ config_key: key, config_value: value, updated_at: at }], {
        onConflict: { key: ['config_key'], update: ['config_value', 'updated_at'] },
      });
    },
  };
}
