-- CreateTable
CREATE TABLE "users" (
    "id" SERIAL NOT NULL,
    "username" VARCHAR(50) NOT NULL,
    "email" VARCHAR(100) NOT NULL,
    "password_hash" VARCHAR(255) NOT NULL,
    "totp_secret" VARCHAR(255),
    "is_admin" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'),
    "updated_at" TIMESTAMP(3) NOT NULL DEFAULT (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'),

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth" (
    "id" SERIAL NOT NULL,
    "name" VARCHAR(100) NOT NULL,
    "auth" TEXT NOT NULL,
    "feed_token" TEXT,
    "broker" VARCHAR(50) NOT NULL,
    "user_id" VARCHAR(50) NOT NULL,
    "is_revoked" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'),

    CONSTRAINT "auth_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_keys" (
    "id" SERIAL NOT NULL,
    "user_id" VARCHAR(50) NOT NULL,
    "api_key_hash" VARCHAR(255) NOT NULL,
    "api_key_encrypted" TEXT NOT NULL,
    "order_mode" VARCHAR(20) NOT NULL DEFAULT 'auto',
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'),
    "key_lookup" VARCHAR(64) NOT NULL,
    "revoked_at" TIMESTAMP(3),

    CONSTRAINT "api_keys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "strategies" (
    "id" SERIAL NOT NULL,
    "strategy_id" VARCHAR(36) NOT NULL,
    "user_id" VARCHAR(50) NOT NULL,
    "name" VARCHAR(100) NOT NULL,
    "description" TEXT,
    "webhook_id" VARCHAR(64) NOT NULL,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "api_type" VARCHAR(20) NOT NULL DEFAULT 'placesmartorder',
    "entry_time" VARCHAR(10),
    "exit_time" VARCHAR(10),
    "entry_day" VARCHAR(50),
    "exit_day" VARCHAR(50),
    "max_position" INTEGER NOT NULL DEFAULT 0,
    "re_entry" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'),
    "updated_at" TIMESTAMP(3) NOT NULL DEFAULT (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'),

    CONSTRAINT "strategies_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "strategy_symbol_mappings" (
    "id" SERIAL NOT NULL,
    "strategy_id" VARCHAR(36) NOT NULL,
    "symbol" VARCHAR(50) NOT NULL,
    "exchange" VARCHAR(20) NOT NULL,
    "product" VARCHAR(20) NOT NULL,
    "action" VARCHAR(10),
    "quantity" INTEGER NOT NULL,
    "price_type" VARCHAR(20) NOT NULL DEFAULT 'MARKET',
    "order_status" VARCHAR(20) NOT NULL DEFAULT 'pending',

    CONSTRAINT "strategy_symbol_mappings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chartink_strategies" (
    "id" SERIAL NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "webhook_id" VARCHAR(36) NOT NULL,
    "user_id" VARCHAR(50) NOT NULL,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "is_intraday" BOOLEAN NOT NULL DEFAULT true,
    "start_time" VARCHAR(5),
    "end_time" VARCHAR(5),
    "squareoff_time" VARCHAR(5),
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'),
    "updated_at" TIMESTAMP(3) NOT NULL DEFAULT (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'),

    CONSTRAINT "chartink_strategies_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chartink_symbol_mappings" (
    "id" SERIAL NOT NULL,
    "strategy_id" INTEGER NOT NULL,
    "chartink_symbol" VARCHAR(50) NOT NULL,
    "exchange" VARCHAR(20) NOT NULL,
    "quantity" INTEGER NOT NULL,
    "product_type" VARCHAR(20) NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'),
    "updated_at" TIMESTAMP(3) NOT NULL DEFAULT (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'),

    CONSTRAINT "chartink_symbol_mappings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pending_orders" (
    "id" SERIAL NOT NULL,
    "user_id" VARCHAR(50) NOT NULL,
    "api_type" VARCHAR(50) NOT NULL,
    "order_data" TEXT NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'),
    "status" VARCHAR(20) NOT NULL DEFAULT 'pending',
    "approved_at" TIMESTAMP(3),
    "approved_by" VARCHAR(50),
    "rejected_at" TIMESTAMP(3),
    "rejected_by" VARCHAR(50),
    "rejected_reason" TEXT,
    "broker_order_id" VARCHAR(50),
    "broker_status" VARCHAR(50),

    CONSTRAINT "pending_orders_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "telegram_users" (
    "id" SERIAL NOT NULL,
    "telegram_id" BIGINT NOT NULL,
    "openalgo_username" VARCHAR(100),
    "encrypted_api_key" TEXT,
    "host_url" VARCHAR(255),
    "first_name" VARCHAR(100),
    "last_name" VARCHAR(100),
    "broker" VARCHAR(50),
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "notifications_enabled" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'),
    "last_command_at" TIMESTAMP(3),

    CONSTRAINT "telegram_users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bot_config" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "bot_token" TEXT,
    "bot_username" VARCHAR(100),
    "broadcast_enabled" BOOLEAN NOT NULL DEFAULT false,
    "master_commands_enabled" BOOLEAN NOT NULL DEFAULT true,
    "notification_settings" TEXT,
    "is_active" BOOLEAN NOT NULL DEFAULT false,
    "auto_start" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "bot_config_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "command_logs" (
    "id" SERIAL NOT NULL,
    "telegram_id" BIGINT NOT NULL,
    "command" VARCHAR(100) NOT NULL,
    "status" VARCHAR(20),
    "request_data" TEXT,
    "response_data" TEXT,
    "execution_time" DOUBLE PRECISION,
    "error_message" TEXT,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'),

    CONSTRAINT "command_logs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notification_queue" (
    "id" SERIAL NOT NULL,
    "telegram_id" BIGINT NOT NULL,
    "message" TEXT NOT NULL,
    "priority" INTEGER NOT NULL DEFAULT 5,
    "status" VARCHAR(20) NOT NULL DEFAULT 'pending',
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'),
    "sent_at" TIMESTAMP(3),
    "error" TEXT,

    CONSTRAINT "notification_queue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "master_contract_status" (
    "broker" VARCHAR(50) NOT NULL,
    "status" VARCHAR(20) NOT NULL DEFAULT 'pending',
    "message" TEXT,
    "last_updated" TIMESTAMP(3) NOT NULL DEFAULT (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'),
    "total_symbols" INTEGER NOT NULL DEFAULT 0,
    "is_ready" BOOLEAN NOT NULL DEFAULT false,
    "last_download_time" TIMESTAMP(3),
    "download_date" VARCHAR(10),
    "exchange_stats" TEXT,
    "download_duration_seconds" INTEGER,

    CONSTRAINT "master_contract_status_pkey" PRIMARY KEY ("broker")
);

-- CreateTable
CREATE TABLE "settings" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "analyze_mode" BOOLEAN NOT NULL DEFAULT false,
    "smtp_server" VARCHAR(255),
    "smtp_port" INTEGER,
    "smtp_username" VARCHAR(255),
    "smtp_password_encrypted" TEXT,
    "smtp_use_tls" BOOLEAN NOT NULL DEFAULT true,
    "smtp_from_email" VARCHAR(255),
    "smtp_helo_hostname" VARCHAR(255),
    "security_auto_ban_enabled" BOOLEAN NOT NULL DEFAULT false,
    "security_404_threshold" INTEGER NOT NULL DEFAULT 100,
    "security_404_ban_duration" INTEGER NOT NULL DEFAULT 0,
    "security_api_threshold" INTEGER NOT NULL DEFAULT 100,
    "security_api_ban_duration" INTEGER NOT NULL DEFAULT 0,
    "security_repeat_offender_limit" INTEGER NOT NULL DEFAULT 2,

    CONSTRAINT "settings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "symtoken" (
    "id" SERIAL NOT NULL,
    "symbol" VARCHAR(50) NOT NULL,
    "brsymbol" VARCHAR(100) NOT NULL,
    "name" VARCHAR(100) NOT NULL DEFAULT '',
    "exchange" VARCHAR(20) NOT NULL,
    "brexchange" VARCHAR(20) NOT NULL DEFAULT '',
    "token" VARCHAR(50) NOT NULL DEFAULT '',
    "expiry" VARCHAR(10) NOT NULL DEFAULT '',
    "strike" DECIMAL(14,4) NOT NULL DEFAULT 0,
    "lotsize" INTEGER NOT NULL DEFAULT 1,
    "instrumenttype" VARCHAR(20) NOT NULL DEFAULT '',
    "tick_size" DECIMAL(14,4) NOT NULL DEFAULT 0,
    "contract_value" DECIMAL(18,8) NOT NULL DEFAULT 1,
    "expiry_date" VARCHAR(10),
    "freeze_quantity" INTEGER,

    CONSTRAINT "symtoken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "market_holidays" (
    "id" SERIAL NOT NULL,
    "holiday_date" VARCHAR(10) NOT NULL,
    "description" VARCHAR(150) NOT NULL,
    "holiday_type" VARCHAR(20) NOT NULL,
    "year" INTEGER NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'),

    CONSTRAINT "market_holidays_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "market_holiday_exchanges" (
    "id" SERIAL NOT NULL,
    "holiday_id" INTEGER NOT NULL,
    "exchange_code" VARCHAR(20) NOT NULL,
    "is_open" BOOLEAN NOT NULL DEFAULT false,
    "start_time" BIGINT,
    "end_time" BIGINT,

    CONSTRAINT "market_holiday_exchanges_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "market_timings" (
    "id" SERIAL NOT NULL,
    "exchange_code" VARCHAR(20) NOT NULL,
    "start_time" VARCHAR(5) NOT NULL,
    "end_time" VARCHAR(5) NOT NULL,
    "start_offset" INTEGER NOT NULL,
    "end_offset" INTEGER NOT NULL,

    CONSTRAINT "market_timings_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_username_key" ON "users"("username");

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE UNIQUE INDEX "unique_user_broker" ON "auth"("user_id", "broker");

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_user_id_key" ON "api_keys"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_key_lookup_key" ON "api_keys"("key_lookup");

-- CreateIndex
CREATE INDEX "api_keys_order_mode_idx" ON "api_keys"("order_mode");

-- CreateIndex
CREATE INDEX "api_keys_created_at_idx" ON "api_keys"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "strategies_strategy_id_key" ON "strategies"("strategy_id");

-- CreateIndex
CREATE UNIQUE INDEX "strategies_webhook_id_key" ON "strategies"("webhook_id");

-- CreateIndex
CREATE INDEX "strategies_user_id_idx" ON "strategies"("user_id");

-- CreateIndex
CREATE INDEX "strategy_symbol_mappings_strategy_id_idx" ON "strategy_symbol_mappings"("strategy_id");

-- CreateIndex
CREATE UNIQUE INDEX "chartink_strategies_webhook_id_key" ON "chartink_strategies"("webhook_id");

-- CreateIndex
CREATE INDEX "chartink_strategies_user_id_idx" ON "chartink_strategies"("user_id");

-- CreateIndex
CREATE INDEX "chartink_symbol_mappings_strategy_id_idx" ON "chartink_symbol_mappings"("strategy_id");

-- CreateIndex
CREATE INDEX "pending_orders_user_id_status_idx" ON "pending_orders"("user_id", "status");

-- CreateIndex
CREATE INDEX "pending_orders_created_at_idx" ON "pending_orders"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "telegram_users_telegram_id_key" ON "telegram_users"("telegram_id");

-- CreateIndex
CREATE INDEX "telegram_users_openalgo_username_idx" ON "telegram_users"("openalgo_username");

-- CreateIndex
CREATE INDEX "command_logs_telegram_id_created_at_idx" ON "command_logs"("telegram_id", "created_at");

-- CreateIndex
CREATE INDEX "command_logs_created_at_idx" ON "command_logs"("created_at");

-- CreateIndex
CREATE INDEX "notification_queue_telegram_id_idx" ON "notification_queue"("telegram_id");

-- CreateIndex
CREATE INDEX "notification_queue_status_priority_id_idx" ON "notification_queue"("status", "priority", "id");

-- CreateIndex
CREATE INDEX "symtoken_symbol_idx" ON "symtoken"("symbol");

-- CreateIndex
CREATE INDEX "symtoken_brsymbol_exchange_idx" ON "symtoken"("brsymbol", "exchange");

-- CreateIndex
CREATE INDEX "symtoken_token_exchange_idx" ON "symtoken"("token", "exchange");

-- CreateIndex
CREATE INDEX "symtoken_exchange_name_expiry_date_idx" ON "symtoken"("exchange", "name", "expiry_date");

-- CreateIndex
CREATE UNIQUE INDEX "symtoken_exchange_symbol_key" ON "symtoken"("exchange", "symbol");

-- CreateIndex
CREATE INDEX "market_holidays_year_idx" ON "market_holidays"("year");

-- CreateIndex
CREATE UNIQUE INDEX "market_holidays_holiday_date_holiday_type_key" ON "market_holidays"("holiday_date", "holiday_type");

-- CreateIndex
CREATE INDEX "market_holiday_exchanges_holiday_id_idx" ON "market_holiday_exchanges"("holiday_id");

-- CreateIndex
CREATE UNIQUE INDEX "market_timings_exchange_code_key" ON "market_timings"("exchange_code");

-- AddForeignKey
ALTER TABLE "auth" ADD CONSTRAINT "auth_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("username") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("username") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "strategies" ADD CONSTRAINT "strategies_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("username") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "strategy_symbol_mappings" ADD CONSTRAINT "strategy_symbol_mappings_strategy_id_fkey" FOREIGN KEY ("strategy_id") REFERENCES "strategies"("strategy_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chartink_strategies" ADD CONSTRAINT "chartink_strategies_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("username") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chartink_symbol_mappings" ADD CONSTRAINT "chartink_symbol_mappings_strategy_id_fkey" FOREIGN KEY ("strategy_id") REFERENCES "chartink_strategies"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pending_orders" ADD CONSTRAINT "pending_orders_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("username") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "telegram_users" ADD CONSTRAINT "telegram_users_openalgo_username_fkey" FOREIGN KEY ("openalgo_username") REFERENCES "users"("username") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "command_logs" ADD CONSTRAINT "command_logs_telegram_id_fkey" FOREIGN KEY ("telegram_id") REFERENCES "telegram_users"("telegram_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification_queue" ADD CONSTRAINT "notification_queue_telegram_id_fkey" FOREIGN KEY ("telegram_id") REFERENCES "telegram_users"("telegram_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "market_holiday_exchanges" ADD CONSTRAINT "market_holiday_exchanges_holiday_id_fkey" FOREIGN KEY ("holiday_id") REFERENCES "market_holidays"("id") ON DELETE CASCADE ON UPDATE CASCADE;
