-- CreateTable
CREATE TABLE "sandbox_orders" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "orderid" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "strategy" TEXT,
    "symbol" TEXT NOT NULL,
    "exchange" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "price" DECIMAL,
    "trigger_price" DECIMAL,
    "price_type" TEXT NOT NULL,
    "product" TEXT NOT NULL,
    "order_status" TEXT NOT NULL DEFAULT 'open',
    "average_price" DECIMAL,
    "filled_quantity" INTEGER NOT NULL DEFAULT 0,
    "pending_quantity" INTEGER,
    "rejection_reason" TEXT,
    "margin_blocked" DECIMAL NOT NULL DEFAULT 0,
    "order_timestamp" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    "update_timestamp" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    "margin_price" DECIMAL NOT NULL,
    "contract_value" DECIMAL NOT NULL DEFAULT 1,
    "version" INTEGER NOT NULL DEFAULT 1,
    "acked_at" DATETIME,
    "tick_seq" BIGINT NOT NULL DEFAULT 0,
    "shard" INTEGER NOT NULL DEFAULT 0,
    "received_at" DATETIME NOT NULL,
    "request_size" INTEGER NOT NULL DEFAULT 0,
    "response_size" INTEGER NOT NULL DEFAULT 0,
    "latency_at" DATETIME,
    CONSTRAINT "sandbox_orders_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "sandbox_funds" ("user_id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "sandbox_trades" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "tradeid" TEXT NOT NULL,
    "orderid" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "symbol" TEXT NOT NULL,
    "exchange" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "price" DECIMAL NOT NULL,
    "product" TEXT NOT NULL,
    "strategy" TEXT,
    "trade_timestamp" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    "contract_value" DECIMAL NOT NULL DEFAULT 1,
    "realized_pnl" DECIMAL NOT NULL DEFAULT 0,
    CONSTRAINT "sandbox_trades_orderid_fkey" FOREIGN KEY ("orderid") REFERENCES "sandbox_orders" ("orderid") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "sandbox_positions" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "user_id" TEXT NOT NULL,
    "symbol" TEXT NOT NULL,
    "exchange" TEXT NOT NULL,
    "product" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "average_price" DECIMAL NOT NULL,
    "ltp" DECIMAL,
    "pnl" DECIMAL NOT NULL DEFAULT 0,
    "pnl_percent" DECIMAL NOT NULL DEFAULT 0,
    "created_at" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    "updated_at" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    "cost_basis" DECIMAL NOT NULL DEFAULT 0,
    "contract_value" DECIMAL NOT NULL DEFAULT 1,
    "margin_blocked" DECIMAL NOT NULL DEFAULT 0,
    "accumulated_realized_pnl" DECIMAL NOT NULL DEFAULT 0,
    "today_realized_pnl" DECIMAL NOT NULL DEFAULT 0,
    "pnl_day" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "sandbox_positions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "sandbox_funds" ("user_id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "sandbox_holdings" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "user_id" TEXT NOT NULL,
    "symbol" TEXT NOT NULL,
    "exchange" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "average_price" DECIMAL NOT NULL,
    "ltp" DECIMAL,
    "pnl" DECIMAL NOT NULL DEFAULT 0,
    "pnl_percent" DECIMAL NOT NULL DEFAULT 0,
    "settlement_date" TEXT NOT NULL,
    "created_at" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    "updated_at" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    "cost_basis" DECIMAL NOT NULL DEFAULT 0,
    CONSTRAINT "sandbox_holdings_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "sandbox_funds" ("user_id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "sandbox_funds" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "user_id" TEXT NOT NULL,
    "total_capital" DECIMAL NOT NULL DEFAULT 10000000,
    "available_balance" DECIMAL NOT NULL DEFAULT 10000000,
    "used_margin" DECIMAL NOT NULL DEFAULT 0,
    "realized_pnl" DECIMAL NOT NULL DEFAULT 0,
    "unrealized_pnl" DECIMAL NOT NULL DEFAULT 0,
    "total_pnl" DECIMAL NOT NULL DEFAULT 0,
    "last_reset_date" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    "reset_count" INTEGER NOT NULL DEFAULT 0,
    "today_realized_pnl" DECIMAL NOT NULL DEFAULT 0,
    "pnl_day" TEXT NOT NULL DEFAULT '',
    "order_seq" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 0,
    "created_at" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    "updated_at" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now'))
);

-- CreateTable
CREATE TABLE "sandbox_config" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "config_key" TEXT NOT NULL,
    "config_value" TEXT NOT NULL,
    "description" TEXT,
    "updated_at" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now'))
);

-- CreateTable
CREATE TABLE "sandbox_daily_pnl" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "user_id" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "realized_pnl" DECIMAL NOT NULL DEFAULT 0,
    "positions_unrealized_pnl" DECIMAL NOT NULL DEFAULT 0,
    "holdings_unrealized_pnl" DECIMAL NOT NULL DEFAULT 0,
    "total_mtm" DECIMAL NOT NULL DEFAULT 0,
    "available_balance" DECIMAL NOT NULL DEFAULT 0,
    "used_margin" DECIMAL NOT NULL DEFAULT 0,
    "portfolio_value" DECIMAL NOT NULL DEFAULT 0,
    "created_at" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    CONSTRAINT "sandbox_daily_pnl_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "sandbox_funds" ("user_id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "sandbox_quotes" (
    "exchange" TEXT NOT NULL,
    "symbol" TEXT NOT NULL,
    "ltp" DECIMAL NOT NULL,
    "bid" DECIMAL,
    "ask" DECIMAL,
    "open" DECIMAL NOT NULL,
    "high" DECIMAL,
    "low" DECIMAL,
    "prev_close" DECIMAL,
    "volume" BIGINT,
    "open_interest" BIGINT NOT NULL DEFAULT 0,
    "quoted_at" DATETIME NOT NULL,

    PRIMARY KEY ("exchange", "symbol")
);

-- CreateTable
CREATE TABLE "sandbox_ticks" (
    "seq" BIGINT NOT NULL PRIMARY KEY,
    "exchange" TEXT NOT NULL,
    "symbol" TEXT NOT NULL,
    "ltp" DECIMAL NOT NULL,
    "bid" DECIMAL,
    "ask" DECIMAL,
    "low" DECIMAL,
    "high" DECIMAL,
    "volume" BIGINT,
    "ticked_at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "sandbox_tick_feed" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "last_seq" BIGINT NOT NULL DEFAULT 0
);

-- CreateTable
CREATE TABLE "sandbox_workers" (
    "worker_id" TEXT NOT NULL PRIMARY KEY,
    "started_at" DATETIME NOT NULL,
    "heartbeat_at" DATETIME NOT NULL,
    "quote_source" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "sandbox_shards" (
    "shard" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "worker_id" TEXT,
    "lease_until" DATETIME,
    "applied_seq" BIGINT NOT NULL DEFAULT 0
);

-- CreateIndex
CREATE UNIQUE INDEX "sandbox_orders_orderid_key" ON "sandbox_orders"("orderid");

-- CreateIndex
CREATE INDEX "sandbox_orders_user_id_id_idx" ON "sandbox_orders"("user_id", "id");

-- CreateIndex
CREATE INDEX "sandbox_orders_user_id_order_status_idx" ON "sandbox_orders"("user_id", "order_status");

-- CreateIndex
CREATE INDEX "sandbox_orders_user_id_symbol_exchange_product_order_status_idx" ON "sandbox_orders"("user_id", "symbol", "exchange", "product", "order_status");

-- CreateIndex
CREATE INDEX "sandbox_orders_acked_at_id_idx" ON "sandbox_orders"("acked_at", "id");

-- CreateIndex
CREATE INDEX "sandbox_orders_latency_at_acked_at_idx" ON "sandbox_orders"("latency_at", "acked_at");

-- CreateIndex
CREATE INDEX "sandbox_orders_order_status_id_idx" ON "sandbox_orders"("order_status", "id");

-- CreateIndex
CREATE UNIQUE INDEX "sandbox_trades_tradeid_key" ON "sandbox_trades"("tradeid");

-- CreateIndex
CREATE INDEX "sandbox_trades_orderid_idx" ON "sandbox_trades"("orderid");

-- CreateIndex
CREATE INDEX "sandbox_trades_user_id_id_idx" ON "sandbox_trades"("user_id", "id");

-- CreateIndex
CREATE INDEX "sandbox_trades_user_id_symbol_idx" ON "sandbox_trades"("user_id", "symbol");

-- CreateIndex
CREATE INDEX "sandbox_positions_exchange_product_quantity_idx" ON "sandbox_positions"("exchange", "product", "quantity");

-- CreateIndex
CREATE UNIQUE INDEX "sandbox_positions_user_id_symbol_exchange_product_key" ON "sandbox_positions"("user_id", "symbol", "exchange", "product");

-- CreateIndex
CREATE UNIQUE INDEX "sandbox_holdings_user_id_symbol_exchange_key" ON "sandbox_holdings"("user_id", "symbol", "exchange");

-- CreateIndex
CREATE UNIQUE INDEX "sandbox_funds_user_id_key" ON "sandbox_funds"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "sandbox_config_config_key_key" ON "sandbox_config"("config_key");

-- CreateIndex
CREATE UNIQUE INDEX "sandbox_daily_pnl_user_id_date_key" ON "sandbox_daily_pnl"("user_id", "date");

-- CreateIndex
CREATE INDEX "sandbox_quotes_quoted_at_idx" ON "sandbox_quotes"("quoted_at");
