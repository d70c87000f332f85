/** The identities of the rules of the engine, §6, as questions to an account's rows. */
import type { Funds, Holding, Order, Position, Trade } from './account.ts';
import { instrumentId } from './instrument.ts';
import { type BookKey, bookId, isResting } from './instrument-book.ts';
import type { RebuiltAccount } from './ledger-replay.ts';
import { instrumentMargin } from './margin.ts';
import { formatPaise, type Paise } from './money.ts';
import type { SandboxSettings } from './sandbox-settings.ts';

/** One broken identity: what it is about, what should be, what is. */
export interface LedgerFinding {
  readonly userId: string;
  readonly rule: 'money' | 'margin' | 'position' | 'holding' | 'order' | 'trade' | 'realized';
  /** The row that breaks it. */
  readonly subject: string;
  readonly expected: string;
  readonly actual: string;
}

/** An account as its rows say. Resting orders are oldest first. */
export interface StoredAccount {
  readonly funds: Funds;
  readonly positions: readonly Position[];
  readonly holdings: readonly Holding[];
  readonly resting: readonly Order[];
}

/** Every identity that an account breaks against its own rows and against what its trades and deliveries rebuild. */
export function auditAccount(
  account: StoredAccount,
  rebuilt: RebuiltAccount,
  settings: SandboxSettings,
): LedgerFinding[] {
  return [
    ...auditMoney(account),
    ...auditMargin(account, settings),
    ...auditPositions(account, rebuilt),
    ...auditHoldings(account, rebuilt),
    ...auditRealized(account, rebuilt),
  ];
}

/** An order is complete exactly when it has its one trade, for its whole quantity. */
export function auditOrder(order: Order, trades: readonly Trade[]): LedgerFinding[] {
  const isComplete = order.status === 'complete';
  const filled = trades.reduce((sum, trade) => sum + trade.quantity, 0n);
  const isRight =
    trades.length === (isComplete ? 1 : 0) &&
    filled === order.filledQuantity &&
    order.filledQuantity === (isComplete ? order.quantity : 0n);

  return isRight
    ? []
    : [
        {
          userId: order.userId,
          rule: 'order',
          subject: order.orderId,
          expected: isComplete ? `one trade of ${order.quantity}` : 'no trade',
          actual: `${order.status}, ${trades.length} trades of ${filled}, filled ${order.filledQuantity}`,
        },
      ];
}

function auditMoney({ funds, holdings }: StoredAccount): LedgerFinding[] {
  const held = holdings.reduce((sum, holding) => sum + holding.costBasis, 0n);
  const expected = funds.capital + funds.realizedPnl;
  return differs(
    funds,
    'money',
    'available + used + holdings = capital + realised',
    expected,
    funds.available + funds.used + held,
  );
}

function auditMargin(
  { funds, positions, resting }: StoredAccount,
  settings: SandboxSettings,
): LedgerFinding[] {
  const books = new Map<string, { position: Position | null; orders: Order[] }>();
  const bookOf = (key: BookKey) => {
    const book = books.get(bookId(key)) ?? { position: null, orders: [] };
    books.set(bookId(key), book);
    return book;
  };
  for (const position of positions) {
    bookOf(position).position = position;
  }
  for (const order of resting.filter(({ status }) => isResting(status))) {
    bookOf(order).orders.push(order);
  }

  const margins = [...books.values()].map(
    ({ position, orders }) => instrumentMargin(position, orders, settings).total,
  );
  return differs(
    funds,
    'margin',
    'used = Σ margin',
    margins.reduce((sum, margin) => sum + margin, 0n),
    funds.used,
  );
}

function auditPositions({ funds, positions }: StoredAccount, rebuilt: RebuiltAccount): LedgerFinding[] {
  const stored = new Map(positions.map((position) => [bookId(position), position]));
  const ids = new Set([...stored.keys(), ...rebuilt.positions.keys()]);
  return [...ids].flatMap((id) =>
    compare(
      funds,
      'position',
      id,
      describePosition(rebuilt.positions.get(id)),
      describePosition(stored.get(id)),
    ),
  );
}

function describePosition(position: Position | undefined): string {
  const { quantity, costBasis, realizedPnl } = position ?? { quantity: 0n, costBasis: 0n, realizedPnl: 0n };
  return `${quantity} at a cost of ${formatPaise(costBasis)}, realised ${formatPaise(realizedPnl)}`;
}

function auditHoldings({ funds, holdings }: StoredAccount, rebuilt: RebuiltAccount): LedgerFinding[] {
  const stored = new Map(holdings.map((holding) => [instrumentId(holding), holding]));
  const ids = new Set([...stored.keys(), ...rebuilt.holdings.keys()]);
  return [...ids].flatMap((id) =>
    compare(funds, 'holding', id, describeHolding(rebuilt.holdings.get(id)), describeHolding(stored.get(id))),
  );
}

function describeHolding(holding: Pick<Holding, 'quantity' | 'costBasis'> | undefined): string {
  return `${holding?.quantity ?? 0n} at a cost of ${formatPaise(holding?.costBasis ?? 0n)}`;
}

function auditRealized({ funds }: StoredAccount, rebuilt: RebuiltAccount): LedgerFinding[] {
  const wrong = rebuilt.wrongTrades.map(
    (trade): LedgerFinding => ({
      userId: funds.userId,
      rule: 'trade',
      subject: trade.tradeId,
      expected: 'the P&L that its fill realises',
      actual: formatPaise(trade.realizedPnl),
    }),
  );
  return [...wrong, ...differs(funds, 'realized', 'realised P&L', rebuilt.realizedPnl, funds.realizedPnl)];
}

function differs(
  funds: Funds,
  rule: LedgerFinding['rule'],
  subject: string,
  expected: Paise,
  actual: Paise,
): LedgerFinding[] {
  return compare(funds, rule, subject, formatPaise(expected), formatPaise(actual));
}

function compare(
  { userId }: Funds,
  rule: LedgerFinding['rule'],
  subject: string,
  expected: string,
  actual: string,
): LedgerFinding[] {
  return expected === actual ? [] : [{ userId, rule, subject, expected, actual }];
}
