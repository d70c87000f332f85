-- CreateTable
CREATE TABLE "audit_events" (
    "id" BIGINT NOT NULL PRIMARY KEY,
    "at" DATETIME NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "audit_heads" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "last_id" BIGINT NOT NULL,
    "last_hash" TEXT NOT NULL,
    "seal" TEXT NOT NULL,
    "chain_key_encrypted" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0
);

-- CreateIndex
CREATE INDEX "audit_events_actor_id_idx" ON "audit_events"("actor", "id");

-- CreateIndex
CREATE INDEX "audit_events_action_id_idx" ON "audit_events"("action", "id");
