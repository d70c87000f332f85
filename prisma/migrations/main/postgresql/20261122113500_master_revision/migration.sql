-- CreateTable
CREATE TABLE "master_revision" (
    "id" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "master_revision_pkey" PRIMARY KEY ("id")
);
