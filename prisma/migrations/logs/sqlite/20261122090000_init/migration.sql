-- CreateTable
CREATE TABLE "api_logs" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "user_id" TEXT,
    "endpoint" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "status_code" INTEGER NOT NULL,
    "request_size" INTEGER,
    "response_size" INTEGER,
    "processing_time" REAL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    "request_id" TEXT
);

-- CreateTable
CREATE TABLE "analyzer_logs" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "api_type" TEXT NOT NULL,
    "request_data" TEXT NOT NULL,
    "response_data" TEXT NOT NULL,
    "created_at" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    "user_id" TEXT
);

-- CreateIndex
CREATE INDEX "idx_apilog_user" ON "api_logs"("user_id");

-- CreateIndex
CREATE INDEX "idx_apilog_endpoint" ON "api_logs"("endpoint");

-- CreateIndex
CREATE INDEX "idx_apilog_created" ON "api_logs"("created_at");

-- CreateIndex
CREATE INDEX "analyzer_logs_created_at_idx" ON "analyzer_logs"("created_at");

-- CreateIndex
CREATE INDEX "analyzer_logs_api_type_created_at_idx" ON "analyzer_logs"("api_type", "created_at");

-- CreateIndex
CREATE INDEX "analyzer_logs_user_id_created_at_idx" ON "analyzer_logs"("user_id", "created_at");
