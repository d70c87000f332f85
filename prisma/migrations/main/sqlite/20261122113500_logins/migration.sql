-- AlterTable
ALTER TABLE "users" ADD COLUMN "totp_last_step" INTEGER;

-- CreateTable
CREATE TABLE "active_sessions" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "user_id" TEXT NOT NULL,
    "session_hash" TEXT NOT NULL,
    "ip_address" TEXT NOT NULL,
    "device_info" TEXT,
    "created_at" DATETIME NOT NULL,
    "last_seen" DATETIME NOT NULL,
    "expires_at" DATETIME NOT NULL,
    CONSTRAINT "active_sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("username") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "recovery_codes" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "user_id" TEXT NOT NULL,
    "code_hash" TEXT NOT NULL,
    CONSTRAINT "recovery_codes_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("username") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "password_resets" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "user_id" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" DATETIME NOT NULL,
    "expires_at" DATETIME NOT NULL,
    CONSTRAINT "password_resets_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("username") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "login_failures" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name_hash" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "created_at" DATETIME NOT NULL,
    "last_at" DATETIME NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "active_sessions_session_hash_key" ON "active_sessions"("session_hash");

-- CreateIndex
CREATE INDEX "active_sessions_user_id_id_idx" ON "active_sessions"("user_id", "id");

-- CreateIndex
CREATE INDEX "active_sessions_created_at_idx" ON "active_sessions"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "recovery_codes_user_id_code_hash_key" ON "recovery_codes"("user_id", "code_hash");

-- CreateIndex
CREATE UNIQUE INDEX "password_resets_user_id_key" ON "password_resets"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "password_resets_token_hash_key" ON "password_resets"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "login_failures_name_hash_key" ON "login_failures"("name_hash");

-- CreateIndex
CREATE INDEX "login_failures_created_at_idx" ON "login_failures"("created_at");
