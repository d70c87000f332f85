import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import type { BackupRules } from '../backup/contract.ts';
import type { Connection } from '../connect/connection.ts';
import type { ChangeSignal } from '../connect/database.ts';
import type { ResolvedOptions } from '../connect/options.ts';
import type { ReplicationRules } from '../connect/replica.ts';
import type { ExamineContext, Observation } from '../doctor/finding.ts';
import type { MigrationConnection } from '../migrate/connection.ts';
import type { PartitionRules } from '../partitions/rules.ts';
import type { SpaceRules } from '../retention/space-rules.ts';
import type { Dialect } from '../sql/dialect.ts';
import type { Sql } from '../sql/template.ts';

/** The two ways to a database: statements, and the generated client. */
export interface Access {
  readonly adapter: SqlDriverAdapterFactory;
  /** Connects for statements, by this adapter where they go over it. */
  connect(adapter: SqlDriverAdapterFactory): Promise<Connection>;
}

/** What an engine is to this package. Everything that differs between engines is a member here or of its dialect. */
export interface Provider {
  readonly dialect: Dialect;
  /** Makes ready what connections need to exist, and tells how they are made. */
  open(address: string, options: ResolvedOptions): Promise<Access>;
  openChangeSignal(address: string, options: ResolvedOptions): ChangeSignal;
  /** Tells those who wait for a change signal that something was committed; null where they find out without. */
  readonly commitNotice: Sql | null;
  openMigrationConnection(address: string, options: ResolvedOptions): Promise<MigrationConnection>;
  readonly backup: BackupRules;
  /** Null where reading from a replica is not supported. */
  readonly replication: ReplicationRules | null;
  /**
   * Makes the engine number new rows of a table after those that came with their numbers; null where it does so by itself.
   */
  readonly continueNumbers: ((table: string, column: string) => Sql) | null;
  readonly space: SpaceRules;
  /** Null where tables are not kept in parts. */
  readonly partitions: PartitionRules | null;
  /** What is well and what is wrong with a database and where it lives; changes nothing. */
  examine(address: string, context: ExamineContext): Promise<readonly Observation[]>;
}
