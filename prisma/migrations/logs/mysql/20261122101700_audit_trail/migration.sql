-- CreateTable
CREATE TABLE `audit_events` (
    `id` BIGINT NOT NULL,
    `at` DATETIME(3) NOT NULL,
    `actor` VARCHAR(50) NOT NULL,
    `action` VARCHAR(50) NOT NULL,
    `subject` VARCHAR(100) NOT NULL,
    `detail` TEXT NOT NULL,
    `previous_hash` VARCHAR(64) NOT NULL,
    `hash` VARCHAR(64) NOT NULL,
    INDEX `audit_events_actor_id_idx` (`actor`, `id`),
    INDEX `audit_events_action_id_idx` (`action`, `id`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- CreateTable
CREATE TABLE `audit_heads` (
    `id` INTEGER NOT NULL,
    `last_id` BIGINT NOT NULL,
    `last_hash` VARCHAR(64) NOT NULL,
    `seal` VARCHAR(64) NOT NULL,
    `chain_key_encrypted` TEXT NOT NULL,
    `version` INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
