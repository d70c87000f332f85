import type { RetentionSettings } from '@openalgo/config';
import {
  type DatabaseName,
  RETAINED_TABLES,
  type RemovalOptions,
  type RetainedTable,
  removeOlderThan,
  type SqlSession,
} from '@openalgo/db';
import type { Clock } from '@openalgo/domain';
import type { Logger } from '@openalgo/service';

export interface RetentionOptions extends RemovalOptions {
  readonly days: RetentionSettings;
  readonly sessions: Readonly<Record<(typeof RETAINED_TABLES)[RetainedTable], SqlSession>>;
  /** Gives the room of removed rows back to the disk. */
  readonly giveBackSpace: (database: DatabaseName) => Promise<unknown>;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'info'>;
}

const DAY_MS = 86_400_000;
// Object.entries widens the keys of a constant whose keys are known.
const TABLES = Object.entries(RETAINED_TABLES) as [RetainedTable, (typeof RETAINED_TABLES)[RetainedTable]][];

/** Removes what is older than it shall be kept, table by table, then gives the room back. */
export async function removeOldRows(options: RetentionOptions): Promise<void> {
  const { days, sessions, giveBackSpace, clock, log } = options;
  const shrunk = new Set<DatabaseName>();
  for (const [table, database] of TABLES) {
    if (days[table] === 0) {
      continue;
    }

    const cutoff = clock.now() - days[table] * DAY_MS;
    const removal = await removeOlderThan(sessions[database], table, cutoff, options);
    if (removal.removed > 0) {
      shrunk.add(database);
      log.info({ table, ...removal }, 'Removed old rows');
    }
  }

  for (const database of shrunk) {
    await giveBackSpace(database);
  }
}
