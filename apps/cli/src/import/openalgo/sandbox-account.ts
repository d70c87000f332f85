import {
  bookId,
  type Funds,
  formatPaise,
  type Holding,
  type Instant,
  instrumentMargin,
  type Order,
  type Paise,
  type Position,
  type SandboxSettings,
  tradingDay,
} from '@openalgo/domain';
import type { OldFunds } from './sandbox-rows.ts';

/** What of an account its money follows from. */
export interface AccountState {
  readonly positions: readonly Position[];
  readonly holdings: readonly Holding[];
  /** Open and trigger pending orders, oldest first. */
  readonly resting: readonly Order[];
}

/** The account with its margin computed by our rules. */
export interface ConvertedAccount {
  readonly funds: Funds;
  readonly positions: readonly Position[];
  /** What each resting order blocks, by order id. */
  readonly blocked: ReadonlyMap<string, Paise>;
}

/**
 * The account by our rules. What it was worth in cash, available and used, is kept to the paisa. Margin is what our rules
 * ask for its positions and resting orders. Realised P&L is what makes available + used + holdings' basis equal capital +
 * realised: the old figure misses what was earned by selling holdings, and what was earned where no margin was released
 * (reference §2.7, §2.12).
 */
export function convertAccount(
  old: OldFunds,
  state: AccountState,
  settings: SandboxSettings,
  at: Instant,
): ConvertedAccount {
  const { positions, blocked, used } = withMargins(state, settings);
  const cash = old.available_balance + old.used_margin;
  const basis = state.holdings.reduce((sum, holding) => sum + holding.costBasis, 0n);
  const updatedAt = old.updated_at ?? at;

  return {
    positions,
    blocked,
    funds: {
      userId: old.user_id,
      accountNumber: 0,
      capital: old.total_capital,
      available: cash - used,
      used,
      realizedPnl: cash + basis - old.total_capital,
      realizedPnlToday: old.today_realized_pnl,
      pnlDay: tradingDay(updatedAt),
      orderSeq: 0,
      resetCount: old.reset_count,
      lastResetAt: old.last_reset_date ?? updatedAt,
    },
  };
}

function withMargins({ positions, resting }: AccountState, settings: SandboxSettings) {
  const books = new Map<string, { position: Position | null; orders: Order[] }>(
    positions.map((position) => [bookId(position), { position, orders: [] }]),
  );
  for (const order of resting) {
    const book = books.get(bookId(order)) ?? { position: null, orders: [] };
    book.orders.push(order);
    books.set(bookId(order), book);
  }

  const margined: Position[] = [];
  const blocked = new Map<string, Paise>();
  let used = 0n;
  for (const { position, orders } of books.values()) {
    const margin = instrumentMargin(position, orders, settings);
    used += margin.total;
    for (const [index, order] of orders.entries()) {
      blocked.set(order.orderId, margin.orders[index] ?? 0n);
    }

    if (position !== null) {
      margined.push({ ...position, marginBlocked: margin.position });
    }
  }

  return { positions: margined, blocked, used };
}

/** An account's money there and here, as text. */
export interface AccountComparison {
  readonly userId: string;
  /** Whether it was written now; null while nothing is to be written. */
  readonly isWritten: boolean | null;
  readonly before: Money;
  readonly after: Money;
}

interface Money {
  readonly available: string;
  readonly used: string;
  readonly realizedPnl: string;
}

/** Sets the old figures beside ours. */
export function compareFunds(old: OldFunds, now: Funds, isWritten: boolean | null): AccountComparison {
  const money = (available: Paise, used: Paise, realizedPnl: Paise): Money => ({
    available: formatPaise(available),
    used: formatPaise(used),
    realizedPnl: formatPaise(realizedPnl),
  });
  return {
    userId: old.user_id,
    isWritten,
    before: money(old.available_balance, old.used_margin, old.realized_pnl),
    after: money(now.available, now.used, now.realizedPnl),
  };
}
