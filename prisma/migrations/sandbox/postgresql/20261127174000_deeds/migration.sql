-- CreateTable
CREATE TABLE "sandbox_deeds" (
    "id" SERIAL NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL,
    "actor" VARCHAR(50) NOT NULL,
    "action" VARCHAR(50) NOT NULL,
    "subject" VARCHAR(100) NOT NULL,
    "detail" TEXT NOT NULL,

    CONSTRAINT "sandbox_deeds_pkey" PRIMARY KEY ("id")
);
