import type { RetentionSettings } from '@openalgo/config';
import {
  type DatabaseName,
  openPartitions,
  PARTITIONED_TABLES,
  type PartitionedDatabase,
  type PartitionedTable,
  RETAINED_TABLES,
  type RemovalOptions,
  type RetainedTable,
  removeOlderThan,
} from '@openalgo/db';
import type { Clock } from '@openalgo/domain';
import type { Logger } from '@openalgo/service';

export interface RetentionOptions extends RemovalOptions {
  readonly days: RetentionSettings;
  readonly databases: Readonly<Record<(typeof RETAINED_TABLES)[RetainedTable], PartitionedDatabase>>;
  /** Gives the room of removed rows back to the disk. */
  readonly giveBackSpace: (database: DatabaseName) => Promise<unknown>;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'info'>;
}

const DAY_MS = 86_400_000;
// Object.entries widens the keys of a constant whose keys are known.
const TABLES = Object.entries(RETAINED_TABLES) as [RetainedTable, (typeof RETAINED_TABLES)[RetainedTable]][];

/**
 * Removes what is older than it shall be kept, table by table, then gives the room back. A table that is divided by month
 * gets its partitions for the months to come and lets whole months go.
 */
export async function removeOldRows(options: RetentionOptions): Promise<void> {
  const { days, databases, giveBackSpace, clock, log } = options;
  const shrunk = new Set<DatabaseName>();
  for (const [table, database] of TABLES) {
    const cutoff = days[table] === 0 ? null : clock.now() - days[table] * DAY_MS;
    if (isPartitionable(table) && (await keepPartitions(options, table, cutoff))) {
      continue;
    }
    if (cutoff === null) {
      continue;
    }

    const removal = await removeOlderThan(databases[database].session, table, cutoff, options);
    if (removal.removed > 0) {
      shrunk.add(database);
      log.info({ table, ...removal }, 'Removed old rows');
    }
  }

  for (const database of shrunk) {
    await giveBackSpace(database);
  }
}

function isPartitionable(table: RetainedTable): table is PartitionedTable {
  return table in PARTITIONED_TABLES;
}

/** Whether the table is divided by month, in which case there is nothing more to do about it. */
async function keepPartitions(
  options: RetentionOptions,
  table: PartitionedTable,
  cutoff: number | null,
): Promise<boolean> {
  const { databases, clock, log } = options;
  const partitions = await openPartitions(databases[PARTITIONED_TABLES[table]], table);
  if (partitions === null) {
    return false;
  }

  const added = await partitions.addMissing(clock.now());
  const dropped = cutoff === null ? [] : await partitions.dropBefore(cutoff, options);
  if (added.length > 0 || dropped.length > 0) {
    log.info({ table, added, dropped }, 'Looked after the months of a table');
  }

  return true;
}
