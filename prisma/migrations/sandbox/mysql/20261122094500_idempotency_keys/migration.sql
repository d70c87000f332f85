-- CreateTable
CREATE TABLE `sandbox_idempotency` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `user_id` VARCHAR(50) NOT NULL,
    `idempotency_key` VARCHAR(128) NOT NULL,
    `step` INTEGER NOT NULL,
    `request_hash` VARCHAR(64) NOT NULL,
    `outcome` VARCHAR(20) NOT NULL,
    `orderid` VARCHAR(50) NULL,
    `error` TEXT NULL,
    `created_at` DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
    INDEX `sandbox_idempotency_created_at_idx` (`created_at`),
    UNIQUE INDEX `sandbox_idempotency_user_id_idempotency_key_step_key` (`user_id`, `idempotency_key`, `step`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
