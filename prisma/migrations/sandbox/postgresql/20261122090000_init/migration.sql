-- CreateTable
CREATE TABLE "sandbox_orders" (
    "id" SERIAL NOT NULL,
    "orderid" VARCHAR(50) NOT NULL,
    "user_id" VARCHAR(50) NOT NULL,
    "strategy" VARCHAR(100),
    "symbol" VARCHAR(50) NOT NULL,
    "exchange" VARCHAR(20) NOT NULL,
    "action" VARCHAR(10) NOT NULL,
    "quantity" INTEGER NOT NULL,
    "price" DECIMAL(14,4),
    "trigger_price" DECIMAL(14,4),
    "price_type" VARCHAR(20) NOT NULL,
    "product" VARCHAR(20) NOT NULL,
    "order_status" VARCHAR(20) NOT NULL DEFAULT 'open',
    "average_price" DECIMAL(14,4),
    "filled_quantity" INTEGER NOT NULL DEFAULT 0,
    "pending_quantity" INTEGER,
    "rejection_reason" TEXT,
    "margin_blocked" DECIMAL(15,2) NOT NULL DEFAULT 0,
    "order_timestamp" TIMESTAMP(3) NOT NULL DEFAULT (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'),
    "update_timestamp" TIMESTAMP(3) NOT NULL DEFAULT (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'),
    "margin_price" DECIMAL(14,4) NOT NULL,
    "contract_value" DECIMAL(18,8) NOT NULL DEFAULT 1,
    "version" INTEGER NOT NULL DEFAULT 1,
    "acked_at" TIMESTAMP(3),
    "tick_seq" BIGINT NOT NULL DEFAULT 0,
    "shard" INTEGER NOT NULL DEFAULT 0,
    "received_at" TIMESTAMP(3) NOT NULL,
    "request_size" INTEGER NOT NULL DEFAULT 0,
    "response_size" INTEGER NOT NULL DEFAULT 0,
    "latency_at" TIMESTAMP(3),

    CONSTRAINT "sandbox_orders_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sandbox_trades" (
    "id" SERIAL NOT NULL,
    "tradeid" VARCHAR(60) NOT NULL,
    "orderid" VARCHAR(50) NOT NULL,
    "user_id" VARCHAR(50) NOT NULL,
    "symbol" VARCHAR(50) NOT NULL,
    "exchange" VARCHAR(20) NOT NULL,
    "action" VARCHAR(10) NOT NULL,
    "quantity" INTEGER NOT NULL,
    "price" DECIMAL(14,4) NOT NULL,
    "product" VARCHAR(20) NOT NULL,
    "strategy" VARCHAR(100),
    "trade_timestamp" TIMESTAMP(3) NOT NULL DEFAULT (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'),
    "contract_value" DECIMAL(18,8) NOT NULL DEFAULT 1,
    "realized_pnl" DECIMAL(15,2) NOT NULL DEFAULT 0,

    CONSTRAINT "sandbox_trades_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sandbox_positions" (
    "id" SERIAL NOT NULL,
    "user_id" VARCHAR(50) NOT NULL,
    "symbol" VARCHAR(50) NOT NULL,
    "exchange" VARCHAR(20) NOT NULL,
    "product" VARCHAR(20) NOT NULL,
    "quantity" INTEGER NOT NULL,
    "average_price" DECIMAL(14,4) NOT NULL,
    "ltp" DECIMAL(14,4),
    "pnl" DECIMAL(15,2) NOT NULL DEFAULT 0,
    "pnl_percent" DECIMAL(14,4) NOT NULL DEFAULT 0,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'),
    "updated_at" TIMESTAMP(3) NOT NULL DEFAULT (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'),
    "cost_basis" DECIMAL(15,2) NOT NULL DEFAULT 0,
    "contract_value" DECIMAL(18,8) NOT NULL DEFAULT 1,
    "margin_blocked" DECIMAL(15,2) NOT NULL DEFAULT 0,
    "accumulated_realized_pnl" DECIMAL(15,2) NOT NULL DEFAULT 0,
    "today_realized_pnl" DECIMAL(15,2) NOT NULL DEFAULT 0,
    "pnl_day" VARCHAR(10) NOT NULL DEFAULT '',

    CONSTRAINT "sandbox_positions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sandbox_holdings" (
    "id" SERIAL NOT NULL,
    "user_id" VARCHAR(50) NOT NULL,
    "symbol" VARCHAR(50) NOT NULL,
    "exchange" VARCHAR(20) NOT NULL,
    "quantity" INTEGER NOT NULL,
    "average_price" DECIMAL(14,4) NOT NULL,
    "ltp" DECIMAL(14,4),
    "pnl" DECIMAL(15,2) NOT NULL DEFAULT 0,
    "pnl_percent" DECIMAL(14,4) NOT NULL DEFAULT 0,
    "settlement_date" VARCHAR(10) NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'),
    "updated_at" TIMESTAMP(3) NOT NULL DEFAULT (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'),
    "cost_basis" DECIMAL(15,2) NOT NULL DEFAULT 0,

    CONSTRAINT "sandbox_holdings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sandbox_funds" (
    "id" SERIAL NOT NULL,
    "user_id" VARCHAR(50) NOT NULL,
    "total_capital" DECIMAL(15,2) NOT NULL DEFAULT 10000000,
    "available_balance" DECIMAL(15,2) NOT NULL DEFAULT 10000000,
    "used_margin" DECIMAL(15,2) NOT NULL DEFAULT 0,
    "realized_pnl" DECIMAL(15,2) NOT NULL DEFAULT 0,
    "unrealized_pnl" DECIMAL(15,2) NOT NULL DEFAULT 0,
    "total_pnl" DECIMAL(15,2) NOT NULL DEFAULT 0,
    "last_reset_date" TIMESTAMP(3) NOT NULL DEFAULT (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'),
    "reset_count" INTEGER NOT NULL DEFAULT 0,
    "today_realized_pnl" DECIMAL(15,2) NOT NULL DEFAULT 0,
    "pnl_day" VARCHAR(10) NOT NULL DEFAULT '',
    "order_seq" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'),
    "updated_at" TIMESTAMP(3) NOT NULL DEFAULT (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'),

    CONSTRAINT "sandbox_funds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sandbox_config" (
    "id" SERIAL NOT NULL,
    "config_key" VARCHAR(100) NOT NULL,
    "config_value" TEXT NOT NULL,
    "description" TEXT,
    "updated_at" TIMESTAMP(3) NOT NULL DEFAULT (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'),

    CONSTRAINT "sandbox_config_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sandbox_daily_pnl" (
    "id" SERIAL NOT NULL,
    "user_id" VARCHAR(50) NOT NULL,
    "date" VARCHAR(10) NOT NULL,
    "realized_pnl" DECIMAL(15,2) NOT NULL DEFAULT 0,
    "positions_unrealized_pnl" DECIMAL(15,2) NOT NULL DEFAULT 0,
    "holdings_unrealized_pnl" DECIMAL(15,2) NOT NULL DEFAULT 0,
    "total_mtm" DECIMAL(15,2) NOT NULL DEFAULT 0,
    "available_balance" DECIMAL(15,2) NOT NULL DEFAULT 0,
    "used_margin" DECIMAL(15,2) NOT NULL DEFAULT 0,
    "portfolio_value" DECIMAL(15,2) NOT NULL DEFAULT 0,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'),

    CONSTRAINT "sandbox_daily_pnl_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sandbox_quotes" (
    "exchange" VARCHAR(20) NOT NULL,
    "symbol" VARCHAR(50) NOT NULL,
    "ltp" DECIMAL(14,4) NOT NULL,
    "bid" DECIMAL(14,4),
    "ask" DECIMAL(14,4),
    "open" DECIMAL(14,4) NOT NULL,
    "high" DECIMAL(14,4),
    "low" DECIMAL(14,4),
    "prev_close" DECIMAL(14,4),
    "volume" BIGINT,
    "open_interest" BIGINT NOT NULL DEFAULT 0,
    "quoted_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "sandbox_quotes_pkey" PRIMARY KEY ("exchange","symbol")
);

-- CreateTable
CREATE TABLE "sandbox_ticks" (
    "seq" BIGINT NOT NULL,
    "exchange" VARCHAR(20) NOT NULL,
    "symbol" VARCHAR(50) NOT NULL,
    "ltp" DECIMAL(14,4) NOT NULL,
    "bid" DECIMAL(14,4),
    "ask" DECIMAL(14,4),
    "low" DECIMAL(14,4),
    "high" DECIMAL(14,4),
    "volume" BIGINT,
    "ticked_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "sandbox_ticks_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "sandbox_tick_feed" (
    "id" INTEGER NOT NULL,
    "last_seq" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "sandbox_tick_feed_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sandbox_workers" (
    "worker_id" VARCHAR(64) NOT NULL,
    "started_at" TIMESTAMP(3) NOT NULL,
    "heartbeat_at" TIMESTAMP(3) NOT NULL,
    "quote_source" VARCHAR(20) NOT NULL,

    CONSTRAINT "sandbox_workers_pkey" PRIMARY KEY ("worker_id")
);

-- CreateTable
CREATE TABLE "sandbox_shards" (
    "shard" INTEGER NOT NULL,
    "worker_id" VARCHAR(64),
    "lease_until" TIMESTAMP(3),
    "applied_seq" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "sandbox_shards_pkey" PRIMARY KEY ("shard")
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

-- AddForeignKey
ALTER TABLE "sandbox_orders" ADD CONSTRAINT "sandbox_orders_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "sandbox_funds"("user_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sandbox_trades" ADD CONSTRAINT "sandbox_trades_orderid_fkey" FOREIGN KEY ("orderid") REFERENCES "sandbox_orders"("orderid") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sandbox_positions" ADD CONSTRAINT "sandbox_positions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "sandbox_funds"("user_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sandbox_holdings" ADD CONSTRAINT "sandbox_holdings_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "sandbox_funds"("user_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sandbox_daily_pnl" ADD CONSTRAINT "sandbox_daily_pnl_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "sandbox_funds"("user_id") ON DELETE RESTRICT ON UPDATE CASCADE;
