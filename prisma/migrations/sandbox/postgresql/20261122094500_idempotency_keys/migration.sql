-- CreateTable
CREATE TABLE "sandbox_idempotency" (
    "id" SERIAL NOT NULL,
    "user_id" VARCHAR(50) NOT NULL,
    "idempotency_key" VARCHAR(128) NOT NULL,
    "step" INTEGER NOT NULL,
    "request_hash" VARCHAR(64) NOT NULL,
    "outcome" VARCHAR(20) NOT NULL,
    "orderid" VARCHAR(50),
    "error" TEXT,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'),

    CONSTRAINT "sandbox_idempotency_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "sandbox_idempotency_user_id_idempotency_key_step_key" ON "sandbox_idempotency"("user_id", "idempotency_key", "step");

-- CreateIndex
CREATE INDEX "sandbox_idempotency_created_at_idx" ON "sandbox_idempotency"("created_at");
