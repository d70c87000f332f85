-- AlterTable
ALTER TABLE `users` ADD COLUMN `totp_last_step` INTEGER NULL;

-- CreateTable
CREATE TABLE `active_sessions` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `user_id` VARCHAR(50) NOT NULL,
    `session_hash` VARCHAR(64) NOT NULL,
    `ip_address` VARCHAR(50) NOT NULL,
    `device_info` VARCHAR(500) NULL,
    `created_at` DATETIME(3) NOT NULL,
    `last_seen` DATETIME(3) NOT NULL,
    `expires_at` DATETIME(3) NOT NULL,
    UNIQUE INDEX `active_sessions_session_hash_key` (`session_hash`),
    INDEX `active_sessions_user_id_id_idx` (`user_id`, `id`),
    INDEX `active_sessions_created_at_idx` (`created_at`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- CreateTable
CREATE TABLE `recovery_codes` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `user_id` VARCHAR(50) NOT NULL,
    `code_hash` VARCHAR(64) NOT NULL,
    UNIQUE INDEX `recovery_codes_user_id_code_hash_key` (`user_id`, `code_hash`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- CreateTable
CREATE TABLE `password_resets` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `user_id` VARCHAR(50) NOT NULL,
    `token_hash` VARCHAR(64) NOT NULL,
    `created_by` VARCHAR(50) NOT NULL,
    `created_at` DATETIME(3) NOT NULL,
    `expires_at` DATETIME(3) NOT NULL,
    UNIQUE INDEX `password_resets_user_id_key` (`user_id`),
    UNIQUE INDEX `password_resets_token_hash_key` (`token_hash`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- CreateTable
CREATE TABLE `login_failures` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `name_hash` VARCHAR(64) NOT NULL,
    `failures` INTEGER NOT NULL,
    `created_at` DATETIME(3) NOT NULL,
    `last_at` DATETIME(3) NOT NULL,
    UNIQUE INDEX `login_failures_name_hash_key` (`name_hash`),
    INDEX `login_failures_created_at_idx` (`created_at`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- AddForeignKey
ALTER TABLE `active_sessions` ADD CONSTRAINT `active_sessions_user_id_fkey` FOREIGN KEY (`user_id`) REFERENCES `users`(`username`) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `recovery_codes` ADD CONSTRAINT `recovery_codes_user_id_fkey` FOREIGN KEY (`user_id`) REFERENCES `users`(`username`) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `password_resets` ADD CONSTRAINT `password_resets_user_id_fkey` FOREIGN KEY (`user_id`) REFERENCES `users`(`username`) ON DELETE CASCADE ON UPDATE CASCADE;
