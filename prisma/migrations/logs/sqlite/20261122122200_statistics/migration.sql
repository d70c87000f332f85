-- AlterTable
ALTER TABLE "analyzer_logs" ADD COLUMN "strategy" TEXT;
ALTER TABLE "analyzer_logs" ADD COLUMN "symbol" TEXT;
ALTER TABLE "analyzer_logs" ADD COLUMN "issue" TEXT;
