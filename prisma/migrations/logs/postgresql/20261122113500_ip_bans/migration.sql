-- CreateTable
CREATE TABLE "ip_bans" (
    "id" SERIAL NOT NULL,
    "ip_address" VARCHAR(50) NOT NULL,
    "ban_reason" VARCHAR(200) NOT NULL,
    "ban_count" INTEGER NOT NULL DEFAULT 1,
    "banned_at" TIMESTAMP(3) NOT NULL,
    "expires_at" TIMESTAMP(3),
    "created_by" VARCHAR(50) NOT NULL,

    CONSTRAINT "ip_bans_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ip_offences" (
    "id" SERIAL NOT NULL,
    "ip_address" VARCHAR(50) NOT NULL,
    "kind" VARCHAR(20) NOT NULL,
    "count" INTEGER NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL,
    "last_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ip_offences_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ip_bans_ip_address_key" ON "ip_bans"("ip_address");

-- CreateIndex
CREATE UNIQUE INDEX "ip_offences_ip_address_kind_key" ON "ip_offences"("ip_address", "kind");

-- CreateIndex
CREATE INDEX "ip_offences_created_at_idx" ON "ip_offences"("created_at");
