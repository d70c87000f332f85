-- CreateTable
CREATE TABLE `audit_receipts` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `source_key` VARCHAR(64) NOT NULL,
    `created_at` DATETIME(3) NOT NULL,
    UNIQUE INDEX `audit_receipts_source_key_key` (`source_key`),
    INDEX `audit_receipts_created_at_idx` (`created_at`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
