import {
  createSandboxRepositories,
  type SandboxDatabase,
  type SandboxRepositories,
  type SqlSession,
} from '@openalgo/db';
import {
  type BookKey,
  type Funds,
  type Instrument,
  type InstrumentKey,
  instrumentId,
  type Order,
  type Quote,
  type RuleContext,
} from '@openalgo/domain';
import { type AccountImage, loadAccountImage } from './account-image.ts';
import { decideCancel, decideModify, decidePlace } from './decisions.ts';
import type { Outcome } from './group-commit.ts';
import { type MarketOptions, ruleContext } from './market-state.ts';
import type {
  CancelOrderCommand,
  ModifyOrderCommand,
  PlaceOrderCommand,
  PlaceOrderResult,
} from './paper-accounts.ts';

/** What an account may ask for, with the instrument looked up. */
export type AccountCommand =
  | { readonly kind: 'place'; readonly command: PlaceOrderCommand; readonly instrument: Instrument }
  | { readonly kind: 'modify'; readonly command: ModifyOrderCommand; readonly instrument: Instrument }
  | { readonly kind: 'cancel'; readonly command: CancelOrderCommand };

/** All that the decisions of one transaction read besides the accounts. */
export interface DecisionInputs {
  readonly context: RuleContext;
  readonly tickSeq: number;
  /** Orders that commands name, by id, in whatever state. */
  readonly named: ReadonlyMap<string, Order>;
  readonly quotes: ReadonlyMap<string, Quote>;
}

/**
 * Runs commands of any accounts in one transaction: claim the accounts, read what the commands touch, decide in memory
 * one after the other, write. A command that is refused changes nothing and does not disturb the others.
 */
export function executeCommands(
  database: Pick<SandboxDatabase, 'transaction'>,
  options: MarketOptions,
  commands: readonly AccountCommand[],
): Promise<readonly Outcome<PlaceOrderResult>[]> {
  return database.transaction(async (session: SqlSession) => {
    const repositories = createSandboxRepositories(session);
    const claimed = await claimAccounts(repositories, options, commands);
    const context = await ruleContext(repositories, options);
    const named = await namedOrders(repositories, commands);
    const image = await loadAccountImage(repositories, claimed, booksOf(commands, named));
    const inputs: DecisionInputs = {
      context,
      named,
      tickSeq: options.numbersTicks ? await repositories.ticks.lastSeq() : 0,
      quotes: await quotesFor(repositories, commands),
    };

    const outcomes = commands.map((command) => attempt(image, inputs, command));
    await image.save(repositories, options.clock.now());
    return outcomes;
  });
}

/** An account is opened by its first order; in every other transaction the claim is the first statement. */
async function claimAccounts(
  repositories: SandboxRepositories,
  options: MarketOptions,
  commands: readonly AccountCommand[],
): Promise<readonly Funds[]> {
  const userIds = [...new Set(commands.map(({ command }) => command.userId))];
  const claimed = await repositories.funds.claim(userIds);
  const known = new Set(claimed.map((funds) => funds.userId));
  const placing = new Set(commands.flatMap((one) => (one.kind === 'place' ? [one.command.userId] : [])));
  const newcomers = [...placing].filter((userId) => !known.has(userId));
  if (newcomers.length === 0) {
    return claimed;
  }

  const { settings } = await ruleContext(repositories, options);
  await repositories.funds.open(newcomers, settings.startingCapital, options.clock.now());
  return repositories.funds.claim(userIds);
}

async function namedOrders(
  repositories: SandboxRepositories,
  commands: readonly AccountCommand[],
): Promise<ReadonlyMap<string, Order>> {
  const ids = commands.flatMap((one) => (one.kind === 'place' ? [] : [one.command.orderId]));
  const orders = ids.length === 0 ? [] : await repositories.orders.find(ids);
  return new Map(orders.map((order) => [order.orderId, order]));
}

function booksOf(commands: readonly AccountCommand[], named: ReadonlyMap<string, Order>): BookKey[] {
  return commands.flatMap((one): BookKey[] => {
    if (one.kind === 'place') {
      return [one.command];
    }

    const order = named.get(one.command.orderId);
    return order === undefined ? [] : [order];
  });
}

/** Only MARKET orders need a price before they are taken: their margin is that of the last price. */
async function quotesFor(
  repositories: SandboxRepositories,
  commands: readonly AccountCommand[],
): Promise<ReadonlyMap<string, Quote>> {
  const keys: InstrumentKey[] = commands.flatMap((one) =>
    one.kind === 'place' && one.command.priceType === 'MARKET' ? [one.command] : [],
  );
  const quotes = await repositories.quotes.find(keys);
  return new Map(quotes.map((quote) => [instrumentId(quote), quote]));
}

function attempt(
  image: AccountImage,
  inputs: DecisionInputs,
  one: AccountCommand,
): Outcome<PlaceOrderResult> {
  try {
    return { ok: true, value: decide(image, inputs, one) };
  } catch (error) {
    return { ok: false, error };
  }
}

function decide(image: AccountImage, inputs: DecisionInputs, one: AccountCommand): PlaceOrderResult {
  switch (one.kind) {
    case 'place':
      return decidePlace(image, inputs, one.command, one.instrument);
    case 'modify':
      return { outcome: 'accepted', order: decideModify(image, inputs, one.command, one.instrument) };
    case 'cancel':
      return { outcome: 'accepted', order: decideCancel(image, inputs, one.command) };
    default:
      return one satisfies never;
  }
}
