-- CreateTable
CREATE TABLE "sandbox_idempotency" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "user_id" TEXT NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "step" INTEGER NOT NULL,
    "request_hash" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "orderid" TEXT,
    "error" TEXT,
    "created_at" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now'))
);

-- CreateIndex
CREATE UNIQUE INDEX "sandbox_idempotency_user_id_idempotency_key_step_key" ON "sandbox_idempotency"("user_id", "idempotency_key", "step");

-- CreateIndex
CREATE INDEX "sandbox_idempotency_created_at_idx" ON "sandbox_idempotency"("created_at");
