import type { Instant } from '@openalgo/domain';
import { withAppErrors } from '../connect/errors.ts';
import type { MainDatabase } from '../connect/open.ts';
import { toBigInt, toInstant } from '../sql/decode.ts';
import { instantParameter } from '../sql/fragments.ts';
import { bigint, defineTable, instant, integer, longText } from '../sql/table.ts';
import { raw, type Sql, sql } from '../sql/template.ts';
import { insertRows } from '../sql/write.ts';
import type { RawRow } from './sandbox/columns.ts';
import type { ToldRows } from './telegram-users.ts';

/** A message to be sent. */
export interface NewNotification {
  readonly telegramId: bigint;
  readonly message: string;
  /** 1 to 10; the higher goes first. */
  readonly priority: number;
  readonly createdAt: Instant;
}

/** A message that waits to be sent. */
export interface QueuedNotification extends NewNotification {
  readonly id: number;
  /** How often it has failed. */
  readonly attempts: number;
}

/** That a user is told of the sandbox from one place to another. */
export interface Telling {
  readonly telegramId: bigint;
  /** Of this account. */
  readonly username: string;
  readonly from: ToldRows;
  readonly to: ToldRows;
  /** What is told of it; may be nothing. */
  readonly notifications: readonly NewNotification[];
}

export interface NotificationCounts {
  readonly pending: number;
  readonly sent: number;
  readonly failed: number;
}

export interface TelegramNotificationRepository {
  /** Queues messages, all or none. Throws `conflict` for an unknown Telegram user. */
  enqueue(notifications: readonly NewNotification[]): Promise<void>;
  /**
   * Queues messages and moves the place in one transaction, unless another did before or the user is linked no longer: of
   * two who do it at once, one is told true.
   */
  tell(telling: Telling): Promise<boolean>;
  /** Of each user, what to send next of that which is due: the higher priority first, at one priority the older. */
  due(by: Instant, limit: number): Promise<readonly QueuedNotification[]>;
  /** Whether it was still waiting: of two who report on one message, one is told true. */
  markSent(id: number, at: Instant): Promise<boolean>;
  markFailed(id: number, error: string): Promise<boolean>;
  /** Notes a failure and when to try again. */
  postpone(id: number, attempts: number, nextAttemptAt: Instant, error: string): Promise<void>;
  /** How many of the messages since an instant wait, were sent and have failed. */
  counts(since: Instant): Promise<NotificationCounts>;
}

export const notificationsTable = defineTable('notification_queue', {
  telegram_id: bigint,
  message: longText,
  priority: integer,
  created_at: instant,
});

/** The rows of notification_queue. */
export function createTelegramNotificationRepository(
  database: Pick<MainDatabase, 'client' | 'session' | 'transaction'>,
): TelegramNotificationRepository {
  const { client, session } = database;
  const { notificationQueue } = client;

  async function finish(
    id: number,
    data: { status: string; sentAt?: Date; error?: string },
  ): Promise<boolean> {
    const { count } = await withAppErrors(() =>
      notificationQueue.updateMany({ where: { id, status: 'pending' }, data }),
    );
    return count === 1;
  }

  return {
    enqueue: (notifications) => insertRows(session, notificationsTable, notifications.map(toRow)),

    tell: ({ telegramId, username, from, to, notifications }) =>
      database.transaction(async (transaction) => {
        const claimed = await transaction.execute(sql`UPDATE telegram_users
          SET told_trade_row = ${to.toldTradeRow}, told_rejection_row = ${to.toldRejectionRow}
          WHERE telegram_id = ${telegramId} AND openalgo_username = ${username} AND is_active = TRUE
            AND ${isAt('told_trade_row', from.toldTradeRow)}
            AND ${isAt('told_rejection_row', from.toldRejectionRow)}`);
        if (claimed === 1) {
          await insertRows(transaction, notificationsTable, notifications.map(toRow));
        }

        return claimed === 1;
      }),

    async due(by, limit) {
      const rows = await session.query<RawRow>(sql`SELECT q.* FROM (
          SELECT n.id, n.telegram_id, n.message, n.priority, n.attempts, n.created_at,
            ROW_NUMBER() OVER (PARTITION BY n.telegram_id ORDER BY n.priority DESC, n.id) AS place
          FROM notification_queue n WHERE n.status = 'pending'
            AND (n.next_attempt_at IS NULL OR n.next_attempt_at <= ${instantParameter(session, by)})
        ) q WHERE q.place = 1 ORDER BY q.priority DESC, q.id LIMIT ${limit}`);
      return rows.map(toNotification);
    },

    markSent: (id, at) => finish(id, { status: 'sent', sentAt: new Date(at) }),
    markFailed: (id, error) => finish(id, { status: 'failed', error }),

    async postpone(id, attempts, nextAttemptAt, error) {
      const data = { attempts, nextAttemptAt: new Date(nextAttemptAt), error };
      await withAppErrors(() => notificationQueue.updateMany({ where: { id, status: 'pending' }, data }));
    },

    async counts(since) {
      const rows = await session.query<RawRow>(sql`SELECT status, COUNT(*) AS messages FROM notification_queue
        WHERE created_at >= ${instantParameter(session, since)} GROUP BY status`);
      const byStatus = new Map(rows.map((row) => [String(row.status), Number(row.messages)]));
      const of = (status: string) => byStatus.get(status) ?? 0;
      return { pending: of('pending'), sent: of('sent'), failed: of('failed') };
    },
  };
}

function isAt(column: string, row: number | null): Sql {
  return row === null ? sql`${raw(column)} IS NULL` : sql`${raw(column)} = ${row}`;
}

function toRow({ telegramId, message, priority, createdAt }: NewNotification) {
  return { telegram_id: telegramId, message, priority, created_at: createdAt };
}

function toNotification(row: RawRow): QueuedNotification {
  return {
    id: Number(row.id),
    telegramId: toBigInt(row.telegram_id),
    message: String(row.message),
    priority: Number(row.priority),
    attempts: Number(row.attempts),
    createdAt: toInstant(row.created_at),
  };
}
