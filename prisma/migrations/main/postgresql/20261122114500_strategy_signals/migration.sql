-- AlterTable
ALTER TABLE "strategies" ADD COLUMN "entry_until" VARCHAR(10), ADD COLUMN "squared_off_at" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "chartink_strategies" ADD COLUMN "squared_off_at" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "pending_orders" ADD COLUMN "source_key" VARCHAR(150), ADD COLUMN "due_at" TIMESTAMP(3);

-- CreateTable
CREATE TABLE "strategy_signals" (
    "id" SERIAL NOT NULL,
    "user_id" VARCHAR(50) NOT NULL,
    "lane" VARCHAR(60) NOT NULL,
    "symbol" VARCHAR(50) NOT NULL,
    "action" VARCHAR(10) NOT NULL,
    "position_size" INTEGER,
    "created_at" TIMESTAMP(3) NOT NULL,
    "state" VARCHAR(10) NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMP(3) NOT NULL,
    "api_type" VARCHAR(50),
    "order_data" TEXT,
    "outcome" VARCHAR(20),
    "order_id" VARCHAR(50),
    "reason" TEXT,
    "finished_at" TIMESTAMP(3),

    CONSTRAINT "strategy_signals_pkey" PRIMARY KEY ("id")
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

-- AddForeignKey
ALTER TABLE "strategy_signals" ADD CONSTRAINT "strategy_signals_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("username") ON DELETE CASCADE ON UPDATE CASCADE;
