import { sql } from '../../sql/template.ts';
import type { ServerMigrationRules } from '../server-migration-connection.ts';
import { postgresqlStatements } from './dialect.ts';

const LOCK_WAIT = sql`SET LOCAL lock_timeout = '60s'`;
/** The number that Prisma Migrate locks; this lock ends with the transaction. */
const LOCK = sql`SELECT count(pg_advisory_xact_lock(72707369)) AS locked`;

export const postgresqlMigrationRules: ServerMigrationRules = {
  isTransactional: true,
  journalPresent: sql`SELECT count(*) AS present FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = '_prisma_migrations'`,
  journalTable: sql`CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                      VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum                VARCHAR(64) NOT NULL,
    finished_at             TIMESTAMPTZ,
    migration_name          VARCHAR(255) NOT NULL,
    logs                    TEXT,
    rolled_back_at          TIMESTAMPTZ,
    started_at              TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count     INTEGER NOT NULL DEFAULT 0
)`,
  encodeTime: (epochMs) => new Date(epochMs).toISOString(),
  text: postgresqlStatements.text,
  lock: async (runner) => {
    await runner.execute(LOCK_WAIT);
    await runner.query(LOCK);
  },
  unlock: async () => {},
};
