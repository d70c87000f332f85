-- AlterTable
ALTER TABLE "telegram_users" ADD COLUMN "notify_fills" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "telegram_users" ADD COLUMN "notify_rejections" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "telegram_users" ADD COLUMN "notify_broadcasts" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "telegram_users" ADD COLUMN "blocked_at" DATETIME;

-- AlterTable
ALTER TABLE "telegram_users" ADD COLUMN "told_trade_row" INTEGER;

-- AlterTable
ALTER TABLE "telegram_users" ADD COLUMN "told_rejection_row" INTEGER;

-- AlterTable
ALTER TABLE "bot_config" ADD COLUMN "last_error" TEXT;

-- AlterTable
ALTER TABLE "notification_queue" ADD COLUMN "attempts" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "notification_queue" ADD COLUMN "next_attempt_at" DATETIME;

-- CreateTable
CREATE TABLE "telegram_link_codes" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "user_id" TEXT NOT NULL,
    "code_hash" TEXT NOT NULL,
    "expires_at" DATETIME NOT NULL,
    CONSTRAINT "telegram_link_codes_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("username") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "telegram_link_codes_user_id_key" ON "telegram_link_codes"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "telegram_link_codes_code_hash_key" ON "telegram_link_codes"("code_hash");

-- CreateIndex
CREATE INDEX "notification_queue_created_at_idx" ON "notification_queue"("created_at");
