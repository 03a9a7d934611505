-- When a reviewer began to write on a submitted visit, and who: until then its recorder may take it back.
ALTER TABLE "visits" ADD COLUMN "review_begun_at" TIMESTAMPTZ(3), ADD COLUMN "review_begun_by" UUID;
ALTER TABLE "visits" ADD CONSTRAINT "visits_review_begun_whole" CHECK (("review_begun_at" IS NULL) = ("review_begun_by" IS NULL));
