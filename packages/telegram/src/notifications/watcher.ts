import type {
  NewNotification,
  SandboxRepositories,
  TelegramFollower,
  TelegramNotificationRepository,
  TelegramUserRepository,
  ToldRows,
} from '@openalgo/db';
import type { Clock } from '@openalgo/domain';
import { allFollowers } from '../followers.ts';
import { fillText, rejectionText } from './event-texts.ts';

export interface WatcherDependencies {
  readonly users: Pick<TelegramUserRepository, 'followers'>;
  readonly notifications: Pick<TelegramNotificationRepository, 'tell'>;
  readonly sandbox: Pick<SandboxRepositories, 'trades' | 'orders'>;
  readonly clock: Clock;
}

/** Turns what was committed in the sandbox into messages that wait. */
export interface Watcher {
  /** Queues what linked users have not been told yet; returns how many messages. */
  run(): Promise<number>;
}

/** So many fills, and so many rejections, are one message: short enough for Telegram. */
const EVENTS_PER_MESSAGE = 10;
const FILL_PRIORITY = 6;
const REJECTION_PRIORITY = 7;

type Newest = Readonly<Record<keyof ToldRows, ReadonlyMap<string, number>>>;

/**
 * What is told is found by its place, as the rows of an account's trades and rejected orders rise in the order of their
 * commits: an account's transactions follow one another. The place moves in the same transaction that queues the message,
 * so each fill and rejection is queued once, however often this is interrupted, and whoever else does the same.
 */
export function createWatcher({ users, notifications, sandbox, clock }: WatcherDependencies): Watcher {
  async function tellOne(follower: TelegramFollower, newest: Newest): Promise<number> {
    const end = {
      toldTradeRow: newest.toldTradeRow.get(follower.username) ?? 0,
      toldRejectionRow: newest.toldRejectionRow.get(follower.username) ?? 0,
    };
    if (isTold(follower, end)) {
      return 0;
    }

    const fills = await fillsFor(follower, end);
    const rejections = await rejectionsFor(follower, end);
    const messages = [...fills.messages, ...rejections.messages];
    const to = { toldTradeRow: fills.to, toldRejectionRow: rejections.to };
    const { telegramId, username, toldTradeRow, toldRejectionRow } = follower;
    const from = { toldTradeRow, toldRejectionRow };
    const isDone = await notifications.tell({ telegramId, username, from, to, notifications: messages });
    return isDone ? messages.length : 0;
  }

  function asMessage({ telegramId }: TelegramFollower, texts: readonly string[], priority: number) {
    const message = { telegramId, message: texts.join('\n\n'), priority, createdAt: clock.now() };
    return texts.length === 0 ? [] : [message];
  }

  async function fillsFor(follower: TelegramFollower, { toldTradeRow: end }: Ends): Promise<Part> {
    const after = follower.toldTradeRow;
    if (!(follower.notificationsEnabled && follower.notifyFills) || after === null || after >= end) {
      return { messages: [], to: end };
    }

    const page = await sandbox.trades.pageOfUser(follower.username, { limit: EVENTS_PER_MESSAGE, after });
    const texts = page.rows.map(({ trade }) => fillText(trade));
    return { messages: asMessage(follower, texts, FILL_PRIORITY), to: page.rows.at(-1)?.row ?? end };
  }

  async function rejectionsFor(follower: TelegramFollower, { toldRejectionRow: end }: Ends): Promise<Part> {
    const after = follower.toldRejectionRow;
    if (!(follower.notificationsEnabled && follower.notifyRejections) || after === null || after >= end) {
      return { messages: [], to: end };
    }

    const limit = EVENTS_PER_MESSAGE;
    const page = await sandbox.orders.rejectedOfUser(follower.username, { limit, after });
    const texts = page.rows.map(({ order }) => rejectionText(order));
    return { messages: asMessage(follower, texts, REJECTION_PRIORITY), to: page.rows.at(-1)?.row ?? end };
  }

  async function tellAll(followers: readonly TelegramFollower[]): Promise<number> {
    const names = [...new Set(followers.map(({ username }) => username))];
    const newest = {
      toldTradeRow: await sandbox.trades.newestRows(names),
      toldRejectionRow: await sandbox.orders.newestRejectedRows(names),
    };
    let queued = 0;
    for (const follower of followers) {
      queued += await tellOne(follower, newest);
    }

    return queued;
  }

  return {
    async run() {
      let queued = 0;
      for await (const followers of allFollowers(users)) {
        queued += followers.length === 0 ? 0 : await tellAll(followers);
      }

      return queued;
    },
  };
}

/** Where the sandbox is for one account. */
type Ends = Readonly<Record<keyof ToldRows, number>>;

/** The messages about one kind of event, and the place that they lead to. */
interface Part {
  readonly messages: readonly NewNotification[];
  readonly to: number;
}

function isTold(told: ToldRows, end: Ends): boolean {
  return told.toldTradeRow === end.toldTradeRow && told.toldRejectionRow === end.toldRejectionRow;
}

/** Where the sandbox is now for an account. */
export async function newestRows(
  sandbox: WatcherDependencies['sandbox'],
  username: string,
): Promise<ToldRows> {
  const trades = await sandbox.trades.newestRows([username]);
  const rejections = await sandbox.orders.newestRejectedRows([username]);
  return { toldTradeRow: trades.get(username) ?? 0, toldRejectionRow: rejections.get(username) ?? 0 };
}
