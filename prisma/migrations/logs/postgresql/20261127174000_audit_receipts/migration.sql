-- CreateTable
CREATE TABLE "audit_receipts" (
    "id" SERIAL NOT NULL,
    "source_key" VARCHAR(64) NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "audit_receipts_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "audit_receipts_source_key_key" ON "audit_receipts"("source_key");

-- CreateIndex
CREATE INDEX "audit_receipts_created_at_idx" ON "audit_receipts"("created_at");
