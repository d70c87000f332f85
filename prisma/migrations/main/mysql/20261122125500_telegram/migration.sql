-- AlterTable
ALTER TABLE `telegram_users` ADD COLUMN `notify_fills` BOOLEAN NOT NULL DEFAULT true, ADD COLUMN `notify_rejections` BOOLEAN NOT NULL DEFAULT true, ADD COLUMN `notify_broadcasts` BOOLEAN NOT NULL DEFAULT true, ADD COLUMN `blocked_at` DATETIME(3) NULL, ADD COLUMN `told_trade_row` INTEGER NULL, ADD COLUMN `told_rejection_row` INTEGER NULL;

-- AlterTable
ALTER TABLE `bot_config` ADD COLUMN `last_error` TEXT NULL;

-- AlterTable
ALTER TABLE `notification_queue` ADD COLUMN `attempts` INTEGER NOT NULL DEFAULT 0, ADD COLUMN `next_attempt_at` DATETIME(3) NULL;

-- CreateTable
CREATE TABLE `telegram_link_codes` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `user_id` VARCHAR(50) NOT NULL,
    `code_hash` VARCHAR(64) NOT NULL,
    `expires_at` DATETIME(3) NOT NULL,
    UNIQUE INDEX `telegram_link_codes_user_id_key` (`user_id`),
    UNIQUE INDEX `telegram_link_codes_code_hash_key` (`code_hash`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- CreateIndex
CREATE INDEX `notification_queue_created_at_idx` ON `notification_queue`(`created_at`);

-- AddForeignKey
ALTER TABLE `telegram_link_codes` ADD CONSTRAINT `telegram_link_codes_user_id_fkey` FOREIGN KEY (`user_id`) REFERENCES `users`(`username`) ON DELETE CASCADE ON UPDATE CASCADE;
