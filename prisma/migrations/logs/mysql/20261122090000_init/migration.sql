-- CreateTable
CREATE TABLE `api_logs` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `user_id` VARCHAR(50) NULL,
    `endpoint` VARCHAR(200) NOT NULL,
    `method` VARCHAR(10) NOT NULL,
    `status_code` INTEGER NOT NULL,
    `request_size` INTEGER NULL,
    `response_size` INTEGER NULL,
    `processing_time` DOUBLE NULL,
    `ip_address` VARCHAR(50) NULL,
    `user_agent` VARCHAR(500) NULL,
    `created_at` DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
    `request_id` VARCHAR(64) NULL,
    INDEX `idx_apilog_user` (`user_id`),
    INDEX `idx_apilog_endpoint` (`endpoint`),
    INDEX `idx_apilog_created` (`created_at`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- CreateTable
CREATE TABLE `analyzer_logs` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `api_type` VARCHAR(50) NOT NULL,
    `request_data` TEXT NOT NULL,
    `response_data` TEXT NOT NULL,
    `created_at` DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
    `user_id` VARCHAR(50) NULL,
    INDEX `analyzer_logs_created_at_idx` (`created_at`),
    INDEX `analyzer_logs_api_type_created_at_idx` (`api_type`, `created_at`),
    INDEX `analyzer_logs_user_id_created_at_idx` (`user_id`, `created_at`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
