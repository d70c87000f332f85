-- CreateIndex
CREATE UNIQUE INDEX "password_resets_user_id_created_by_key" ON "password_resets"("user_id", "created_by");

-- DropIndex
DROP INDEX "password_resets_user_id_key";
