-- AlterTable
ALTER TABLE "strategies" ADD COLUMN "entry_until" TEXT;

-- AlterTable
ALTER TABLE "strategies" ADD COLUMN "squared_off_at" DATETIME;

-- AlterTable
ALTER TABLE "chartink_strategies" ADD COLUMN "squared_off_at" DATETIME;

-- AlterTable
ALTER TABLE "pending_orders" ADD COLUMN "source_key" TEXT;

-- AlterTable
ALTER TABLE "pending_orders" ADD COLUMN "due_at" DATETIME;

-- CreateTable
CREATE TABLE "strategy_signals" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "user_id" TEXT NOT NULL,
    "lane" TEXT NOT NULL,
    "symbol" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "position_size" INTEGER,
    "created_at" DATETIME NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" DATETIME NOT NULL,
    "api_type" TEXT,
    "order_data" TEXT,
    "outcome" TEXT,
    "order_id" TEXT,
    "reason" TEXT,
    "finished_at" DATETIME,
    CONSTRAINT "strategy_signals_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("username") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "pending_orders_user_id_source_key_key" ON "pending_orders"("user_id", "source_key");

-- CreateIndex
CREATE INDEX "pending_orders_due_at_idx" ON "pending_orders"("due_at");

-- CreateIndex
CREATE INDEX "strategy_signals_state_lane_id_idx" ON "strategy_signals"("state", "lane", "id");

-- CreateIndex
CREATE INDEX "strategy_signals_lane_id_idx" ON "strategy_signals"("lane", "id");

-- CreateIndex
CREATE INDEX "strategy_signals_user_id_id_idx" ON "strategy_signals"("user_id", "id");

-- CreateIndex
CREATE INDEX "strategy_signals_created_at_idx" ON "strategy_signals"("created_at");
