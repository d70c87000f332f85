import { createSandboxRepositories, SYSTEM_ACTOR } from '@openalgo/db';
import {
  type BookChange,
  type BookKey,
  deliver,
  type ExpiringContract,
  type Instant,
  type InstrumentKey,
  instrumentId,
  isPositionDue,
  type Price,
  type Quote,
  type RuleContext,
  settleExpiry,
  squareOff,
} from '@openalgo/domain';
import { type AccountImage, loadAccountImage } from '../account-image.ts';
import { cancelledDeed, doneBy, placedDeed } from '../order-deeds.ts';
import { shardOf } from '../shards.ts';
import { type DueBooks, findDueBooks } from './due-books.ts';
import { contextAt, type JobDatabase, type JobOptions } from './job-options.ts';

/** What was done to the books of a group of accounts. */
export interface UpdatedBooks {
  readonly cancelled: number;
  readonly closed: number;
  readonly delivered: number;
  /** Accounts with a position that is due and has no good quote yet. */
  readonly waiting: readonly string[];
}

export const NOTHING_UPDATED: UpdatedBooks = { cancelled: 0, closed: 0, delivered: 0, waiting: [] };

/**
 * Does what is due to the books of these accounts at a market time: squares off, settles what expired, delivers shares.
 * One transaction, and none where nothing is due. What is done leaves nothing to do, so it is safe to repeat.
 */
export async function updateBooks(
  database: JobDatabase,
  options: JobOptions,
  userIds: readonly string[],
  at: Instant,
): Promise<UpdatedBooks> {
  const outside = createSandboxRepositories(database.session);
  const due = await findDueBooks(outside, options, userIds, await contextAt(outside, options, at));
  if (due.keys.length === 0) {
    return NOTHING_UPDATED;
  }

  return database.transaction(async (session) => {
    const repositories = createSandboxRepositories(session);
    const claimed = await repositories.funds.claim([...new Set(due.keys.map(({ userId }) => userId))]);
    const image = await loadAccountImage(repositories, claimed, due.keys);
    const inputs: UpdateInputs = {
      context: await contextAt(repositories, options, at),
      expired: due.expired,
      quotes: await quotesFor(options, due),
      systemTime: options.clock.now(),
    };
    const updated = due.keys.map((key) => updateBook(image, key, inputs)).reduce(addUpdated, NOTHING_UPDATED);
    await image.save(repositories, inputs.systemTime);
    return updated;
  });
}

interface UpdateInputs {
  readonly context: RuleContext;
  readonly expired: ReadonlyMap<string, ExpiringContract>;
  readonly quotes: ReadonlyMap<string, Quote>;
  readonly systemTime: Instant;
}

/** Of the due books' instruments, and of what expired options depend on. */
async function quotesFor(
  { findQuotes }: Pick<JobOptions, 'findQuotes'>,
  { keys, expired }: DueBooks,
): Promise<ReadonlyMap<string, Quote>> {
  const underlyings = [...expired.values()].flatMap((contract) => contract.underlyings);
  const wanted = new Map<string, InstrumentKey>(
    [...keys, ...underlyings].map((key) => [instrumentId(key), key]),
  );
  const quotes = await findQuotes([...wanted.values()]);
  return new Map(quotes.map((quote) => [instrumentId(quote), quote]));
}

/** In the order in which the day does it: intraday ends before contracts do. */
function updateBook(image: AccountImage, key: BookKey, inputs: UpdateInputs): UpdatedBooks {
  const squared = squareOffBook(image, key, inputs);
  const expired = expireBook(image, key, inputs);
  const delivered = deliverBook(image, key, inputs);
  return {
    ...addUpdated(squared, expired),
    delivered,
    waiting: isWaiting(image, key, inputs) ? [key.userId] : [],
  };
}

function squareOffBook(image: AccountImage, key: BookKey, inputs: UpdateInputs): UpdatedBooks {
  const slice = image.slice(key);
  if (slice === null || key.product !== 'MIS') {
    return NOTHING_UPDATED;
  }

  const quote = inputs.quotes.get(instrumentId(key)) ?? null;
  const change = squareOff(slice, quote, inputs.systemTime, inputs.context);
  return keepChange(image, key, change, inputs);
}

/** Whether a position that is due is still there, for want of a good quote. */
function isWaiting(image: AccountImage, key: BookKey, { context }: UpdateInputs): boolean {
  const position = image.slice(key)?.book.position ?? null;
  return position !== null && position.quantity !== 0n && isPositionDue(position, context);
}

function expireBook(image: AccountImage, key: BookKey, inputs: UpdateInputs): UpdatedBooks {
  const contract = inputs.expired.get(instrumentId(key));
  const slice = image.slice(key);
  if (contract === undefined || slice === null) {
    return NOTHING_UPDATED;
  }

  const prices = { last: lastPrice(inputs, key), underlying: firstPrice(inputs, contract.underlyings) };
  const change = settleExpiry(slice, contract, prices, inputs.systemTime, inputs.context);
  return change === null ? NOTHING_UPDATED : keepChange(image, key, change, inputs);
}

function deliverBook(image: AccountImage, key: BookKey, { context }: UpdateInputs): number {
  const slice = image.slice(key);
  const delivered = slice === null ? null : deliver(slice, context);
  if (delivered === null) {
    return 0;
  }

  image.keep(key, delivered.slice, []);
  image.addDelivery(delivered.delivery);
  return 1;
}

function keepChange(
  image: AccountImage,
  key: BookKey,
  { slice, cancelled, closing }: BookChange,
  { systemTime }: UpdateInputs,
): UpdatedBooks {
  if (cancelled.length === 0 && closing === null) {
    return NOTHING_UPDATED;
  }

  image.keep(key, slice, cancelled);
  for (const order of cancelled) {
    image.noteDeed(doneBy(SYSTEM_ACTOR, key.userId, cancelledDeed(order, systemTime)));
  }
  if (closing !== null) {
    const origin = { shard: shardOf(key.userId), receivedAt: systemTime, requestSize: 0, responseSize: 0 };
    const placed = placedDeed({ outcome: 'accepted', order: closing.order }, systemTime);
    image.noteDeed(doneBy(SYSTEM_ACTOR, key.userId, placed));
    image.insert(closing.order, origin);
    image.addTrades([closing.trade]);
  }

  return { ...NOTHING_UPDATED, cancelled: cancelled.length, closed: closing === null ? 0 : 1 };
}

function lastPrice({ quotes }: UpdateInputs, key: InstrumentKey): Price | null {
  const price = quotes.get(instrumentId(key))?.ltp ?? 0n;
  return price > 0n ? price : null;
}

function firstPrice(inputs: UpdateInputs, keys: readonly InstrumentKey[]): Price | null {
  return keys.map((key) => lastPrice(inputs, key)).find((price) => price !== null) ?? null;
}

export function addUpdated(a: UpdatedBooks, b: UpdatedBooks): UpdatedBooks {
  return {
    cancelled: a.cancelled + b.cancelled,
    closed: a.closed + b.closed,
    delivered: a.delivered + b.delivered,
    waiting: [...new Set([...a.waiting, ...b.waiting])],
  };
}
