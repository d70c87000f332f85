-- AlterTable
ALTER TABLE `sandbox_tick_feed` ADD COLUMN `source` VARCHAR(250) NULL,
    ADD COLUMN `place` VARCHAR(64) NULL;
