import {
  type Funds,
  ONE_CONTRACT,
  type Order,
  type Position,
  paise,
  price,
  type Quote,
  type Trade,
} from '@openalgo/domain';
import type { LegResult, PaperAccounts, PlaceOrderCommand } from '@openalgo/sandbox';
import { vi } from 'vitest';

/** 2024-01-02 09:30:00 in India. */
export const MORNING = Date.UTC(2024, 0, 2, 4, 0, 0);

const INSTRUMENT = { exchange: 'NSE', symbol: 'RELIANCE' } as const;

export function anOrder(changes: Partial<Order> = {}): Order {
  return {
    ...INSTRUMENT,
    orderId: '24010200000001',
    userId: 'asha',
    strategy: 'Momentum',
    action: 'BUY',
    quantity: 10n,
    priceType: 'LIMIT',
    product: 'MIS',
    price: price('2500.05'),
    triggerPrice: null,
    marginPrice: price('2500.05'),
    contractValue: ONE_CONTRACT,
    status: 'open',
    averagePrice: null,
    filledQuantity: 0n,
    rejectionReason: null,
    marginBlocked: paise('5000.10'),
    placedAt: MORNING,
    updatedAt: MORNING,
    ackedAt: null,
    version: 1,
    tickSeq: 0,
    ...changes,
  };
}

export function aTrade(changes: Partial<Trade> = {}): Trade {
  return {
    ...INSTRUMENT,
    tradeId: 'T24010200000001',
    orderId: '24010200000001',
    userId: 'asha',
    strategy: null,
    action: 'SELL',
    quantity: 3n,
    price: price('103.3333'),
    product: 'CNC',
    contractValue: ONE_CONTRACT,
    realizedPnl: 0n,
    tradedAt: MORNING,
    ...changes,
  };
}

export function aPosition(changes: Partial<Position> = {}): Position {
  return {
    ...INSTRUMENT,
    userId: 'asha',
    product: 'MIS',
    quantity: 100n,
    costBasis: paise('10333.33'),
    contractValue: ONE_CONTRACT,
    marginBlocked: paise('2066.67'),
    realizedPnl: paise('833.33'),
    realizedPnlToday: paise('833.33'),
    pnlDay: '2024-01-02',
    lastPrice: price('120'),
    openedAt: MORNING,
    updatedAt: MORNING,
    ...changes,
  };
}

const FUNDS: Funds = {
  userId: 'asha',
  accountNumber: 1,
  capital: paise('10000000'),
  available: paise('9976000.5'),
  used: paise('24000'),
  realizedPnl: paise('0.5'),
  realizedPnlToday: paise('0.25'),
  pnlDay: '2024-01-02',
  orderSeq: 1,
  resetCount: 2,
  lastResetAt: MORNING,
};

const QUOTE: Quote = {
  ...INSTRUMENT,
  ltp: price('2500.05'),
  bid: price('2500'),
  ask: null,
  low: price('2480'),
  high: price('2510.1'),
  volume: 123_456,
  at: MORNING,
  open: price('2490'),
  prevClose: null,
  openInterest: 0,
};

function acceptedLeg(leg: PlaceOrderCommand): LegResult {
  return { leg, result: { ok: true, value: { outcome: 'accepted', order: anOrder() } } };
}

/** Paper accounts that take everything and remember how they were called. */
export function createFakeAccounts() {
  return {
    placeOrder: vi.fn<PaperAccounts['placeOrder']>(async () => ({ outcome: 'accepted', order: anOrder() })),
    modifyOrder: vi.fn<PaperAccounts['modifyOrder']>(async () => anOrder()),
    cancelOrder: vi.fn<PaperAccounts['cancelOrder']>(async () => anOrder({ status: 'cancelled' })),
    placeSmartOrder: vi.fn<PaperAccounts['placeSmartOrder']>(async () => ({
      outcome: 'accepted',
      order: anOrder(),
    })),
    placeBasket: vi.fn<PaperAccounts['placeBasket']>(async ({ legs }) => legs.map(acceptedLeg)),
    splitOrder: vi.fn<PaperAccounts['splitOrder']>(async (command) => [acceptedLeg(command)]),
    cancelAllOrders: vi.fn<PaperAccounts['cancelAllOrders']>(async () => [anOrder({ status: 'cancelled' })]),
    closePositions: vi.fn<PaperAccounts['closePositions']>(async () => [
      { outcome: 'accepted', order: anOrder() },
    ]),
    order: vi.fn<PaperAccounts['order']>(async () => anOrder()),
    orderBook: vi.fn<PaperAccounts['orderBook']>(async () => [anOrder()]),
    tradeBook: vi.fn<PaperAccounts['tradeBook']>(async () => [aTrade()]),
    openPosition: vi.fn<PaperAccounts['openPosition']>(async () => 0n),
    holdings: vi.fn<PaperAccounts['holdings']>(async () => []),
    positionBook: vi.fn<PaperAccounts['positionBook']>(async () => []),
    funds: vi.fn<PaperAccounts['funds']>(async () => ({
      funds: FUNDS,
      unrealizedPnl: paise('1667.00'),
      realizedPnlToday: paise('0.25'),
      totalPnl: paise('1667.50'),
    })),
    quote: vi.fn<PaperAccounts['quote']>(async () => QUOTE),
    quotes: vi.fn<PaperAccounts['quotes']>(async (keys) =>
      keys.map((key) => ({ key, isListed: true, quote: { ...QUOTE, ...key } })),
    ),
    margin: vi.fn<PaperAccounts['margin']>(async () => paise('24000.5')),
    marketTime: vi.fn<PaperAccounts['marketTime']>(async () => MORNING),
  };
}
