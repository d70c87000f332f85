-- CreateTable
CREATE TABLE `sandbox_orders` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `orderid` VARCHAR(50) NOT NULL,
    `user_id` VARCHAR(50) NOT NULL,
    `strategy` VARCHAR(100) NULL,
    `symbol` VARCHAR(50) NOT NULL,
    `exchange` VARCHAR(20) NOT NULL,
    `action` VARCHAR(10) NOT NULL,
    `quantity` INTEGER NOT NULL,
    `price` DECIMAL(14,4) NULL,
    `trigger_price` DECIMAL(14,4) NULL,
    `price_type` VARCHAR(20) NOT NULL,
    `product` VARCHAR(20) NOT NULL,
    `order_status` VARCHAR(20) NOT NULL DEFAULT 'open',
    `average_price` DECIMAL(14,4) NULL,
    `filled_quantity` INTEGER NOT NULL DEFAULT 0,
    `pending_quantity` INTEGER NULL,
    `rejection_reason` TEXT NULL,
    `margin_blocked` DECIMAL(15,2) NOT NULL DEFAULT 0,
    `order_timestamp` DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
    `update_timestamp` DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
    `margin_price` DECIMAL(14,4) NOT NULL,
    `contract_value` DECIMAL(18,8) NOT NULL DEFAULT 1,
    `version` INTEGER NOT NULL DEFAULT 1,
    `acked_at` DATETIME(3) NULL,
    `tick_seq` BIGINT NOT NULL DEFAULT 0,
    `shard` INTEGER NOT NULL DEFAULT 0,
    `received_at` DATETIME(3) NOT NULL,
    `request_size` INTEGER NOT NULL DEFAULT 0,
    `response_size` INTEGER NOT NULL DEFAULT 0,
    `latency_at` DATETIME(3) NULL,
    UNIQUE INDEX `sandbox_orders_orderid_key` (`orderid`),
    INDEX `sandbox_orders_user_id_id_idx` (`user_id`, `id`),
    INDEX `sandbox_orders_user_id_order_status_idx` (`user_id`, `order_status`),
    INDEX `sandbox_orders_user_id_symbol_exchange_product_order_status_idx` (`user_id`, `symbol`, `exchange`, `product`, `order_status`),
    INDEX `sandbox_orders_acked_at_id_idx` (`acked_at`, `id`),
    INDEX `sandbox_orders_latency_at_acked_at_idx` (`latency_at`, `acked_at`),
    INDEX `sandbox_orders_order_status_id_idx` (`order_status`, `id`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- CreateTable
CREATE TABLE `sandbox_trades` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `tradeid` VARCHAR(60) NOT NULL,
    `orderid` VARCHAR(50) NOT NULL,
    `user_id` VARCHAR(50) NOT NULL,
    `symbol` VARCHAR(50) NOT NULL,
    `exchange` VARCHAR(20) NOT NULL,
    `action` VARCHAR(10) NOT NULL,
    `quantity` INTEGER NOT NULL,
    `price` DECIMAL(14,4) NOT NULL,
    `product` VARCHAR(20) NOT NULL,
    `strategy` VARCHAR(100) NULL,
    `trade_timestamp` DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
    `contract_value` DECIMAL(18,8) NOT NULL DEFAULT 1,
    `realized_pnl` DECIMAL(15,2) NOT NULL DEFAULT 0,
    UNIQUE INDEX `sandbox_trades_tradeid_key` (`tradeid`),
    INDEX `sandbox_trades_orderid_idx` (`orderid`),
    INDEX `sandbox_trades_user_id_id_idx` (`user_id`, `id`),
    INDEX `sandbox_trades_user_id_symbol_idx` (`user_id`, `symbol`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- CreateTable
CREATE TABLE `sandbox_positions` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `user_id` VARCHAR(50) NOT NULL,
    `symbol` VARCHAR(50) NOT NULL,
    `exchange` VARCHAR(20) NOT NULL,
    `product` VARCHAR(20) NOT NULL,
    `quantity` INTEGER NOT NULL,
    `average_price` DECIMAL(14,4) NOT NULL,
    `ltp` DECIMAL(14,4) NULL,
    `pnl` DECIMAL(15,2) NOT NULL DEFAULT 0,
    `pnl_percent` DECIMAL(14,4) NOT NULL DEFAULT 0,
    `created_at` DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
    `updated_at` DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
    `cost_basis` DECIMAL(15,2) NOT NULL DEFAULT 0,
    `contract_value` DECIMAL(18,8) NOT NULL DEFAULT 1,
    `margin_blocked` DECIMAL(15,2) NOT NULL DEFAULT 0,
    `accumulated_realized_pnl` DECIMAL(15,2) NOT NULL DEFAULT 0,
    `today_realized_pnl` DECIMAL(15,2) NOT NULL DEFAULT 0,
    `pnl_day` VARCHAR(10) NOT NULL DEFAULT '',
    INDEX `sandbox_positions_exchange_product_quantity_idx` (`exchange`, `product`, `quantity`),
    UNIQUE INDEX `sandbox_positions_user_id_symbol_exchange_product_key` (`user_id`, `symbol`, `exchange`, `product`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- CreateTable
CREATE TABLE `sandbox_holdings` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `user_id` VARCHAR(50) NOT NULL,
    `symbol` VARCHAR(50) NOT NULL,
    `exchange` VARCHAR(20) NOT NULL,
    `quantity` INTEGER NOT NULL,
    `average_price` DECIMAL(14,4) NOT NULL,
    `ltp` DECIMAL(14,4) NULL,
    `pnl` DECIMAL(15,2) NOT NULL DEFAULT 0,
    `pnl_percent` DECIMAL(14,4) NOT NULL DEFAULT 0,
    `settlement_date` VARCHAR(10) NOT NULL,
    `created_at` DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
    `updated_at` DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
    `cost_basis` DECIMAL(15,2) NOT NULL DEFAULT 0,
    UNIQUE INDEX `sandbox_holdings_user_id_symbol_exchange_key` (`user_id`, `symbol`, `exchange`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- CreateTable
CREATE TABLE `sandbox_funds` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `user_id` VARCHAR(50) NOT NULL,
    `total_capital` DECIMAL(15,2) NOT NULL DEFAULT 10000000,
    `available_balance` DECIMAL(15,2) NOT NULL DEFAULT 10000000,
    `used_margin` DECIMAL(15,2) NOT NULL DEFAULT 0,
    `realized_pnl` DECIMAL(15,2) NOT NULL DEFAULT 0,
    `unrealized_pnl` DECIMAL(15,2) NOT NULL DEFAULT 0,
    `total_pnl` DECIMAL(15,2) NOT NULL DEFAULT 0,
    `last_reset_date` DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
    `reset_count` INTEGER NOT NULL DEFAULT 0,
    `today_realized_pnl` DECIMAL(15,2) NOT NULL DEFAULT 0,
    `pnl_day` VARCHAR(10) NOT NULL DEFAULT '',
    `order_seq` INTEGER NOT NULL DEFAULT 0,
    `version` INTEGER NOT NULL DEFAULT 0,
    `created_at` DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
    `updated_at` DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
    UNIQUE INDEX `sandbox_funds_user_id_key` (`user_id`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- CreateTable
CREATE TABLE `sandbox_config` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `config_key` VARCHAR(100) NOT NULL,
    `config_value` TEXT NOT NULL,
    `description` TEXT NULL,
    `updated_at` DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
    UNIQUE INDEX `sandbox_config_config_key_key` (`config_key`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- CreateTable
CREATE TABLE `sandbox_daily_pnl` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `user_id` VARCHAR(50) NOT NULL,
    `date` VARCHAR(10) NOT NULL,
    `realized_pnl` DECIMAL(15,2) NOT NULL DEFAULT 0,
    `positions_unrealized_pnl` DECIMAL(15,2) NOT NULL DEFAULT 0,
    `holdings_unrealized_pnl` DECIMAL(15,2) NOT NULL DEFAULT 0,
    `total_mtm` DECIMAL(15,2) NOT NULL DEFAULT 0,
    `available_balance` DECIMAL(15,2) NOT NULL DEFAULT 0,
    `used_margin` DECIMAL(15,2) NOT NULL DEFAULT 0,
    `portfolio_value` DECIMAL(15,2) NOT NULL DEFAULT 0,
    `created_at` DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
    UNIQUE INDEX `sandbox_daily_pnl_user_id_date_key` (`user_id`, `date`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- CreateTable
CREATE TABLE `sandbox_quotes` (
    `exchange` VARCHAR(20) NOT NULL,
    `symbol` VARCHAR(50) NOT NULL,
    `ltp` DECIMAL(14,4) NOT NULL,
    `bid` DECIMAL(14,4) NULL,
    `ask` DECIMAL(14,4) NULL,
    `open` DECIMAL(14,4) NOT NULL,
    `high` DECIMAL(14,4) NULL,
    `low` DECIMAL(14,4) NULL,
    `prev_close` DECIMAL(14,4) NULL,
    `volume` BIGINT NULL,
    `open_interest` BIGINT NOT NULL DEFAULT 0,
    `quoted_at` DATETIME(3) NOT NULL,
    INDEX `sandbox_quotes_quoted_at_idx` (`quoted_at`),
    PRIMARY KEY (`exchange`,`symbol`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- CreateTable
CREATE TABLE `sandbox_ticks` (
    `seq` BIGINT NOT NULL,
    `exchange` VARCHAR(20) NOT NULL,
    `symbol` VARCHAR(50) NOT NULL,
    `ltp` DECIMAL(14,4) NOT NULL,
    `bid` DECIMAL(14,4) NULL,
    `ask` DECIMAL(14,4) NULL,
    `low` DECIMAL(14,4) NULL,
    `high` DECIMAL(14,4) NULL,
    `volume` BIGINT NULL,
    `ticked_at` DATETIME(3) NOT NULL,
    PRIMARY KEY (`seq`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- CreateTable
CREATE TABLE `sandbox_tick_feed` (
    `id` INTEGER NOT NULL,
    `last_seq` BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- CreateTable
CREATE TABLE `sandbox_workers` (
    `worker_id` VARCHAR(64) NOT NULL,
    `started_at` DATETIME(3) NOT NULL,
    `heartbeat_at` DATETIME(3) NOT NULL,
    `quote_source` VARCHAR(20) NOT NULL,
    PRIMARY KEY (`worker_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- CreateTable
CREATE TABLE `sandbox_shards` (
    `shard` INTEGER NOT NULL,
    `worker_id` VARCHAR(64) NULL,
    `lease_until` DATETIME(3) NULL,
    `applied_seq` BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (`shard`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- AddForeignKey
ALTER TABLE `sandbox_orders` ADD CONSTRAINT `sandbox_orders_user_id_fkey` FOREIGN KEY (`user_id`) REFERENCES `sandbox_funds`(`user_id`) ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `sandbox_trades` ADD CONSTRAINT `sandbox_trades_orderid_fkey` FOREIGN KEY (`orderid`) REFERENCES `sandbox_orders`(`orderid`) ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `sandbox_positions` ADD CONSTRAINT `sandbox_positions_user_id_fkey` FOREIGN KEY (`user_id`) REFERENCES `sandbox_funds`(`user_id`) ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `sandbox_holdings` ADD CONSTRAINT `sandbox_holdings_user_id_fkey` FOREIGN KEY (`user_id`) REFERENCES `sandbox_funds`(`user_id`) ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `sandbox_daily_pnl` ADD CONSTRAINT `sandbox_daily_pnl_user_id_fkey` FOREIGN KEY (`user_id`) REFERENCES `sandbox_funds`(`user_id`) ON DELETE RESTRICT ON UPDATE CASCADE;
