/**
 * What another installation had, taken over. Each function adds what is not there yet, by what identifies a row to those
 * who use it, leaves what is there as it is, and returns how many rows it added; so doing it again adds nothing. Rows may
 * come in pages of any size; a page is one statement.
 */
import type { SqlSession } from '../connect/database.ts';
import type { LatencyDatabase, LogsDatabase, MainDatabase } from '../connect/open.ts';
import {
  bigint,
  boolean,
  type Columns,
  defineTable,
  float,
  instant,
  longText,
  type RowOf,
  type Table,
  text,
} from '../sql/table.ts';
import { type ColumnName, insertMissing } from '../sql/write.ts';
import { type AnalyzerLogEntry, analyzerLogsTable, toAnalyzerLogRow } from './analyzer-logs.ts';
import { type ApiLogEntry, apiLogsTable, toApiLogRow } from './api-logs.ts';
import type { BrokerSession } from './broker-sessions.ts';
import { type LatencyRecord, latencyTable, toLatencyRow } from './latency.ts';
import type { PendingOrder } from './pending-orders.ts';
import type { CommandLogEntry } from './telegram-bot.ts';
import type { TelegramUser } from './telegram-users.ts';
import type { NewUser } from './users.ts';

/** A user with all that a login is checked against. */
export interface ImportedUser extends NewUser {
  /** Encrypted; null where the user has no second factor. */
  readonly totpSecret: string | null;
}

export type ImportedPendingOrder = Omit<PendingOrder, 'id' | 'sourceKey'>;

export interface ImportedTelegramUser
  extends Omit<TelegramUser, 'notifyFills' | 'notifyRejections' | 'notifyBroadcasts' | 'blockedAt'> {
  readonly encryptedApiKey: string | null;
}

export interface MainImport {
  /** By name. Throws `conflict` when somebody else has the address. */
  users(users: readonly ImportedUser[]): Promise<number>;
  /** By user and broker; a session that was revoked here stays so. */
  brokerSessions(sessions: readonly BrokerSession[]): Promise<number>;
  /** By user, operation, instant and content: a pending order has no id that it could bring along. */
  pendingOrders(orders: readonly ImportedPendingOrder[]): Promise<number>;
  /** By Telegram id. */
  telegramUsers(users: readonly ImportedTelegramUser[]): Promise<number>;
  /** By Telegram id, instant and command. */
  commandLogs(entries: readonly CommandLogEntry[]): Promise<number>;
}

export interface LogsImport {
  /** By instant and request id. */
  apiLogs(entries: readonly ApiLogEntry[]): Promise<number>;
  /** By instant and content. */
  analyzerLogs(entries: readonly AnalyzerLogEntry[]): Promise<number>;
}

export interface LatencyImport {
  /** By order id. */
  latency(records: readonly LatencyRecord[]): Promise<number>;
}

const userId = text(50);

export const importedUsersTable = defineTable('users', {
  username: userId,
  email: text(100),
  password_hash: text(255),
  totp_secret: text(255),
  is_admin: boolean,
  created_at: instant,
  updated_at: instant,
});

export const importedSessionsTable = defineTable('auth', {
  user_id: userId,
  broker: text(50),
  name: text(100),
  auth: longText,
  feed_token: longText,
  created_at: instant,
});

export const importedPendingOrdersTable = defineTable('pending_orders', {
  user_id: userId,
  api_type: text(50),
  order_data: longText,
  created_at: instant,
  status: text(20),
  approved_at: instant,
  approved_by: text(50),
  rejected_at: instant,
  rejected_by: text(50),
  rejected_reason: longText,
  broker_order_id: text(50),
  broker_status: text(50),
});

export const importedTelegramUsersTable = defineTable('telegram_users', {
  telegram_id: bigint,
  openalgo_username: text(100),
  encrypted_api_key: longText,
  host_url: text(255),
  first_name: text(100),
  last_name: text(100),
  broker: text(50),
  is_active: boolean,
  notifications_enabled: boolean,
  created_at: instant,
  last_command_at: instant,
});

export const importedCommandLogsTable = defineTable('command_logs', {
  telegram_id: bigint,
  command: text(100),
  status: text(20),
  request_data: longText,
  response_data: longText,
  execution_time: float,
  error_message: longText,
  created_at: instant,
});

/** How rows of a table are taken over: those that are known by none of the columns of `identity` are added. */
function importInto(session: SqlSession) {
  return <Cols extends Columns, Entry>(
    table: Table<Cols>,
    identity: readonly ColumnName<Cols>[],
    toRow: (entry: Entry) => RowOf<Cols>,
  ) =>
    (entries: readonly Entry[]): Promise<number> =>
      insertMissing(session, table, identity, entries.map(toRow));
}

export function createMainImport({ session }: Pick<MainDatabase, 'session'>): MainImport {
  const into = importInto(session);
  const orderIdentity = ['user_id', 'created_at', 'api_type', 'order_data'] as const;
  const commandIdentity = ['telegram_id', 'created_at', 'command'] as const;
  return {
    users: into(importedUsersTable, ['username'], toUserRow),
    brokerSessions: into(importedSessionsTable, ['user_id', 'broker'], toSessionRow),
    pendingOrders: into(importedPendingOrdersTable, orderIdentity, toPendingOrderRow),
    telegramUsers: into(importedTelegramUsersTable, ['telegram_id'], toTelegramUserRow),
    commandLogs: into(importedCommandLogsTable, commandIdentity, toCommandLogRow),
  };
}

export function createLogsImport({ session }: Pick<LogsDatabase, 'session'>): LogsImport {
  const into = importInto(session);
  const callIdentity = ['created_at', 'api_type', 'request_data', 'response_data'] as const;
  return {
    apiLogs: into(apiLogsTable, ['created_at', 'request_id'], toApiLogRow),
    analyzerLogs: into(analyzerLogsTable, callIdentity, toAnalyzerLogRow),
  };
}

export function createLatencyImport({ session }: Pick<LatencyDatabase, 'session'>): LatencyImport {
  return { latency: importInto(session)(latencyTable, ['order_id'], toLatencyRow) };
}

function toUserRow(user: ImportedUser) {
  return {
    username: user.username,
    email: user.email,
    password_hash: user.passwordHash,
    totp_secret: user.totpSecret,
    is_admin: user.isAdmin,
    created_at: user.createdAt,
    updated_at: user.createdAt,
  };
}

function toSessionRow(session: BrokerSession) {
  return {
    user_id: session.userId,
    broker: session.broker,
    name: session.name,
    auth: session.authToken,
    feed_token: session.feedToken,
    created_at: session.createdAt,
  };
}

function toPendingOrderRow(order: ImportedPendingOrder) {
  return {
    user_id: order.userId,
    api_type: order.apiType,
    order_data: order.orderData,
    created_at: order.createdAt,
    status: order.status,
    approved_at: order.approvedAt,
    approved_by: order.approvedBy,
    rejected_at: order.rejectedAt,
    rejected_by: order.rejectedBy,
    rejected_reason: order.rejectedReason,
    broker_order_id: order.brokerOrderId,
    broker_status: order.brokerStatus,
  };
}

function toTelegramUserRow(user: ImportedTelegramUser) {
  return {
    telegram_id: user.telegramId,
    openalgo_username: user.username,
    encrypted_api_key: user.encryptedApiKey,
    host_url: user.hostUrl,
    first_name: user.firstName,
    last_name: user.lastName,
    broker: user.broker,
    is_active: user.isActive,
    notifications_enabled: user.notificationsEnabled,
    created_at: user.createdAt,
    last_command_at: user.lastCommandAt,
  };
}

function toCommandLogRow(entry: CommandLogEntry) {
  return {
    telegram_id: entry.telegramId,
    command: entry.command,
    status: entry.status,
    request_data: entry.requestData,
    response_data: entry.responseData,
    execution_time: entry.executionSeconds,
    error_message: entry.errorMessage,
    created_at: entry.createdAt,
  };
}
