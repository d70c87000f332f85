-- CreateTable
CREATE TABLE "order_latency" (
    "id" SERIAL NOT NULL,
    "api_type" VARCHAR(50) NOT NULL,
    "broker" VARCHAR(50) NOT NULL,
    "user_id" VARCHAR(50) NOT NULL,
    "request_sent_at" TIMESTAMP(3) NOT NULL,
    "order_acked_at" TIMESTAMP(3) NOT NULL,
    "rtt_ms" DOUBLE PRECISION NOT NULL,
    "request_size" INTEGER,
    "response_size" INTEGER,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'),
    "order_id" VARCHAR(50) NOT NULL,
    "symbol" VARCHAR(50),
    "order_type" VARCHAR(20) NOT NULL DEFAULT 'PLACE',
    "status" VARCHAR(20) NOT NULL DEFAULT 'SUCCESS',
    "error" VARCHAR(500),
    "validation_latency_ms" DOUBLE PRECISION,
    "response_latency_ms" DOUBLE PRECISION,
    "overhead_ms" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "total_latency_ms" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "order_latency_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "order_latency_order_id_key" ON "order_latency"("order_id");

-- CreateIndex
CREATE INDEX "idx_latency_broker" ON "order_latency"("broker");

-- CreateIndex
CREATE INDEX "idx_latency_user" ON "order_latency"("user_id");

-- CreateIndex
CREATE INDEX "idx_latency_created" ON "order_latency"("created_at");
