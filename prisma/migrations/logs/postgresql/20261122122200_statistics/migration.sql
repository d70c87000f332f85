-- AlterTable
ALTER TABLE "analyzer_logs" ADD COLUMN "strategy" VARCHAR(100),
ADD COLUMN "symbol" VARCHAR(50),
ADD COLUMN "issue" VARCHAR(20);
