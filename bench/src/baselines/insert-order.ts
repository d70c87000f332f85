/** One order by the raw driver: its id, its account, and four times. */
export const INSERT_ORDER = `INSERT INTO sandbox_orders (orderid, user_id, strategy, symbol, exchange, action, quantity,
  price, price_type, product, order_status, average_price, filled_quantity, pending_quantity, margin_blocked,
  order_timestamp, update_timestamp, margin_price, contract_value, version, acked_at, tick_seq, shard, received_at,
  request_size, response_size) VALUES (?, ?, 'bench', 'SBIN', 'NSE', 'BUY', 1, 800, 'LIMIT', 'MIS', 'complete', 800, 1, 0, 0,
  ?, ?, 800, 1, 1, ?, 0, 0, ?, 200, 70)`;
