-- CreateIndex
CREATE INDEX "idx_latency_statistics" ON "order_latency"("broker", "api_type", "total_latency_ms", "status", "created_at", "rtt_ms");
