-- AlterTable
ALTER TABLE `strategies` ADD COLUMN `entry_until` VARCHAR(10) NULL, ADD COLUMN `squared_off_at` DATETIME(3) NULL;

-- AlterTable
ALTER TABLE `chartink_strategies` ADD COLUMN `squared_off_at` DATETIME(3) NULL;

-- AlterTable
ALTER TABLE `pending_orders` ADD COLUMN `source_key` VARCHAR(150) NULL, ADD COLUMN `due_at` DATETIME(3) NULL;

-- CreateIndex
CREATE UNIQUE INDEX `pending_orders_user_id_source_key_key` ON `pending_orders`(`user_id`, `source_key`);

-- CreateIndex
CREATE INDEX `pending_orders_due_at_idx` ON `pending_orders`(`due_at`);

-- CreateTable
CREATE TABLE `strategy_signals` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `user_id` VARCHAR(50) NOT NULL,
    `lane` VARCHAR(60) NOT NULL,
    `symbol` VARCHAR(50) NOT NULL,
    `action` VARCHAR(10) NOT NULL,
    `position_size` INTEGER NULL,
    `created_at` DATETIME(3) NOT NULL,
    `state` VARCHAR(10) NOT NULL DEFAULT 'waiting',
    `attempts` INTEGER NOT NULL DEFAULT 0,
    `next_attempt_at` DATETIME(3) NOT NULL,
    `api_type` VARCHAR(50) NULL,
    `order_data` TEXT NULL,
    `outcome` VARCHAR(20) NULL,
    `order_id` VARCHAR(50) NULL,
    `reason` TEXT NULL,
    `finished_at` DATETIME(3) NULL,
    INDEX `strategy_signals_state_lane_id_idx` (`state`, `lane`, `id`),
    INDEX `strategy_signals_lane_id_idx` (`lane`, `id`),
    INDEX `strategy_signals_user_id_id_idx` (`user_id`, `id`),
    INDEX `strategy_signals_created_at_idx` (`created_at`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- AddForeignKey
ALTER TABLE `strategy_signals` ADD CONSTRAINT `strategy_signals_user_id_fkey` FOREIGN KEY (`user_id`) REFERENCES `users`(`username`) ON DELETE CASCADE ON UPDATE CASCADE;
