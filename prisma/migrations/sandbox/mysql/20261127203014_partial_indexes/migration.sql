-- Orders and trades of a day are found by their time. What else is indexed of an order, MySQL indexes for all of them.

DROP INDEX `sandbox_trades_user_id_symbol_idx` ON `sandbox_trades`;

CREATE INDEX `sandbox_orders_user_id_order_timestamp_idx` ON `sandbox_orders`(`user_id`, `order_timestamp`);

CREATE INDEX `sandbox_trades_user_id_trade_timestamp_idx` ON `sandbox_trades`(`user_id`, `trade_timestamp`);
