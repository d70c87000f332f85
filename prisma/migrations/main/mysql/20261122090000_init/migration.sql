-- CreateTable
CREATE TABLE `users` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `username` VARCHAR(50) NOT NULL,
    `email` VARCHAR(100) NOT NULL,
    `password_hash` VARCHAR(255) NOT NULL,
    `totp_secret` VARCHAR(255) NULL,
    `is_admin` BOOLEAN NOT NULL DEFAULT false,
    `created_at` DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
    `updated_at` DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
    UNIQUE INDEX `users_username_key` (`username`),
    UNIQUE INDEX `users_email_key` (`email`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- CreateTable
CREATE TABLE `auth` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `name` VARCHAR(100) NOT NULL,
    `auth` TEXT NOT NULL,
    `feed_token` TEXT NULL,
    `broker` VARCHAR(50) NOT NULL,
    `user_id` VARCHAR(50) NOT NULL,
    `is_revoked` BOOLEAN NOT NULL DEFAULT false,
    `created_at` DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
    UNIQUE INDEX `unique_user_broker` (`user_id`, `broker`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- CreateTable
CREATE TABLE `api_keys` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `user_id` VARCHAR(50) NOT NULL,
    `api_key_hash` VARCHAR(255) NOT NULL,
    `api_key_encrypted` TEXT NOT NULL,
    `order_mode` VARCHAR(20) NOT NULL DEFAULT 'auto',
    `created_at` DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
    `key_lookup` VARCHAR(64) NOT NULL,
    `revoked_at` DATETIME(3) NULL,
    UNIQUE INDEX `api_keys_user_id_key` (`user_id`),
    UNIQUE INDEX `api_keys_key_lookup_key` (`key_lookup`),
    INDEX `api_keys_order_mode_idx` (`order_mode`),
    INDEX `api_keys_created_at_idx` (`created_at`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- CreateTable
CREATE TABLE `strategies` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `strategy_id` VARCHAR(36) NOT NULL,
    `user_id` VARCHAR(50) NOT NULL,
    `name` VARCHAR(100) NOT NULL,
    `description` TEXT NULL,
    `webhook_id` VARCHAR(64) NOT NULL,
    `is_active` BOOLEAN NOT NULL DEFAULT true,
    `api_type` VARCHAR(20) NOT NULL DEFAULT 'placesmartorder',
    `entry_time` VARCHAR(10) NULL,
    `exit_time` VARCHAR(10) NULL,
    `entry_day` VARCHAR(50) NULL,
    `exit_day` VARCHAR(50) NULL,
    `max_position` INTEGER NOT NULL DEFAULT 0,
    `re_entry` BOOLEAN NOT NULL DEFAULT true,
    `created_at` DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
    `updated_at` DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
    UNIQUE INDEX `strategies_strategy_id_key` (`strategy_id`),
    UNIQUE INDEX `strategies_webhook_id_key` (`webhook_id`),
    INDEX `strategies_user_id_idx` (`user_id`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- CreateTable
CREATE TABLE `strategy_symbol_mappings` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `strategy_id` VARCHAR(36) NOT NULL,
    `symbol` VARCHAR(50) NOT NULL,
    `exchange` VARCHAR(20) NOT NULL,
    `product` VARCHAR(20) NOT NULL,
    `action` VARCHAR(10) NULL,
    `quantity` INTEGER NOT NULL,
    `price_type` VARCHAR(20) NOT NULL DEFAULT 'MARKET',
    `order_status` VARCHAR(20) NOT NULL DEFAULT 'pending',
    INDEX `strategy_symbol_mappings_strategy_id_idx` (`strategy_id`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- CreateTable
CREATE TABLE `chartink_strategies` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `name` VARCHAR(255) NOT NULL,
    `webhook_id` VARCHAR(36) NOT NULL,
    `user_id` VARCHAR(50) NOT NULL,
    `is_active` BOOLEAN NOT NULL DEFAULT true,
    `is_intraday` BOOLEAN NOT NULL DEFAULT true,
    `start_time` VARCHAR(5) NULL,
    `end_time` VARCHAR(5) NULL,
    `squareoff_time` VARCHAR(5) NULL,
    `created_at` DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
    `updated_at` DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
    UNIQUE INDEX `chartink_strategies_webhook_id_key` (`webhook_id`),
    INDEX `chartink_strategies_user_id_idx` (`user_id`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- CreateTable
CREATE TABLE `chartink_symbol_mappings` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `strategy_id` INTEGER NOT NULL,
    `chartink_symbol` VARCHAR(50) NOT NULL,
    `exchange` VARCHAR(20) NOT NULL,
    `quantity` INTEGER NOT NULL,
    `product_type` VARCHAR(20) NOT NULL,
    `created_at` DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
    `updated_at` DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
    INDEX `chartink_symbol_mappings_strategy_id_idx` (`strategy_id`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- CreateTable
CREATE TABLE `pending_orders` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `user_id` VARCHAR(50) NOT NULL,
    `api_type` VARCHAR(50) NOT NULL,
    `order_data` TEXT NOT NULL,
    `created_at` DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
    `status` VARCHAR(20) NOT NULL DEFAULT 'pending',
    `approved_at` DATETIME(3) NULL,
    `approved_by` VARCHAR(50) NULL,
    `rejected_at` DATETIME(3) NULL,
    `rejected_by` VARCHAR(50) NULL,
    `rejected_reason` TEXT NULL,
    `broker_order_id` VARCHAR(50) NULL,
    `broker_status` VARCHAR(50) NULL,
    INDEX `pending_orders_user_id_status_idx` (`user_id`, `status`),
    INDEX `pending_orders_created_at_idx` (`created_at`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- CreateTable
CREATE TABLE `telegram_users` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `telegram_id` BIGINT NOT NULL,
    `openalgo_username` VARCHAR(100) NULL,
    `encrypted_api_key` TEXT NULL,
    `host_url` VARCHAR(255) NULL,
    `first_name` VARCHAR(100) NULL,
    `last_name` VARCHAR(100) NULL,
    `broker` VARCHAR(50) NULL,
    `is_active` BOOLEAN NOT NULL DEFAULT true,
    `notifications_enabled` BOOLEAN NOT NULL DEFAULT true,
    `created_at` DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
    `last_command_at` DATETIME(3) NULL,
    UNIQUE INDEX `telegram_users_telegram_id_key` (`telegram_id`),
    INDEX `telegram_users_openalgo_username_idx` (`openalgo_username`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- CreateTable
CREATE TABLE `bot_config` (
    `id` INTEGER NOT NULL DEFAULT 1,
    `bot_token` TEXT NULL,
    `bot_username` VARCHAR(100) NULL,
    `broadcast_enabled` BOOLEAN NOT NULL DEFAULT false,
    `master_commands_enabled` BOOLEAN NOT NULL DEFAULT true,
    `notification_settings` TEXT NULL,
    `is_active` BOOLEAN NOT NULL DEFAULT false,
    `auto_start` BOOLEAN NOT NULL DEFAULT false,
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- CreateTable
CREATE TABLE `command_logs` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `telegram_id` BIGINT NOT NULL,
    `command` VARCHAR(100) NOT NULL,
    `status` VARCHAR(20) NULL,
    `request_data` TEXT NULL,
    `response_data` TEXT NULL,
    `execution_time` DOUBLE NULL,
    `error_message` TEXT NULL,
    `created_at` DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
    INDEX `command_logs_telegram_id_created_at_idx` (`telegram_id`, `created_at`),
    INDEX `command_logs_created_at_idx` (`created_at`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- CreateTable
CREATE TABLE `notification_queue` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `telegram_id` BIGINT NOT NULL,
    `message` TEXT NOT NULL,
    `priority` INTEGER NOT NULL DEFAULT 5,
    `status` VARCHAR(20) NOT NULL DEFAULT 'pending',
    `created_at` DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
    `sent_at` DATETIME(3) NULL,
    `error` TEXT NULL,
    INDEX `notification_queue_telegram_id_idx` (`telegram_id`),
    INDEX `notification_queue_status_priority_id_idx` (`status`, `priority`, `id`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- CreateTable
CREATE TABLE `master_contract_status` (
    `broker` VARCHAR(50) NOT NULL,
    `status` VARCHAR(20) NOT NULL DEFAULT 'pending',
    `message` TEXT NULL,
    `last_updated` DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
    `total_symbols` INTEGER NOT NULL DEFAULT 0,
    `is_ready` BOOLEAN NOT NULL DEFAULT false,
    `last_download_time` DATETIME(3) NULL,
    `download_date` VARCHAR(10) NULL,
    `exchange_stats` TEXT NULL,
    `download_duration_seconds` INTEGER NULL,
    PRIMARY KEY (`broker`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- CreateTable
CREATE TABLE `settings` (
    `id` INTEGER NOT NULL DEFAULT 1,
    `analyze_mode` BOOLEAN NOT NULL DEFAULT false,
    `smtp_server` VARCHAR(255) NULL,
    `smtp_port` INTEGER NULL,
    `smtp_username` VARCHAR(255) NULL,
    `smtp_password_encrypted` TEXT NULL,
    `smtp_use_tls` BOOLEAN NOT NULL DEFAULT true,
    `smtp_from_email` VARCHAR(255) NULL,
    `smtp_helo_hostname` VARCHAR(255) NULL,
    `security_auto_ban_enabled` BOOLEAN NOT NULL DEFAULT false,
    `security_404_threshold` INTEGER NOT NULL DEFAULT 100,
    `security_404_ban_duration` INTEGER NOT NULL DEFAULT 0,
    `security_api_threshold` INTEGER NOT NULL DEFAULT 100,
    `security_api_ban_duration` INTEGER NOT NULL DEFAULT 0,
    `security_repeat_offender_limit` INTEGER NOT NULL DEFAULT 2,
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- CreateTable
CREATE TABLE `symtoken` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `symbol` VARCHAR(50) NOT NULL,
    `brsymbol` VARCHAR(100) NOT NULL,
    `name` VARCHAR(100) NOT NULL DEFAULT '',
    `exchange` VARCHAR(20) NOT NULL,
    `brexchange` VARCHAR(20) NOT NULL DEFAULT '',
    `token` VARCHAR(50) NOT NULL DEFAULT '',
    `expiry` VARCHAR(10) NOT NULL DEFAULT '',
    `strike` DECIMAL(14,4) NOT NULL DEFAULT 0,
    `lotsize` INTEGER NOT NULL DEFAULT 1,
    `instrumenttype` VARCHAR(20) NOT NULL DEFAULT '',
    `tick_size` DECIMAL(14,4) NOT NULL DEFAULT 0,
    `contract_value` DECIMAL(18,8) NOT NULL DEFAULT 1,
    `expiry_date` VARCHAR(10) NULL,
    `freeze_quantity` INTEGER NULL,
    INDEX `symtoken_symbol_idx` (`symbol`),
    INDEX `symtoken_brsymbol_exchange_idx` (`brsymbol`, `exchange`),
    INDEX `symtoken_token_exchange_idx` (`token`, `exchange`),
    INDEX `symtoken_exchange_name_expiry_date_idx` (`exchange`, `name`, `expiry_date`),
    UNIQUE INDEX `symtoken_exchange_symbol_key` (`exchange`, `symbol`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- CreateTable
CREATE TABLE `market_holidays` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `holiday_date` VARCHAR(10) NOT NULL,
    `description` VARCHAR(150) NOT NULL,
    `holiday_type` VARCHAR(20) NOT NULL,
    `year` INTEGER NOT NULL,
    `created_at` DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
    INDEX `market_holidays_year_idx` (`year`),
    UNIQUE INDEX `market_holidays_holiday_date_holiday_type_key` (`holiday_date`, `holiday_type`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- CreateTable
CREATE TABLE `market_holiday_exchanges` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `holiday_id` INTEGER NOT NULL,
    `exchange_code` VARCHAR(20) NOT NULL,
    `is_open` BOOLEAN NOT NULL DEFAULT false,
    `start_time` BIGINT NULL,
    `end_time` BIGINT NULL,
    INDEX `market_holiday_exchanges_holiday_id_idx` (`holiday_id`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- CreateTable
CREATE TABLE `market_timings` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `exchange_code` VARCHAR(20) NOT NULL,
    `start_time` VARCHAR(5) NOT NULL,
    `end_time` VARCHAR(5) NOT NULL,
    `start_offset` INTEGER NOT NULL,
    `end_offset` INTEGER NOT NULL,
    UNIQUE INDEX `market_timings_exchange_code_key` (`exchange_code`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- AddForeignKey
ALTER TABLE `auth` ADD CONSTRAINT `auth_user_id_fkey` FOREIGN KEY (`user_id`) REFERENCES `users`(`username`) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `api_keys` ADD CONSTRAINT `api_keys_user_id_fkey` FOREIGN KEY (`user_id`) REFERENCES `users`(`username`) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `strategies` ADD CONSTRAINT `strategies_user_id_fkey` FOREIGN KEY (`user_id`) REFERENCES `users`(`username`) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `strategy_symbol_mappings` ADD CONSTRAINT `strategy_symbol_mappings_strategy_id_fkey` FOREIGN KEY (`strategy_id`) REFERENCES `strategies`(`strategy_id`) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `chartink_strategies` ADD CONSTRAINT `chartink_strategies_user_id_fkey` FOREIGN KEY (`user_id`) REFERENCES `users`(`username`) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `chartink_symbol_mappings` ADD CONSTRAINT `chartink_symbol_mappings_strategy_id_fkey` FOREIGN KEY (`strategy_id`) REFERENCES `chartink_strategies`(`id`) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `pending_orders` ADD CONSTRAINT `pending_orders_user_id_fkey` FOREIGN KEY (`user_id`) REFERENCES `users`(`username`) ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `telegram_users` ADD CONSTRAINT `telegram_users_openalgo_username_fkey` FOREIGN KEY (`openalgo_username`) REFERENCES `users`(`username`) ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `command_logs` ADD CONSTRAINT `command_logs_telegram_id_fkey` FOREIGN KEY (`telegram_id`) REFERENCES `telegram_users`(`telegram_id`) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `notification_queue` ADD CONSTRAINT `notification_queue_telegram_id_fkey` FOREIGN KEY (`telegram_id`) REFERENCES `telegram_users`(`telegram_id`) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `market_holiday_exchanges` ADD CONSTRAINT `market_holiday_exchanges_holiday_id_fkey` FOREIGN KEY (`holiday_id`) REFERENCES `market_holidays`(`id`) ON DELETE CASCADE ON UPDATE CASCADE;
