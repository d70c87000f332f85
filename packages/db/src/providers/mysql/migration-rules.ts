import { AppError } from '@openalgo/domain';
import { sql } from '../../sql/template.ts';
import type { ServerMigrationRules } from '../server-migration-connection.ts';
import { mysqlStatements } from './dialect.ts';

/** The name that Prisma Migrate locks. It belongs to the server, so databases on one server migrate in turn. */
const LOCK = sql`SELECT GET_LOCK('prisma_migrate', 60) AS locked`;
const UNLOCK = sql`SELECT RELEASE_LOCK('prisma_migrate') AS released`;

export const mysqlMigrationRules: ServerMigrationRules = {
  // Every change of a table commits at once.
  isTransactional: false,
  journalPresent: sql`SELECT count(*) AS present FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = '_prisma_migrations'`,
  journalTable: sql`CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                      VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum                VARCHAR(64) NOT NULL,
    finished_at             DATETIME(3),
    migration_name          VARCHAR(255) NOT NULL,
    logs                    TEXT,
    rolled_back_at          DATETIME(3),
    started_at              DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    applied_steps_count     INTEGER UNSIGNED NOT NULL DEFAULT 0
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`,
  encodeTime: (epochMs) => new Date(epochMs).toISOString().replace('T', ' ').replace('Z', ''),
  text: mysqlStatements.text,
  lock: async (runner) => {
    const [row] = await runner.query<{ locked: unknown }>(LOCK);
    if (Number(row?.locked) !== 1) {
      throw new AppError(
        'unavailable',
        'DATABASE_BUSY',
        'Another process has been migrating for a minute. Try again.',
      );
    }
  },
  unlock: async (runner) => {
    await runner.query(UNLOCK);
  },
};
