import type { Sql } from '../sql/template.ts';
import type { Month } from './months.ts';

/** A key or index of a table. */
export interface TableIndex {
  readonly name: string;
  readonly kind: 'primary' | 'unique' | 'plain';
  /** In their order. */
  readonly columns: readonly string[];
}

/** How an engine keeps a table in parts of a month by `created_at`, besides one for what belongs to none of these. */
export interface PartitionRules {
  /** Tells in `partitioned`, 1 or 0, whether a table is. */
  isPartitioned(table: string): Sql;
  /** Tells the `name` of each of its partitions. */
  listPartitions(table: string): Sql;
  /** Tells each `month` that rows of a table that is not partitioned are of. */
  monthsOfRows(table: string): Sql;
  /** The same of rows that lie in no month's partition. */
  strayMonths(table: string): Sql;
  /** Within a transaction: a partition for a month, with the rows that were waiting for it. */
  add(table: string, month: Month): readonly Sql[];
  /** Within a transaction: lets a month go with its rows, or fails at once rather than keep others waiting. */
  drop(table: string, month: Month): readonly Sql[];
  /** Tells the `name`, `kind` and `columns` (separated by commas) of a table's keys and indexes. */
  listIndexes(table: string): Sql;
  /** Within a transaction: makes a table a partitioned one with the rows, numbers and keys that it had. */
  convert(table: string, months: readonly Month[], indexes: readonly TableIndex[]): readonly Sql[];
}
