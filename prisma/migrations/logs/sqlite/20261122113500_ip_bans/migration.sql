-- CreateTable
CREATE TABLE "ip_bans" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "ip_address" TEXT NOT NULL,
    "ban_reason" TEXT NOT NULL,
    "ban_count" INTEGER NOT NULL DEFAULT 1,
    "banned_at" DATETIME NOT NULL,
    "expires_at" DATETIME,
    "created_by" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "ip_offences" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "ip_address" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "created_at" DATETIME NOT NULL,
    "last_at" DATETIME NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "ip_bans_ip_address_key" ON "ip_bans"("ip_address");

-- CreateIndex
CREATE UNIQUE INDEX "ip_offences_ip_address_kind_key" ON "ip_offences"("ip_address", "kind");

-- CreateIndex
CREATE INDEX "ip_offences_created_at_idx" ON "ip_offences"("created_at");
