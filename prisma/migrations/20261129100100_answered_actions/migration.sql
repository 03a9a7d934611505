-- What an action answered, for a day: the same press sent twice gets the same answer and writes once.
CREATE TABLE "answered_actions" (
  "project_id" UUID NOT NULL,
  "request_hash" TEXT NOT NULL,
  "actor_id" UUID NOT NULL,
  "answer" TEXT NOT NULL DEFAULT '',
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "answered_actions_pkey" PRIMARY KEY ("project_id", "request_hash")
);
CREATE INDEX "answered_actions_actor_id_at_idx" ON "answered_actions" ("actor_id", "at");
