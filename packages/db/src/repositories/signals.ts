import type { Instant, Quantity } from '@openalgo/domain';
import type { SqlSession } from '../connect/database.ts';
import type { MainDatabase } from '../connect/open.ts';
import { toBigInt, toInstant } from '../sql/decode.ts';
import { instantParameter } from '../sql/fragments.ts';
import { defineTable, instant, integer, longText, text } from '../sql/table.ts';
import { empty, raw, type Sql, sql } from '../sql/template.ts';
import { insertRows } from '../sql/write.ts';
import { type NewestOptions, type Page, pageById } from './page.ts';
import { type RawRow, readOptionalInstant, readOptionalText, readWord } from './sandbox/columns.ts';

/** `waiting` to be carried out, `done`, or `dead`: given up, with the reason. */
export type SignalState = 'waiting' | 'done' | 'dead';

/** What became of a signal that is done. */
export type SignalOutcome = 'accepted' | 'rejected' | 'unchanged' | 'awaiting_approval' | 'skipped';

/** What arrived by webhook for one symbol of a strategy. */
export interface NewSignal {
  readonly userId: string;
  /** The strategy; its signals are carried out in the order of their ids. */
  readonly lane: string;
  readonly symbol: string;
  readonly action: string;
  readonly positionSize: Quantity | null;
  readonly createdAt: Instant;
}

export interface Signal extends NewSignal {
  /** Rises with every signal; where the next page begins. */
  readonly id: number;
  readonly state: SignalState;
  /** How often it has failed. */
  readonly attempts: number;
  /** What it has been decided to ask for; null until it is decided. */
  readonly request: { readonly apiType: string; readonly orderData: string } | null;
  readonly outcome: SignalOutcome | null;
  readonly orderId: string | null;
  readonly reason: string | null;
  readonly finishedAt: Instant | null;
}

/** How a signal ended. */
export interface SignalResult {
  readonly outcome: SignalOutcome;
  readonly orderId: string | null;
  readonly reason: string | null;
}

/** The queue of signals. What is done or dead is never changed again, so that repeating a step is harmless. */
export interface SignalRepository {
  /** Takes signals into the queue, all or none. */
  add(signals: readonly NewSignal[]): Promise<void>;
  /** How many of a lane wait. */
  countWaiting(lane: string): Promise<number>;
  /** The oldest waiting signal of each lane, where it is due by an instant. */
  dueHeads(by: Instant): Promise<readonly Signal[]>;
  /** The oldest waiting signals of a lane, oldest first. */
  waitingOf(lane: string, limit: number): Promise<readonly Signal[]>;
  /** Keeps what a signal asks for, before it is asked; false when it has been decided or finished already. */
  decide(id: number, apiType: string, orderData: string): Promise<boolean>;
  finish(id: number, result: SignalResult, at: Instant): Promise<void>;
  /** Gives a signal up. */
  bury(id: number, reason: string, at: Instant): Promise<void>;
  /** Notes a failure and when to try again. */
  postpone(id: number, attempts: number, nextAttemptAt: Instant, reason: string): Promise<void>;
  find(id: number): Promise<Signal | null>;
  /** A user's newest, newest first; those of a lane or in a state where asked. */
  page(
    options: NewestOptions & {
      readonly userId: string;
      readonly lane?: string | undefined;
      readonly state?: SignalState | undefined;
    },
  ): Promise<Page<Signal>>;
}

export const signalsTable = defineTable('strategy_signals', {
  user_id: text(50),
  lane: text(60),
  symbol: text(50),
  action: text(10),
  position_size: integer,
  created_at: instant,
  state: text(10),
  attempts: integer,
  next_attempt_at: instant,
  api_type: text(50),
  order_data: longText,
  outcome: text(20),
  order_id: text(50),
  reason: longText,
  finished_at: instant,
});

const COLUMNS = raw(['id', ...Object.keys(signalsTable.columns)].map((name) => `s.${name}`).join(', '));

/** The rows of strategy_signals. */
export function createSignalRepository({ session }: Pick<MainDatabase, 'session'>): SignalRepository {
  const at = (value: Instant): Sql => instantParameter(session, value);

  async function select(source: Sql): Promise<Signal[]> {
    const rows = await session.query<RawRow>(sql`SELECT ${COLUMNS} FROM ${source}`);
    return rows.map(toSignal);
  }

  return {
    ...createSignalSteps(session, at),

    add: (signals) => insertRows(session, signalsTable, signals.map(toRow)),

    async countWaiting(lane) {
      const [row] = await session.query<RawRow>(
        sql`SELECT COUNT(*) AS waiting FROM strategy_signals WHERE state = 'waiting' AND lane = ${lane}`,
      );
      return Number(row?.waiting ?? 0);
    },

    dueHeads: (by) =>
      select(sql`strategy_signals s WHERE s.id IN (
          SELECT MIN(w.id) FROM strategy_signals w WHERE w.state = 'waiting' GROUP BY w.lane
        ) AND s.next_attempt_at <= ${at(by)} ORDER BY s.id`),

    waitingOf: (lane, limit) =>
      select(
        sql`strategy_signals s WHERE s.state = 'waiting' AND s.lane = ${lane} ORDER BY s.id LIMIT ${limit}`,
      ),

    async find(id) {
      const [signal] = await select(sql`strategy_signals s WHERE s.id = ${id}`);
      return signal ?? null;
    },

    async page({ userId, lane, state, limit, before }) {
      const found = await select(sql`strategy_signals s WHERE s.user_id = ${userId}
        ${lane === undefined ? empty : sql`AND s.lane = ${lane}`}
        ${state === undefined ? empty : sql`AND s.state = ${state}`}
        ${before === undefined ? empty : sql`AND s.id < ${before}`} ORDER BY s.id DESC LIMIT ${limit}`);
      return pageById(found, limit);
    },
  };
}

function createSignalSteps(
  session: SqlSession,
  at: (value: Instant) => Sql,
): Pick<SignalRepository, 'decide' | 'finish' | 'bury' | 'postpone'> {
  return {
    async decide(id, apiType, orderData) {
      const changed = await session.execute(sql`UPDATE strategy_signals
        SET api_type = ${apiType}, order_data = ${orderData}
        WHERE id = ${id} AND state = 'waiting' AND order_data IS NULL`);
      return changed === 1;
    },

    async finish(id, { outcome, orderId, reason }, finishedAt) {
      await session.execute(sql`UPDATE strategy_signals SET state = 'done', outcome = ${outcome},
          order_id = ${orderId}, reason = ${reason}, finished_at = ${at(finishedAt)}
        WHERE id = ${id} AND state = 'waiting'`);
    },

    async bury(id, reason, finishedAt) {
      await session.execute(sql`UPDATE strategy_signals SET state = 'dead', reason = ${reason},
          finished_at = ${at(finishedAt)} WHERE id = ${id} AND state = 'waiting'`);
    },

    async postpone(id, attempts, nextAttemptAt, reason) {
      await session.execute(sql`UPDATE strategy_signals SET attempts = ${attempts}, reason = ${reason},
          next_attempt_at = ${at(nextAttemptAt)} WHERE id = ${id} AND state = 'waiting'`);
    },
  };
}

function toRow(signal: NewSignal) {
  return {
    user_id: signal.userId,
    lane: signal.lane,
    symbol: signal.symbol,
    action: signal.action,
    position_size: signal.positionSize,
    created_at: signal.createdAt,
    next_attempt_at: signal.createdAt,
  };
}

function toSignal(row: RawRow): Signal {
  const apiType = readOptionalText(row.api_type);
  const orderData = readOptionalText(row.order_data);
  const outcome = readOptionalText(row.outcome);

  return {
    id: Number(row.id),
    userId: String(row.user_id),
    lane: String(row.lane),
    symbol: String(row.symbol),
    action: String(row.action),
    positionSize: row.position_size === null ? null : toBigInt(row.position_size),
    createdAt: toInstant(row.created_at),
    state: readWord(row.state),
    attempts: Number(row.attempts),
    request: apiType === null || orderData === null ? null : { apiType, orderData },
    outcome: outcome === null ? null : readWord(outcome),
    orderId: readOptionalText(row.order_id),
    reason: readOptionalText(row.reason),
    finishedAt: readOptionalInstant(row.finished_at),
  };
}
