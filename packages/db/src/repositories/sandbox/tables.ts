/** The tables of sandbox.db, as the statements of this room read and write them. */
import { bigint, decimal, defineTable, instant, integer, longText, text } from '../../sql/table.ts';

const money = decimal(15, 2);
const price = decimal(14, 4);
const contractValue = decimal(18, 8);
const userId = text(50);
const symbol = text(50);
const exchange = text(20);

export const ordersTable = defineTable('sandbox_orders', {
  orderid: text(50),
  user_id: userId,
  strategy: text(100),
  symbol,
  exchange,
  action: text(10),
  quantity: integer,
  price,
  trigger_price: price,
  price_type: text(20),
  product: text(20),
  order_status: text(20),
  average_price: price,
  filled_quantity: integer,
  pending_quantity: integer,
  rejection_reason: longText,
  margin_blocked: money,
  order_timestamp: instant,
  update_timestamp: instant,
  margin_price: price,
  contract_value: contractValue,
  version: integer,
  acked_at: instant,
  tick_seq: bigint,
  shard: integer,
  received_at: instant,
  request_size: integer,
  response_size: integer,
  latency_at: instant,
});

export const tradesTable = defineTable('sandbox_trades', {
  tradeid: text(60),
  orderid: text(50),
  user_id: userId,
  symbol,
  exchange,
  action: text(10),
  quantity: integer,
  price,
  product: text(20),
  strategy: text(100),
  trade_timestamp: instant,
  contract_value: contractValue,
  realized_pnl: money,
});

export const positionsTable = defineTable('sandbox_positions', {
  user_id: userId,
  symbol,
  exchange,
  product: text(20),
  quantity: integer,
  average_price: price,
  ltp: price,
  created_at: instant,
  updated_at: instant,
  cost_basis: money,
  contract_value: contractValue,
  margin_blocked: money,
  accumulated_realized_pnl: money,
  today_realized_pnl: money,
  pnl_day: text(10),
});

export const holdingsTable = defineTable('sandbox_holdings', {
  user_id: userId,
  symbol,
  exchange,
  quantity: integer,
  average_price: price,
  settlement_date: text(10),
  created_at: instant,
  updated_at: instant,
  cost_basis: money,
});

export const settlementsTable = defineTable('sandbox_settlements', {
  user_id: userId,
  symbol,
  exchange,
  quantity: integer,
  cost_basis: money,
  proceeds: money,
  realized_pnl: money,
  settlement_date: text(10),
  settled_at: instant,
  after_trade: integer,
});

export const dailyPnlTable = defineTable('sandbox_daily_pnl', {
  user_id: userId,
  date: text(10),
  realized_pnl: money,
  positions_unrealized_pnl: money,
  holdings_unrealized_pnl: money,
  total_mtm: money,
  available_balance: money,
  used_margin: money,
  portfolio_value: money,
  created_at: instant,
});

export const fundsTable = defineTable('sandbox_funds', {
  id: integer,
  user_id: userId,
  total_capital: money,
  available_balance: money,
  used_margin: money,
  realized_pnl: money,
  total_pnl: money,
  last_reset_date: instant,
  reset_count: integer,
  today_realized_pnl: money,
  pnl_day: text(10),
  order_seq: integer,
  version: integer,
  created_at: instant,
  updated_at: instant,
});

export const idempotencyTable = defineTable('sandbox_idempotency', {
  user_id: userId,
  idempotency_key: text(128),
  step: integer,
  request_hash: text(64),
  outcome: text(20),
  orderid: text(50),
  error: longText,
  created_at: instant,
});

export const configTable = defineTable('sandbox_config', {
  config_key: text(100),
  config_value: longText,
  description: longText,
  updated_at: instant,
});

export const quotesTable = defineTable('sandbox_quotes', {
  exchange,
  symbol,
  ltp: price,
  bid: price,
  ask: price,
  open: price,
  high: price,
  low: price,
  prev_close: price,
  volume: bigint,
  open_interest: bigint,
  quoted_at: instant,
});

export const ticksTable = defineTable('sandbox_ticks', {
  seq: bigint,
  exchange,
  symbol,
  ltp: price,
  bid: price,
  ask: price,
  low: price,
  high: price,
  volume: bigint,
  ticked_at: instant,
});

export const tickFeedTable = defineTable('sandbox_tick_feed', {
  id: integer,
  last_seq: bigint,
  source: text(250),
  place: text(64),
});

export const workersTable = defineTable('sandbox_workers', {
  worker_id: text(64),
  started_at: instant,
  heartbeat_at: instant,
  quote_source: text(20),
});

export const shardsTable = defineTable('sandbox_shards', {
  shard: integer,
  worker_id: text(64),
  lease_until: instant,
  applied_seq: bigint,
});
