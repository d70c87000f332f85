-- AlterTable
ALTER TABLE `analyzer_logs` ADD COLUMN `strategy` VARCHAR(100) NULL,
    ADD COLUMN `symbol` VARCHAR(50) NULL,
    ADD COLUMN `issue` VARCHAR(20) NULL;
