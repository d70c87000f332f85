-- CreateTable
CREATE TABLE "users" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "username" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "totp_secret" TEXT,
    "is_admin" BOOLEAN NOT NULL DEFAULT false,
    "created_at" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    "updated_at" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now'))
);

-- CreateTable
CREATE TABLE "auth" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "auth" TEXT NOT NULL,
    "feed_token" TEXT,
    "broker" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "is_revoked" BOOLEAN NOT NULL DEFAULT false,
    "created_at" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    CONSTRAINT "auth_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("username") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "api_keys" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "user_id" TEXT NOT NULL,
    "api_key_hash" TEXT NOT NULL,
    "api_key_encrypted" TEXT NOT NULL,
    "order_mode" TEXT NOT NULL DEFAULT 'auto',
    "created_at" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    "key_lookup" TEXT NOT NULL,
    "revoked_at" DATETIME,
    CONSTRAINT "api_keys_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("username") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "strategies" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "strategy_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "webhook_id" TEXT NOT NULL,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "api_type" TEXT NOT NULL DEFAULT 'placesmartorder',
    "entry_time" TEXT,
    "exit_time" TEXT,
    "entry_day" TEXT,
    "exit_day" TEXT,
    "max_position" INTEGER NOT NULL DEFAULT 0,
    "re_entry" BOOLEAN NOT NULL DEFAULT true,
    "created_at" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    "updated_at" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    CONSTRAINT "strategies_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("username") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "strategy_symbol_mappings" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "strategy_id" TEXT NOT NULL,
    "symbol" TEXT NOT NULL,
    "exchange" TEXT NOT NULL,
    "product" TEXT NOT NULL,
    "action" TEXT,
    "quantity" INTEGER NOT NULL,
    "price_type" TEXT NOT NULL DEFAULT 'MARKET',
    "order_status" TEXT NOT NULL DEFAULT 'pending',
    CONSTRAINT "strategy_symbol_mappings_strategy_id_fkey" FOREIGN KEY ("strategy_id") REFERENCES "strategies" ("strategy_id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "chartink_strategies" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "webhook_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "is_intraday" BOOLEAN NOT NULL DEFAULT true,
    "start_time" TEXT,
    "end_time" TEXT,
    "squareoff_time" TEXT,
    "created_at" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    "updated_at" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    CONSTRAINT "chartink_strategies_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("username") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "chartink_symbol_mappings" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "strategy_id" INTEGER NOT NULL,
    "chartink_symbol" TEXT NOT NULL,
    "exchange" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "product_type" TEXT NOT NULL,
    "created_at" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    "updated_at" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    CONSTRAINT "chartink_symbol_mappings_strategy_id_fkey" FOREIGN KEY ("strategy_id") REFERENCES "chartink_strategies" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "pending_orders" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "user_id" TEXT NOT NULL,
    "api_type" TEXT NOT NULL,
    "order_data" TEXT NOT NULL,
    "created_at" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    "status" TEXT NOT NULL DEFAULT 'pending',
    "approved_at" DATETIME,
    "approved_by" TEXT,
    "rejected_at" DATETIME,
    "rejected_by" TEXT,
    "rejected_reason" TEXT,
    "broker_order_id" TEXT,
    "broker_status" TEXT,
    CONSTRAINT "pending_orders_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("username") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "telegram_users" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "telegram_id" BIGINT NOT NULL,
    "openalgo_username" TEXT,
    "encrypted_api_key" TEXT,
    "host_url" TEXT,
    "first_name" TEXT,
    "last_name" TEXT,
    "broker" TEXT,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "notifications_enabled" BOOLEAN NOT NULL DEFAULT true,
    "created_at" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    "last_command_at" DATETIME,
    CONSTRAINT "telegram_users_openalgo_username_fkey" FOREIGN KEY ("openalgo_username") REFERENCES "users" ("username") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "bot_config" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT DEFAULT 1,
    "bot_token" TEXT,
    "bot_username" TEXT,
    "broadcast_enabled" BOOLEAN NOT NULL DEFAULT false,
    "master_commands_enabled" BOOLEAN NOT NULL DEFAULT true,
    "notification_settings" TEXT,
    "is_active" BOOLEAN NOT NULL DEFAULT false,
    "auto_start" BOOLEAN NOT NULL DEFAULT false
);

-- CreateTable
CREATE TABLE "command_logs" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "telegram_id" BIGINT NOT NULL,
    "command" TEXT NOT NULL,
    "status" TEXT,
    "request_data" TEXT,
    "response_data" TEXT,
    "execution_time" REAL,
    "error_message" TEXT,
    "created_at" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    CONSTRAINT "command_logs_telegram_id_fkey" FOREIGN KEY ("telegram_id") REFERENCES "telegram_users" ("telegram_id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "notification_queue" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "telegram_id" BIGINT NOT NULL,
    "message" TEXT NOT NULL,
    "priority" INTEGER NOT NULL DEFAULT 5,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "created_at" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    "sent_at" DATETIME,
    "error" TEXT,
    CONSTRAINT "notification_queue_telegram_id_fkey" FOREIGN KEY ("telegram_id") REFERENCES "telegram_users" ("telegram_id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "master_contract_status" (
    "broker" TEXT NOT NULL PRIMARY KEY,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "message" TEXT,
    "last_updated" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    "total_symbols" INTEGER NOT NULL DEFAULT 0,
    "is_ready" BOOLEAN NOT NULL DEFAULT false,
    "last_download_time" DATETIME,
    "download_date" TEXT,
    "exchange_stats" TEXT,
    "download_duration_seconds" INTEGER
);

-- CreateTable
CREATE TABLE "settings" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT DEFAULT 1,
    "analyze_mode" BOOLEAN NOT NULL DEFAULT false,
    "smtp_server" TEXT,
    "smtp_port" INTEGER,
    "smtp_username" TEXT,
    "smtp_password_encrypted" TEXT,
    "smtp_use_tls" BOOLEAN NOT NULL DEFAULT true,
    "smtp_from_email" TEXT,
    "smtp_helo_hostname" TEXT,
    "security_auto_ban_enabled" BOOLEAN NOT NULL DEFAULT false,
    "security_404_threshold" INTEGER NOT NULL DEFAULT 100,
    "security_404_ban_duration" INTEGER NOT NULL DEFAULT 0,
    "security_api_threshold" INTEGER NOT NULL DEFAULT 100,
    "security_api_ban_duration" INTEGER NOT NULL DEFAULT 0,
    "security_repeat_offender_limit" INTEGER NOT NULL DEFAULT 2
);

-- CreateTable
CREATE TABLE "symtoken" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "symbol" TEXT NOT NULL,
    "brsymbol" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "exchange" TEXT NOT NULL,
    "brexchange" TEXT NOT NULL DEFAULT '',
    "token" TEXT NOT NULL DEFAULT '',
    "expiry" TEXT NOT NULL DEFAULT '',
    "strike" DECIMAL NOT NULL DEFAULT 0,
    "lotsize" INTEGER NOT NULL DEFAULT 1,
    "instrumenttype" TEXT NOT NULL DEFAULT '',
    "tick_size" DECIMAL NOT NULL DEFAULT 0,
    "contract_value" DECIMAL NOT NULL DEFAULT 1,
    "expiry_date" TEXT,
    "freeze_quantity" INTEGER
);

-- CreateTable
CREATE TABLE "market_holidays" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "holiday_date" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "holiday_type" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "created_at" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now'))
);

-- CreateTable
CREATE TABLE "market_holiday_exchanges" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "holiday_id" INTEGER NOT NULL,
    "exchange_code" TEXT NOT NULL,
    "is_open" BOOLEAN NOT NULL DEFAULT false,
    "start_time" BIGINT,
    "end_time" BIGINT,
    CONSTRAINT "market_holiday_exchanges_holiday_id_fkey" FOREIGN KEY ("holiday_id") REFERENCES "market_holidays" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "market_timings" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "exchange_code" TEXT NOT NULL,
    "start_time" TEXT NOT NULL,
    "end_time" TEXT NOT NULL,
    "start_offset" INTEGER NOT NULL,
    "end_offset" INTEGER NOT NULL
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
