import type { SqlSession } from '../../connect/database.ts';
import { createSandboxConfigRepository, type SandboxConfigRepository } from './config.ts';
import { createDailyPnlRepository, type DailyPnlRepository } from './daily-pnl.ts';
import { createDeedRepository, type DeedRepository } from './deeds.ts';
import { createFundsRepository, type FundsRepository } from './funds.ts';
import { createHoldingRepository, type HoldingRepository } from './holdings.ts';
import { createIdempotencyRepository, type IdempotencyRepository } from './idempotency.ts';
import { createInstrumentsInUse, type InstrumentsInUse } from './instruments-in-use.ts';
import { createOrderRepository, type OrderRepository } from './orders.ts';
import { createPositionRepository, type PositionRepository } from './positions.ts';
import { createQuoteRepository, type QuoteRepository } from './quotes.ts';
import { createSettlementRepository, type SettlementRepository } from './settlements.ts';
import { createTickRepository, type TickRepository } from './ticks.ts';
import { createTradeRepository, type TradeRepository } from './trades.ts';
import { createWorkerRepository, type WorkerRepository } from './workers.ts';

/** All that sandbox.db keeps. */
export interface SandboxRepositories {
  readonly funds: FundsRepository;
  readonly orders: OrderRepository;
  readonly trades: TradeRepository;
  readonly positions: PositionRepository;
  readonly holdings: HoldingRepository;
  readonly idempotency: IdempotencyRepository;
  readonly settlements: SettlementRepository;
  readonly dailyPnl: DailyPnlRepository;
  readonly config: SandboxConfigRepository;
  readonly quotes: QuoteRepository;
  readonly ticks: TickRepository;
  readonly instrumentsInUse: InstrumentsInUse;
  readonly workers: WorkerRepository;
  readonly deeds: DeedRepository;
}

/** The repositories of sandbox.db over a session: those of a transaction when the session is one. */
export function createSandboxRepositories(session: SqlSession): SandboxRepositories {
  return {
    funds: createFundsRepository(session),
    orders: createOrderRepository(session),
    trades: createTradeRepository(session),
    positions: createPositionRepository(session),
    holdings: createHoldingRepository(session),
    idempotency: createIdempotencyRepository(session),
    settlements: createSettlementRepository(session),
    dailyPnl: createDailyPnlRepository(session),
    config: createSandboxConfigRepository(session),
    quotes: createQuoteRepository(session),
    ticks: createTickRepository(session),
    instrumentsInUse: createInstrumentsInUse(session),
    workers: createWorkerRepository(session),
    deeds: createDeedRepository(session),
  };
}
