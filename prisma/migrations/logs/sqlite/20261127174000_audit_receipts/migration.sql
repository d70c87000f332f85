-- CreateTable
CREATE TABLE "audit_receipts" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "source_key" TEXT NOT NULL,
    "created_at" DATETIME NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "audit_receipts_source_key_key" ON "audit_receipts"("source_key");

-- CreateIndex
CREATE INDEX "audit_receipts_created_at_idx" ON "audit_receipts"("created_at");
