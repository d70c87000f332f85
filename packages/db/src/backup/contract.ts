import type { Readable } from 'node:stream';
import type { ResolvedOptions } from '../connect/options.ts';
import type { Sql } from '../sql/template.ts';
import type { RowCounts } from './manifest.ts';

/** What programs that we start are given of the environment: where programs are, never our secrets. */
export type ToolEnvironment = Readonly<Record<string, string | undefined>>;

/** What making and restoring a copy takes besides the database itself. */
export interface CopyContext {
  /** A folder of this operation's own; what is left in it is removed in the end. */
  readonly scratchFolder: string;
  readonly tools: ToolEnvironment;
  readonly options: ResolvedOptions;
  /** Makes the names of what exists only for a while. */
  readonly id: string;
}

/** A consistent copy that is being made. */
export interface DatabaseCopy {
  /** Fails when the copy does, at its end at the latest. */
  readonly content: Readable;
  /** What made it, with its version. */
  readonly madeBy: string;
  /** The rows in it, by table; known when `content` has ended. */
  rows(): RowCounts;
  /** Lets go of what it is made of: a copy takes as much room as its database. */
  dispose(): Promise<void>;
}

/** A copy that was made a database again, beside the one that it may replace. */
export interface StagedDatabase {
  readonly address: string;
  /**
   * Puts it in the place of the live database, whole or not at all; returns what became of the old, for the user.
   * `content` gives the copy once more, for an engine that needs it. `force`: even under the hands of others.
   */
  replace(content: () => Promise<Readable>, force: boolean): Promise<string>;
  discard(): Promise<void>;
}

/** What engines do differently about backups. */
export interface BackupRules {
  /** How a copy's name ends. */
  readonly extension: 'sqlite' | 'sql';
  /** The `name` of every table, except what is the engine's own. */
  readonly listTables: Sql;
  copy(address: string, context: CopyContext): Promise<DatabaseCopy>;
  /** Makes the copy a database of its own, where the live one at `address` is. */
  stage(address: string, content: Readable, context: CopyContext): Promise<StagedDatabase>;
  /** Where a copy can be staged only to look at it: from a file name of ours, or beside the live database, if any. */
  scratchAddress(file: string, live: string | null): string | null;
  /** What is broken in a database, in the engine's words; nothing for a sound one. */
  findDamage(address: string, options: ResolvedOptions): Promise<readonly string[]>;
}
