-- What an order leaves when it ends is indexed for those alone that have not ended, and orders and trades of a day are
-- found by their time.

DROP INDEX "sandbox_orders_acked_at_id_idx";

DROP INDEX "sandbox_orders_latency_at_acked_at_idx";

DROP INDEX "sandbox_orders_order_status_id_idx";

DROP INDEX "sandbox_orders_user_id_order_status_idx";

DROP INDEX "sandbox_orders_user_id_symbol_exchange_product_order_status_idx";

DROP INDEX "sandbox_trades_user_id_symbol_idx";

CREATE INDEX "sandbox_orders_acked_at_id_idx" ON "sandbox_orders"("acked_at", "id") WHERE acked_at IS NULL;

CREATE INDEX "sandbox_orders_latency_at_acked_at_idx" ON "sandbox_orders"("latency_at", "acked_at") WHERE latency_at IS NULL;

CREATE INDEX "sandbox_orders_order_status_id_idx" ON "sandbox_orders"("order_status", "id") WHERE order_status IN ('open', 'trigger pending');

CREATE INDEX "sandbox_orders_user_id_order_status_idx" ON "sandbox_orders"("user_id", "order_status") WHERE order_status = 'rejected';

CREATE INDEX "sandbox_orders_user_id_order_timestamp_idx" ON "sandbox_orders"("user_id", "order_timestamp");

CREATE INDEX "sandbox_orders_user_id_symbol_exchange_product_order_status_idx" ON "sandbox_orders"("user_id", "symbol", "exchange", "product", "order_status") WHERE order_status IN ('open', 'trigger pending');

CREATE INDEX "sandbox_trades_user_id_trade_timestamp_idx" ON "sandbox_trades"("user_id", "trade_timestamp");
