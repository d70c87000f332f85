-- CreateTable
CREATE TABLE `sandbox_deeds` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `created_at` DATETIME(3) NOT NULL,
    `actor` VARCHAR(50) NOT NULL,
    `action` VARCHAR(50) NOT NULL,
    `subject` VARCHAR(100) NOT NULL,
    `detail` TEXT NOT NULL,
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
