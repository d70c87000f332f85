import type { Signal } from '@openalgo/db';
import { AppError, type Clock, entryRefusal, limitRefusal, type SignalIntent } from '@openalgo/domain';
import type { StrategyBooks } from '@openalgo/sandbox';
import type { OrderFields, OrderRequest } from '../order-request.ts';
import type { TradedStrategy, TradedSymbol } from '../traded-strategy.ts';

export interface DecisionDependencies {
  readonly books: StrategyBooks;
  readonly clock: Clock;
}

/** An entry that waited for longer than this, because everything was down, is not what was meant any more. */
const ENTRY_AGE_MAX_MS = 5 * 60_000;

/** What a signal asks for when its turn has come, or why it is skipped. Throws `unavailable` while there is no quote. */
export async function decideSignal(
  { books, clock }: DecisionDependencies,
  strategy: TradedStrategy | null,
  signal: Signal,
): Promise<OrderRequest | { readonly skipped: string }> {
  const symbol = strategy?.symbols.find((one) => one.symbol === signal.symbol);
  if (strategy === null || symbol === undefined) {
    return { skipped: 'The strategy or its symbol has been removed.' };
  }

  const intent = strategy.intentOf(symbol, signal);
  if ('refusal' in intent) {
    return { skipped: intent.refusal };
  }

  const isLate = intent.kind !== 'exit' && clock.now() - signal.createdAt > ENTRY_AGE_MAX_MS;
  const skipped = isLate
    ? 'The signal had waited for more than five minutes.'
    : await entryForbidden(books, strategy, symbol, intent);
  if (skipped !== null) {
    return { skipped };
  }

  await expectQuote(books, symbol, intent);
  return toRequest(strategy, symbol, intent);
}

/** Right after a start the first quote may be a moment away; what the accounts had refused would stay refused. */
async function expectQuote(books: StrategyBooks, symbol: TradedSymbol, intent: SignalIntent): Promise<void> {
  if (intent.kind !== 'exit' && !(await books.hasQuote(symbol))) {
    const name = `${symbol.exchange}:${symbol.symbol}`;
    throw new AppError('unavailable', 'NO_QUOTE', `${name} has no quote yet.`);
  }
}

async function entryForbidden(
  books: StrategyBooks,
  { isActive, controls, limits, userId, name }: TradedStrategy,
  symbol: TradedSymbol,
  intent: SignalIntent,
): Promise<string | null> {
  if (!isActive) {
    return 'The strategy is switched off.';
  }

  if (intent.kind === 'exit') {
    return null;
  }

  const late = entryRefusal(controls, await books.marketTime());
  const isLimited = limits.maxPosition > 0n || !limits.reEntry;
  return (
    late ??
    (isLimited ? limitRefusal(intent, limits, await books.holding({ ...symbol, userId }, name)) : null)
  );
}

function toRequest({ name }: TradedStrategy, symbol: TradedSymbol, intent: SignalIntent): OrderRequest {
  const { exchange, product } = symbol;
  const order: OrderFields = {
    strategy: name,
    exchange,
    symbol: symbol.symbol,
    action: 'SELL',
    quantity: 0n,
    priceType: 'MARKET',
    product,
    price: null,
    triggerPrice: null,
  };

  switch (intent.kind) {
    case 'enter':
      return { apiType: 'placeorder', order: { ...order, action: intent.action, quantity: intent.quantity } };
    case 'target': {
      const { positionSize } = intent;
      const action = positionSize > 0n ? 'BUY' : 'SELL';
      return { apiType: 'placesmartorder', order: { ...order, action }, positionSize, scope: 'strategy' };
    }
    case 'exit':
      return { apiType: 'placesmartorder', order, positionSize: 0n, scope: 'strategy' };
    default:
      return intent satisfies never;
  }
}
