import type { ProviderName } from '../connect/names.ts';
import type { ColumnType } from './table.ts';
import type { Sql } from './template.ts';

/** A column by name, as part of a statement. */
export interface NamedColumn {
  readonly name: string;
  readonly type: ColumnType;
}

/** What may be in a row that is written set-based. */
export type SqlValue = string | number | bigint | boolean | null;
/** Rows as lists of values, in the order of the columns that they go with. */
export type ValueRows = readonly (readonly SqlValue[])[];

/** What an insert does about a row that is there already. */
export type ConflictRule =
  | 'fail'
  | 'ignore'
  | { readonly key: readonly string[]; readonly update: readonly string[] };

export interface InsertPlan {
  readonly table: string;
  readonly columns: readonly NamedColumn[];
  readonly rows: ValueRows;
  readonly onConflict: ConflictRule;
}

export interface UpdatePlan {
  readonly table: string;
  /** The columns that find a row, those that are set, those that are expected: the order of the values in `rows`. */
  readonly key: readonly NamedColumn[];
  readonly set: readonly NamedColumn[];
  /** Columns that must still hold what the last values of the rows say; they may be among those that are set. */
  readonly expected: readonly NamedColumn[];
  readonly rows: ValueRows;
}

export interface DeletePlan {
  readonly table: string;
  readonly key: NamedColumn;
  readonly values: readonly SqlValue[];
}

export interface LockPlan {
  readonly table: string;
  readonly key: NamedColumn;
  /** In ascending order. */
  readonly values: readonly SqlValue[];
  readonly columns: readonly NamedColumn[];
}

/** How an engine says what all of them can: the only place where their SQL differs. */
export interface Dialect {
  /** For messages and logs. Nothing may be decided by it: what differs is a member here. */
  readonly provider: ProviderName;
  /** How many transactions can write at a time. */
  readonly writers: 'one' | 'many';
  /** A name as an identifier. */
  identifier(name: string): Sql;
  /** A derived table of JSON rows; the whole of them is one parameter. */
  rows(columns: readonly NamedColumn[], rows: ValueRows): Sql;
  /** `IN (…)` of a list that is one parameter. */
  inList(type: ColumnType, values: readonly SqlValue[]): Sql;
  /** An instant as a parameter that compares with columns of instants. */
  instant(epochMs: number): Sql;
  /** Deletes the rows whose key is one of the values. */
  delete(plan: DeletePlan): Sql;
  /** Claims rows until the transaction ends, in ascending order of their key, and returns them. */
  lock(plan: LockPlan): Sql;
}
