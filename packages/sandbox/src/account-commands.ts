import {
  createSandboxRepositories,
  type SandboxDatabase,
  type SandboxRepositories,
  type SqlSession,
} from '@openalgo/db';
import type { Funds, Instant } from '@openalgo/domain';
import { type AccountImage, loadAccountImage } from './account-image.ts';
import type { AccountCommand, AccountRequest, Steps } from './account-request.ts';
import { decideCancelAll, decideClose, decideSmart } from './bulk-decisions.ts';
import { readInputs } from './decision-inputs.ts';
import { type DecisionInputs, decideCancel, decideModify, decidePlace } from './decisions.ts';
import type { Outcome } from './group-commit.ts';
import { openRequestLedger } from './idempotency.ts';
import { type MarketOptions, ruleContext } from './market-state.ts';
import { cancelledDeed, doneBy, modifiedDeed, type OrderDeed, placedDeed } from './order-deeds.ts';
import type { PlaceOrderResult } from './paper-accounts.ts';

/**
 * Runs requests of any accounts in one transaction: claim the accounts, read what is done already and what the rest
 * touches, decide in memory one after the other, write. A command that is refused changes nothing and does not disturb
 * the others.
 */
export function executeRequests(
  database: Pick<SandboxDatabase, 'transaction'>,
  options: MarketOptions,
  requests: readonly AccountRequest[],
): Promise<readonly Outcome<Steps>[]> {
  return database.transaction(async (session: SqlSession) => {
    const repositories = createSandboxRepositories(session);
    const claimed = await claimAccounts(repositories, options, requests);
    const ledger = await openRequestLedger(repositories, requests);
    const { inputs, books } = await readInputs(
      repositories,
      options,
      requests.flatMap(({ commands }) => commands),
    );
    const image = await loadAccountImage(repositories, claimed, books);

    const outcomes = requests.map((request) =>
      attempt(() => ledger.once(request, () => perform(image, inputs, options, request))),
    );
    const now = options.clock.now();
    await image.save(repositories, now);
    await ledger.save(repositories, now);
    return outcomes;
  });
}

/**
 * In every transaction but an account's first the claim is the first statement. An account is opened by its first
 * order, and by its first request under a key, because equal requests follow one another by the claim alone.
 */
async function claimAccounts(
  repositories: SandboxRepositories,
  options: MarketOptions,
  requests: readonly AccountRequest[],
): Promise<readonly Funds[]> {
  const userIds = [...new Set(requests.map(({ userId }) => userId))];
  const claimed = await repositories.funds.claim(userIds);
  const known = new Set(claimed.map((funds) => funds.userId));
  const opening = new Set(requests.filter(opensAccount).map(({ userId }) => userId));
  const newcomers = [...opening].filter((userId) => !known.has(userId));
  if (newcomers.length === 0) {
    return claimed;
  }

  const { settings, now } = await ruleContext(repositories, options);
  await repositories.funds.open(newcomers, settings.startingCapital, now);
  return repositories.funds.claim(userIds);
}

function opensAccount({ idempotencyKey, commands }: AccountRequest): boolean {
  return idempotencyKey !== undefined || commands.some(({ kind }) => kind === 'place' || kind === 'smart');
}

function perform(
  image: AccountImage,
  inputs: DecisionInputs,
  options: MarketOptions,
  request: AccountRequest,
): Steps {
  return request.commands.flatMap((one): Steps => {
    const decided = attempt(() => decide(image, inputs, one));
    noteDeeds(image, options, one, decided.ok ? decided.value : []);
    return decided.ok ? decided.value.map((value) => ({ ok: true, value })) : [decided];
  });
}

/** What is done once is written down once: what a repeated request is answered does not come here. */
function noteDeeds(
  image: AccountImage,
  { actsAs = null, clock }: MarketOptions,
  { kind }: AccountCommand,
  results: readonly PlaceOrderResult[],
): void {
  for (const result of results) {
    image.noteDeed(doneBy(actsAs, result.order.userId, deedOf(kind, result, clock.now())));
  }
}

function deedOf(kind: AccountCommand['kind'], result: PlaceOrderResult, at: Instant): OrderDeed {
  switch (kind) {
    case 'cancel':
    case 'cancel-all':
      return cancelledDeed(result.order, at);
    case 'modify':
      return modifiedDeed(result.order, at);
    default:
      return placedDeed(result, at);
  }
}

function attempt<Result>(work: () => Result): Outcome<Result> {
  try {
    return { ok: true, value: work() };
  } catch (error) {
    return { ok: false, error };
  }
}

function decide(
  image: AccountImage,
  inputs: DecisionInputs,
  one: AccountCommand,
): readonly PlaceOrderResult[] {
  switch (one.kind) {
    case 'place':
      return [decidePlace(image, inputs, one.command, one.instrument)];
    case 'smart': {
      const placed = decideSmart(image, inputs, one.command, one.instrument);
      return placed === null ? [] : [placed];
    }
    case 'modify':
      return [{ outcome: 'accepted', order: decideModify(image, inputs, one.command, one.instrument) }];
    case 'cancel':
      return [{ outcome: 'accepted', order: decideCancel(image, inputs, one.command) }];
    case 'cancel-all':
      return decideCancelAll(image, inputs, one.command).map((order) => ({ outcome: 'accepted', order }));
    case 'close':
      return decideClose(image, inputs, one.command);
    default:
      return one satisfies never;
  }
}
