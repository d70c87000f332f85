-- CreateTable
CREATE TABLE "sandbox_settlements" (
    "id" SERIAL NOT NULL,
    "user_id" VARCHAR(50) NOT NULL,
    "symbol" VARCHAR(50) NOT NULL,
    "exchange" VARCHAR(20) NOT NULL,
    "quantity" INTEGER NOT NULL,
    "cost_basis" DECIMAL(15,2) NOT NULL,
    "proceeds" DECIMAL(15,2) NOT NULL DEFAULT 0,
    "realized_pnl" DECIMAL(15,2) NOT NULL DEFAULT 0,
    "settlement_date" VARCHAR(10) NOT NULL,
    "settled_at" TIMESTAMP(3) NOT NULL,
    "after_trade" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "sandbox_settlements_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "sandbox_settlements_user_id_id_idx" ON "sandbox_settlements"("user_id", "id");

-- AddForeignKey
ALTER TABLE "sandbox_settlements" ADD CONSTRAINT "sandbox_settlements_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "sandbox_funds"("user_id") ON DELETE RESTRICT ON UPDATE CASCADE;
