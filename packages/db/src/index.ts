export { type Backup, type BackupOptions, createBackup } from './backup/backup.ts';
export {
  type BackupKind,
  listScheduledBackups,
  pruneScheduledBackups,
  removeUnfinishedBackups,
  type ScheduledBackup,
} from './backup/backup-files.ts';
export type { ToolEnvironment } from './backup/contract.ts';
export type { BackupManifest, BackupPart } from './backup/manifest.ts';
export { type RestoredPart, type RestoreOptions, restoreBackup } from './backup/restore.ts';
export {
  type ReadBackupOptions,
  type VerifiedBackup,
  type VerifiedPart,
  verifyBackup,
} from './backup/verify.ts';
export { type AnnounceChange, CHANGE_TOPICS, type ChangeTopic } from './connect/changes.ts';
export {
  type ChangeSignal,
  createChangeSignal,
  type Database,
  type SqlSession,
  type TransactionLimits,
} from './connect/database.ts';
export { databaseFolder } from './connect/database-url.ts';
export { namingDatabase } from './connect/errors.ts';
export { DATABASE_NAMES, type DatabaseName, type ProviderName } from './connect/names.ts';
export {
  type Databases,
  type DatabaseUrls,
  type LatencyDatabase,
  type LogsDatabase,
  type MainDatabase,
  openDatabases,
  openLatencyDatabase,
  openLogsDatabase,
  openMainDatabase,
  openSandboxDatabase,
  type SandboxDatabase,
} from './connect/open.ts';
export type { DatabaseOptions } from './connect/options.ts';
export { type CopiedRows, type CopyOptions, copyDatabase } from './copy/copy-database.ts';
export { type ExamineOptions, examineDatabases } from './doctor/examine.ts';
export type { Finding, FindingLevel } from './doctor/finding.ts';
export { type AssertMigratedOptions, assertMigrated } from './migrate/assert-migrated.ts';
export type { MigrationHistory } from './migrate/history.ts';
export {
  type MigrateOptions,
  type MigrationStatus,
  migrateDatabase,
  migrateDatabases,
  migrationStatus,
} from './migrate/migrate.ts';
export { type NewMigration, type NewMigrationOptions, newMigration } from './migrate/new-migration.ts';
export { type PartitionState, partitionTables } from './partitions/partition-table.ts';
export {
  openPartitions,
  PARTITIONED_TABLES,
  type PartitionedDatabase,
  type PartitionedTable,
} from './partitions/partitions.ts';
export { type ActiveSession, createActiveSessionRepository } from './repositories/active-sessions.ts';
export { createAdministratorRepository } from './repositories/administrators.ts';
export {
  type AnalyzerLogEntry,
  type AnalyzerLogFilter,
  type AnalyzerLogRepository,
  createAnalyzerLogRepository,
  type StoredAnalyzerLogEntry,
} from './repositories/analyzer-logs.ts';
export {
  type ApiKeyRecord,
  type ApiKeyRepository,
  type ApiKeyStatus,
  createApiKeyRepository,
  type NewApiKey,
} from './repositories/api-keys.ts';
export {
  type ApiLogEntry,
  type ApiLogRepository,
  createApiLogRepository,
  type StoredApiLogEntry,
} from './repositories/api-logs.ts';
export {
  type AuditContent,
  type AuditEnd,
  type AuditQuery,
  type AuditReader,
  type AuditRecord,
  createAuditReader,
  type StoredAuditEnd,
} from './repositories/audit-reader.ts';
export {
  type AuditLinkKeys,
  type AuditLinks,
  type AuditTrail,
  createAuditTrail,
  type KeyedAuditEvent,
  type NewAuditEvent,
  SYSTEM_ACTOR,
} from './repositories/audit-trail.ts';
export { createBrokerSessionRepository } from './repositories/broker-sessions.ts';
export { type CalendarRepository, createCalendarRepository } from './repositories/calendar.ts';
export {
  type ChartinkMapping,
  type ChartinkSettings,
  type ChartinkStrategy,
  type ChartinkStrategyRepository,
  createChartinkStrategyRepository,
  type NewChartinkStrategy,
} from './repositories/chartink-strategies.ts';
export {
  createEncryptedColumnRepository,
  ENCRYPTED_COLUMNS,
  type EncryptedColumn,
  type EncryptedColumnRepository,
  type EncryptedValue,
  type EncryptionPurpose,
  type TokenReplacement,
} from './repositories/encrypted-columns.ts';
export {
  createLatencyImport,
  createLogsImport,
  createMainImport,
  type ImportedTelegramUser,
  type ImportedUser,
  type LatencyImport,
  type LogsImport,
  type MainImport,
} from './repositories/imports.ts';
export type { BrokerNames, ListedInstrument } from './repositories/instrument-rows.ts';
export {
  createInstrumentRepository,
  type DerivativeFilter,
  type InstrumentRepository,
} from './repositories/instruments.ts';
export {
  createIpBanRepository,
  type IpBan,
  type IpBanRepository,
  type OffenceKind,
  type Offender,
} from './repositories/ip-bans.ts';
export {
  createLatencyRepository,
  type LatencyRecord,
  type LatencyRepository,
  type LatencyStatus,
  type StoredLatencyRecord,
} from './repositories/latency.ts';
export * from './repositories/latency-statistics.ts';
export * from './repositories/log-statistics.ts';
export { createLoginFailureRepository } from './repositories/login-failures.ts';
export {
  createMasterContractRepository,
  type MasterContractRepository,
  type MasterContractStatus,
} from './repositories/master-contracts.ts';
export { allPages, type NewestOptions, type OldestOptions, type Page } from './repositories/page.ts';
export {
  type ApprovalDecision,
  createPendingOrderRepository,
  type ExecutionResult,
  type NewPendingOrder,
  type PendingOrder,
  type PendingOrderRepository,
  type PendingOrderStatus,
} from './repositories/pending-orders.ts';
export { createRecoveryRepository } from './repositories/recovery.ts';
export { type AccountImport, createAccountImport } from './repositories/sandbox/account-import.ts';
export type { NumberedOrder, RestingBook } from './repositories/sandbox/account-orders.ts';
export { clearAccounts } from './repositories/sandbox/clear-accounts.ts';
export type {
  IdempotencyKey,
  IdempotencyRepository,
  IdempotentStep,
} from './repositories/sandbox/idempotency.ts';
export type { Acknowledgement, ShardSelection } from './repositories/sandbox/order-queue.ts';
export type { AcknowledgedOrder, OrderOrigin } from './repositories/sandbox/order-rows.ts';
export type { OrderRepository } from './repositories/sandbox/orders.ts';
export {
  createSandboxRepositories,
  type SandboxRepositories,
} from './repositories/sandbox/sandbox-repositories.ts';
export type { StoredDelivery } from './repositories/sandbox/settlements.ts';
export type { PlaceMove, StoredTick } from './repositories/sandbox/ticks.ts';
export type { NumberedTrade, StrategyBook, StrategyNet } from './repositories/sandbox/trades.ts';
export type { ShardLease, ShardTake, WorkerBeat, WorkerRepository } from './repositories/sandbox/workers.ts';
export { createSettingsRepository, type Settings, type SettingsRepository } from './repositories/settings.ts';
export {
  createSignalRepository,
  type NewSignal,
  type Signal,
  type SignalOutcome,
  type SignalRepository,
  type SignalResult,
  type SignalState,
} from './repositories/signals.ts';
export {
  createStrategyRepository,
  type NewStrategy,
  type Strategy,
  type StrategyMapping,
  type StrategyRepository,
  type StrategySettings,
} from './repositories/strategies.ts';
export * from './repositories/telegram.ts';
export {
  createUserRepository,
  type NewUser,
  type User,
  type UserCredentials,
  type UserRepository,
} from './repositories/users.ts';
export {
  RETAINED_TABLES,
  type Removal,
  type RemovalOptions,
  type RetainedTable,
  removeOlderThan,
} from './retention/remove-older.ts';
export { compactDatabase, giveBackSpace } from './retention/space.ts';
export { diffDatabase } from './schema/diff.ts';
export { toBigInt, toBoolean, toDecimalText, toInstant } from './sql/decode.ts';
export type { Dialect } from './sql/dialect.ts';
export { inList, instantParameter, tuplesSource } from './sql/fragments.ts';
export { type LockableColumns, lockRows } from './sql/lock-rows.ts';
export {
  bigint,
  boolean,
  type Columns,
  type ColumnType,
  decimal,
  defineTable,
  float,
  instant,
  integer,
  longText,
  type RowOf,
  type Table,
  text,
} from './sql/table.ts';
export { empty, join, raw, Sql, sql } from './sql/template.ts';
export {
  type InsertOptions,
  insertRows,
  type UpdateColumns,
  updateRows,
} from './sql/write.ts';
