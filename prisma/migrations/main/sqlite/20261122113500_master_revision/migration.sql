-- CreateTable
CREATE TABLE "master_revision" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "revision" INTEGER NOT NULL DEFAULT 0
);
