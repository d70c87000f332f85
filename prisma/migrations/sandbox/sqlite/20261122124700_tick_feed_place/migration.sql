-- AlterTable
ALTER TABLE "sandbox_tick_feed" ADD COLUMN "source" TEXT;
ALTER TABLE "sandbox_tick_feed" ADD COLUMN "place" TEXT;
