-- CreateTable
CREATE TABLE "order_latency" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "api_type" TEXT NOT NULL,
    "broker" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "request_sent_at" DATETIME NOT NULL,
    "order_acked_at" DATETIME NOT NULL,
    "rtt_ms" REAL NOT NULL,
    "request_size" INTEGER,
    "response_size" INTEGER,
    "created_at" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    "order_id" TEXT NOT NULL,
    "symbol" TEXT,
    "order_type" TEXT NOT NULL DEFAULT 'PLACE',
    "status" TEXT NOT NULL DEFAULT 'SUCCESS',
    "error" TEXT,
    "validation_latency_ms" REAL,
    "response_latency_ms" REAL,
    "overhead_ms" REAL NOT NULL DEFAULT 0,
    "total_latency_ms" REAL NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "order_latency_order_id_key" ON "order_latency"("order_id");

-- CreateIndex
CREATE INDEX "idx_latency_broker" ON "order_latency"("broker");

-- CreateIndex
CREATE INDEX "idx_latency_user" ON "order_latency"("user_id");

-- CreateIndex
CREATE INDEX "idx_latency_created" ON "order_latency"("created_at");
