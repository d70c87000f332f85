-- CreateTable
CREATE TABLE "api_logs" (
    "id" SERIAL NOT NULL,
    "user_id" VARCHAR(50),
    "endpoint" VARCHAR(200) NOT NULL,
    "method" VARCHAR(10) NOT NULL,
    "status_code" INTEGER NOT NULL,
    "request_size" INTEGER,
    "response_size" INTEGER,
    "processing_time" DOUBLE PRECISION,
    "ip_address" VARCHAR(50),
    "user_agent" VARCHAR(500),
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'),
    "request_id" VARCHAR(64),

    CONSTRAINT "api_logs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "analyzer_logs" (
    "id" SERIAL NOT NULL,
    "api_type" VARCHAR(50) NOT NULL,
    "request_data" TEXT NOT NULL,
    "response_data" TEXT NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'),
    "user_id" VARCHAR(50),

    CONSTRAINT "analyzer_logs_pkey" PRIMARY KEY ("id")
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
