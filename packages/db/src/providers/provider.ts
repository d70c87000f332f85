import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import type { BackupRules } from '../backup/contract.ts';
import type { ChangeSignal } from '../connect/database.ts';
import type { ResolvedOptions } from '../connect/options.ts';
import type { ExamineContext, Observation } from '../doctor/finding.ts';
import type { MigrationConnection } from '../migrate/connection.ts';
import type { SpaceRules } from '../retention/space.ts';
import type { Dialect } from '../sql/dialect.ts';

/** What an engine is to this package. Everything that differs between engines is a member here or of its dialect. */
export interface Provider {
  readonly dialect: Dialect;
  /** Makes ready what a connection needs to exist: the folder of a SQLite file. */
  prepare(address: string): Promise<void>;
  createAdapter(address: string, options: ResolvedOptions): SqlDriverAdapterFactory;
  /** The isolation that transactions ask for; undefined where there is but one. */
  readonly isolationLevel: 'ReadCommitted' | undefined;
  openChangeSignal(address: string): ChangeSignal;
  openMigrationConnection(address: string, options: ResolvedOptions): Promise<MigrationConnection>;
  readonly backup: BackupRules;
  readonly space: SpaceRules;
  /** What is well and what is wrong with a database and where it lives; changes nothing. */
  examine(address: string, context: ExamineContext): Promise<readonly Observation[]>;
}
