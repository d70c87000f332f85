import { AppError } from '@openalgo/domain';
import type { Sql } from '../sql/template.ts';
import type { SqlSession } from './database.ts';

/** How an engine tells where it is in its stream of changes. */
export interface ReplicationRules {
  /** One row: the `position` of what is committed, asked of the primary. */
  readonly position: Sql;
  /** One row: whether the replica has `reached` a position. */
  hasReached(position: string): Sql;
}

export interface ReplicaReadsOptions {
  readonly delay: (ms: number) => Promise<void>;
  /** How long a replica that failed is left alone. */
  readonly restMs?: number;
}

const CAUGHT_UP_WITHIN_MS = 50;
const PAUSE_MS = 5;
const ANSWER_MS = 1_000;
const REST_MS = 5_000;

/**
 * A session whose queries run on the replica once that has all that was committed when they were asked, by whomever and
 * in whatever process; so whoever has written reads it. Where it does not catch up within a moment, or is away, the
 * primary answers. Anything that writes goes to the primary.
 */
export function createReplicaReads(
  primary: SqlSession,
  replica: SqlSession,
  rules: ReplicationRules,
  { delay, restMs = REST_MS }: ReplicaReadsOptions,
): SqlSession {
  let rests = false;

  function rest(): void {
    rests = true;
    setTimeout(() => {
      rests = false;
    }, restMs).unref();
  }

  async function catchesUp(): Promise<boolean> {
    const [row] = await primary.query<{ position: string | null }>(rules.position);
    if (row === undefined || row.position === null) {
      return false;
    }

    for (let waited = 0; waited < CAUGHT_UP_WITHIN_MS; waited += PAUSE_MS) {
      const [answer] = await inTime(replica.query<{ reached: boolean }>(rules.hasReached(row.position)));
      if (answer?.reached === true) {
        return true;
      }

      await delay(PAUSE_MS);
    }

    return false;
  }

  return {
    ...primary,
    async query<Row>(statement: Sql): Promise<Row[]> {
      if (!rests) {
        try {
          if (await catchesUp()) {
            return await replica.query<Row>(statement);
          }
        } catch (error) {
          if (!isAway(error)) {
            throw error;
          }

          rest();
        }
      }

      return primary.query<Row>(statement);
    },
  };
}

/** A replica also ends queries that stand in the way of what it has to replay. */
function isAway(error: unknown): boolean {
  return error instanceof AppError && error.kind === 'unavailable';
}

async function inTime<Result>(answer: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new AppError('unavailable', 'DATABASE_UNAVAILABLE', 'The replica does not answer.'));
    }, ANSWER_MS);
  });

  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
