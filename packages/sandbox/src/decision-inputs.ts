/** What the decisions of one transaction read once the accounts are claimed: a fixed number of set-based statements. */
import type { SandboxRepositories } from '@openalgo/db';
import {
  areQuotesStale,
  type BookKey,
  bookId,
  type InstrumentKey,
  instrumentId,
  type Order,
  type Position,
  type RuleContext,
} from '@openalgo/domain';
import type { AccountCommand } from './account-request.ts';
import type { DecisionInputs } from './decisions.ts';
import { type MarketOptions, ruleContext } from './market-state.ts';

export interface Readings {
  readonly inputs: DecisionInputs;
  /** The books that the commands may touch. */
  readonly books: readonly BookKey[];
}

/** Reads what commands are decided by, besides the books themselves. */
export async function readInputs(
  repositories: SandboxRepositories,
  options: MarketOptions,
  commands: readonly AccountCommand[],
): Promise<Readings> {
  const named = await namedOrders(repositories, commands);
  const resting = await repositories.orders.restingBooksOf(usersOf(commands, 'cancel-all'));
  const closing = await repositories.positions.openOfUsers(usersOf(commands, 'close'));
  const shared = await repositories.positions.find(commands.flatMap(bookToShare));
  const priced = [...commands.flatMap(bookToPrice), ...closing];

  const context = await ruleContext(repositories, options);
  return {
    books: [...commands.flatMap((one) => bookOf(one, named)), ...resting, ...closing],
    inputs: {
      context,
      tickSeq: options.numbersTicks ? await repositories.ticks.lastSeq() : 0,
      named,
      quotes: await quotesOf(repositories, priced),
      isStale: await staleness(repositories, options, context, priced.length > 0),
      netOf: await strategyNets(repositories, commands, [...closing, ...shared]),
    },
  };
}

function usersOf(commands: readonly AccountCommand[], kind: AccountCommand['kind']): string[] {
  return [...new Set(commands.flatMap((one) => (one.kind === kind ? [one.command.userId] : [])))];
}

/** Asks for the newest price only where something may be refused for it. */
async function staleness(
  { quotes }: Pick<SandboxRepositories, 'quotes'>,
  { refuseStaleMs = null }: MarketOptions,
  { calendar, now }: RuleContext,
  isAtMarket: boolean,
): Promise<DecisionInputs['isStale']> {
  if (refuseStaleMs === null || !isAtMarket) {
    return () => false;
  }

  const state = { newestAt: await quotes.newestTime(), now, staleMs: refuseStaleMs, calendar };
  return (exchange) => areQuotesStale(state, exchange);
}

async function namedOrders(
  repositories: SandboxRepositories,
  commands: readonly AccountCommand[],
): Promise<ReadonlyMap<string, Order>> {
  const ids = commands.flatMap((one) =>
    one.kind === 'modify' || one.kind === 'cancel' ? [one.command.orderId] : [],
  );
  const orders = ids.length === 0 ? [] : await repositories.orders.find(ids);
  return new Map(orders.map((order) => [order.orderId, order]));
}

/** The one book that a command names, by itself or by its order. */
function bookOf(one: AccountCommand, named: ReadonlyMap<string, Order>): readonly BookKey[] {
  switch (one.kind) {
    case 'place':
    case 'smart':
      return [one.command];
    case 'modify':
    case 'cancel': {
      const order = named.get(one.command.orderId);
      return order === undefined ? [] : [order];
    }
    case 'cancel-all':
    case 'close':
      return [];
    default:
      return one satisfies never;
  }
}

/** Only MARKET orders need a price before they are taken: their margin is that of the last price. */
function bookToPrice(one: AccountCommand): readonly InstrumentKey[] {
  const isPlacing = one.kind === 'place' || one.kind === 'smart';
  return isPlacing && one.command.priceType === 'MARKET' ? [one.command] : [];
}

/** The book of which a command asks for its strategy's share. */
function bookToShare(one: AccountCommand): readonly BookKey[] {
  return one.kind === 'smart' && one.command.scope === 'strategy' ? [one.command] : [];
}

async function quotesOf(
  repositories: SandboxRepositories,
  keys: readonly InstrumentKey[],
): Promise<DecisionInputs['quotes']> {
  const quotes = await repositories.quotes.find(keys);
  return new Map(quotes.map((quote) => [instrumentId(quote), quote]));
}

/** A position is a new one since it was last flat, so what a strategy traded before is of another position. */
async function strategyNets(
  repositories: SandboxRepositories,
  commands: readonly AccountCommand[],
  positions: readonly Position[],
): Promise<DecisionInputs['netOf']> {
  const wanted = commands.flatMap((one) => {
    const { strategy, books } = strategyBooksOf(one, positions);
    return strategy === null
      ? []
      : books.map((position) => ({ ...position, strategy, since: position.openedAt }));
  });
  const distinct = new Map(wanted.map((book) => [netKey(book, book.strategy), book]));
  const nets = await repositories.trades.netOf([...distinct.values()]);
  const byKey = new Map(nets.map((net) => [netKey(net, net.strategy), net.net]));
  return (key, strategy) => byKey.get(netKey(key, strategy)) ?? 0n;
}

/** The strategy whose shares a command asks about, and of which positions. */
function strategyBooksOf(
  one: AccountCommand,
  positions: readonly Position[],
): { readonly strategy: string | null; readonly books: readonly Position[] } {
  if (one.kind === 'close') {
    const { userId, strategy } = one.command;
    return { strategy, books: positions.filter((position) => position.userId === userId) };
  }

  const shared = bookToShare(one).map(bookId);
  return {
    strategy: one.kind === 'smart' ? one.command.strategy : null,
    books: positions.filter((position) => shared.includes(bookId(position))),
  };
}

/** No name has a line break. */
const netKey = (key: BookKey, strategy: string): string => `${bookId(key)}\n${strategy}`;
