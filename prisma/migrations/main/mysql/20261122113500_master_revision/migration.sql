-- CreateTable
CREATE TABLE `master_revision` (
    `id` INTEGER NOT NULL,
    `revision` INTEGER NOT NULL DEFAULT 0,

    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
