-- CreateTable
CREATE TABLE "sandbox_settlements" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "user_id" TEXT NOT NULL,
    "symbol" TEXT NOT NULL,
    "exchange" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "cost_basis" DECIMAL NOT NULL,
    "proceeds" DECIMAL NOT NULL DEFAULT 0,
    "realized_pnl" DECIMAL NOT NULL DEFAULT 0,
    "settlement_date" TEXT NOT NULL,
    "settled_at" DATETIME NOT NULL,
    "after_trade" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "sandbox_settlements_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "sandbox_funds" ("user_id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "sandbox_settlements_user_id_id_idx" ON "sandbox_settlements"("user_id", "id");
