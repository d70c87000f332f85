-- CreateTable
CREATE TABLE `ip_bans` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `ip_address` VARCHAR(50) NOT NULL,
    `ban_reason` VARCHAR(200) NOT NULL,
    `ban_count` INTEGER NOT NULL DEFAULT 1,
    `banned_at` DATETIME(3) NOT NULL,
    `expires_at` DATETIME(3) NULL,
    `created_by` VARCHAR(50) NOT NULL,
    UNIQUE INDEX `ip_bans_ip_address_key` (`ip_address`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- CreateTable
CREATE TABLE `ip_offences` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `ip_address` VARCHAR(50) NOT NULL,
    `kind` VARCHAR(20) NOT NULL,
    `count` INTEGER NOT NULL,
    `created_at` DATETIME(3) NOT NULL,
    `last_at` DATETIME(3) NOT NULL,
    UNIQUE INDEX `ip_offences_ip_address_kind_key` (`ip_address`, `kind`),
    INDEX `ip_offences_created_at_idx` (`created_at`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
