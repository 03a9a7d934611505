-- The tables, their keys and indexes. project_id leads every key of a project's tables.
-- Runs as one script in one implicit transaction: a crash in the middle leaves nothing behind.
-- "ON DELETE SET NULL (entry_id)": what cites an entry outlives it, with the words it quoted.

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "account_name" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "password_hash" TEXT,
    "system_role" TEXT NOT NULL DEFAULT 'none',
    "session_version" INTEGER NOT NULL DEFAULT 1,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "session_version" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "password_resets" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "session_version" INTEGER NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "password_resets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_throttle" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "sign_in_throttle_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "projects" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "background" TEXT NOT NULL DEFAULT '',
    "coverage" TEXT NOT NULL DEFAULT '',
    "starts_on" DATE,
    "ends_on" DATE,
    "common_min_sites" INTEGER NOT NULL DEFAULT 3,
    "common_min_percent" INTEGER NOT NULL DEFAULT 30,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "projects_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "memberships" (
    "project_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "memberships_pkey" PRIMARY KEY ("project_id","user_id")
);

-- CreateTable
CREATE TABLE "invitations" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "accepted_by" UUID,
    "revoked_at" TIMESTAMPTZ(3),
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invitations_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "dimensions" (
    "project_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "guidance" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL,

    CONSTRAINT "dimensions_pkey" PRIMARY KEY ("project_id","key")
);

-- CreateTable
CREATE TABLE "questions" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "dimension" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "hint" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "questions_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "sites" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "county" TEXT NOT NULL DEFAULT '',
    "code" TEXT,
    "merged_into_id" UUID,
    "position" INTEGER NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "sites_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "visits" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "visited_on" DATE NOT NULL,
    "started_at" TEXT,
    "ended_at" TEXT,
    "method" TEXT NOT NULL,
    "place" TEXT NOT NULL DEFAULT '',
    "recorder_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "version" INTEGER NOT NULL DEFAULT 1,
    "content_hash" TEXT NOT NULL,
    "submitted_at" TIMESTAMPTZ(3),
    "approved_at" TIMESTAMPTZ(3),
    "approved_by" UUID,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "visits_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "visit_members" (
    "project_id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,

    CONSTRAINT "visit_members_pkey" PRIMARY KEY ("project_id","visit_id","user_id")
);

-- CreateTable
CREATE TABLE "visit_audiences" (
    "project_id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "category" TEXT NOT NULL,
    "head_count" INTEGER NOT NULL,

    CONSTRAINT "visit_audiences_pkey" PRIMARY KEY ("project_id","visit_id","position")
);

-- CreateTable
CREATE TABLE "visit_dimension_marks" (
    "project_id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "dimension" TEXT NOT NULL,
    "mark" TEXT NOT NULL,

    CONSTRAINT "visit_dimension_marks_pkey" PRIMARY KEY ("project_id","visit_id","dimension")
);

-- CreateTable
CREATE TABLE "entries" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "dimension" TEXT NOT NULL,
    "question_id" UUID,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "speaker_category" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "entries_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "visit_revisions" (
    "project_id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "content_hash" TEXT NOT NULL,
    "saved_by" UUID NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "visit_revisions_pkey" PRIMARY KEY ("project_id","visit_id","version")
);

-- CreateTable
CREATE TABLE "visit_transitions" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "from_state" TEXT NOT NULL,
    "to_state" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "actor_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "visit_transitions_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "review_comments" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "entry_id" UUID,
    "entry_text" TEXT NOT NULL DEFAULT '',
    "body" TEXT NOT NULL,
    "author_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "review_comments_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "attachments" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "entry_id" UUID,
    "kind" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "byte_size" BIGINT NOT NULL,
    "sha256" TEXT NOT NULL,
    "storage_key" TEXT NOT NULL,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "attachments_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "indicators" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "definition" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "indicators_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "readings" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "dimension" TEXT NOT NULL,
    "question_id" UUID,
    "indicator_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "value" DECIMAL(24,6) NOT NULL,
    "as_of" TEXT NOT NULL,
    "definition" TEXT NOT NULL DEFAULT '',
    "source" TEXT NOT NULL DEFAULT '',
    "verification" TEXT NOT NULL DEFAULT 'unverified',

    CONSTRAINT "readings_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "themes" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "parent_id" UUID,
    "dimension" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "definition" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "themes_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "entry_themes" (
    "project_id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "theme_id" UUID NOT NULL,
    "assigned_by" UUID NOT NULL,
    "assigned_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "entry_themes_pkey" PRIMARY KEY ("project_id","entry_id","theme_id")
);

-- CreateTable
CREATE TABLE "findings" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "dimension" TEXT NOT NULL,
    "theme_id" UUID,
    "statement" TEXT NOT NULL,
    "elaboration" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL DEFAULT 0,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "findings_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "finding_evidence" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "finding_id" UUID NOT NULL,
    "entry_id" UUID,
    "quoted_text" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "finding_evidence_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "reports" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "stage" TEXT NOT NULL DEFAULT 'first_draft',
    "preface" TEXT NOT NULL DEFAULT '',
    "closing" TEXT NOT NULL DEFAULT '',
    "issuer" TEXT NOT NULL DEFAULT '',
    "issued_on" DATE,
    "include_unapproved" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "frozen_model" JSONB,
    "frozen_at" TIMESTAMPTZ(3),
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reports_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "report_sections" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "heading" TEXT NOT NULL,
    "layout" TEXT NOT NULL DEFAULT 'run_in',
    "lead" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "report_sections_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "report_points" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "section_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "theme_id" UUID,
    "lead" TEXT NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "show_support" BOOLEAN NOT NULL DEFAULT true,
    "dropped_at" TIMESTAMPTZ(3),

    CONSTRAINT "report_points_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "report_point_evidence" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "point_id" UUID NOT NULL,
    "entry_id" UUID,
    "quoted_text" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "report_point_evidence_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "audit_events" (
    "project_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "action" TEXT NOT NULL,
    "subject_id" UUID,
    "detail" JSONB NOT NULL,
    "prev_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_events_pkey" PRIMARY KEY ("project_id","seq")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_account_name_key" ON "users"("account_name");

-- CreateIndex
CREATE INDEX "sessions_user_id_idx" ON "sessions"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "password_resets_token_hash_key" ON "password_resets"("token_hash");

-- CreateIndex
CREATE INDEX "password_resets_user_id_idx" ON "password_resets"("user_id");

-- CreateIndex
CREATE INDEX "memberships_user_id_idx" ON "memberships"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitations_token_hash_key" ON "invitations"("token_hash");

-- CreateIndex
CREATE INDEX "questions_project_id_dimension_position_idx" ON "questions"("project_id", "dimension", "position");

-- CreateIndex
CREATE UNIQUE INDEX "sites_project_id_name_key" ON "sites"("project_id", "name");

-- CreateIndex
CREATE INDEX "visits_project_id_site_id_idx" ON "visits"("project_id", "site_id");

-- CreateIndex
CREATE INDEX "visits_project_id_state_idx" ON "visits"("project_id", "state");

-- CreateIndex
CREATE INDEX "visit_members_project_id_user_id_idx" ON "visit_members"("project_id", "user_id");

-- CreateIndex
CREATE INDEX "entries_project_id_visit_id_idx" ON "entries"("project_id", "visit_id");

-- CreateIndex
CREATE INDEX "entries_project_id_dimension_idx" ON "entries"("project_id", "dimension");

-- CreateIndex
CREATE INDEX "visit_transitions_project_id_visit_id_idx" ON "visit_transitions"("project_id", "visit_id");

-- CreateIndex
CREATE INDEX "review_comments_project_id_visit_id_idx" ON "review_comments"("project_id", "visit_id");

-- CreateIndex
CREATE INDEX "attachments_project_id_visit_id_idx" ON "attachments"("project_id", "visit_id");

-- CreateIndex
CREATE UNIQUE INDEX "indicators_project_id_name_unit_key" ON "indicators"("project_id", "name", "unit");

-- CreateIndex
CREATE INDEX "readings_project_id_visit_id_idx" ON "readings"("project_id", "visit_id");

-- CreateIndex
CREATE INDEX "readings_project_id_indicator_id_idx" ON "readings"("project_id", "indicator_id");

-- CreateIndex
CREATE UNIQUE INDEX "themes_project_id_dimension_name_key" ON "themes"("project_id", "dimension", "name");

-- CreateIndex
CREATE INDEX "entry_themes_project_id_theme_id_idx" ON "entry_themes"("project_id", "theme_id");

-- CreateIndex
CREATE INDEX "finding_evidence_project_id_finding_id_idx" ON "finding_evidence"("project_id", "finding_id");

-- CreateIndex
CREATE INDEX "report_sections_project_id_report_id_idx" ON "report_sections"("project_id", "report_id");

-- CreateIndex
CREATE INDEX "report_points_project_id_section_id_idx" ON "report_points"("project_id", "section_id");

-- CreateIndex
CREATE INDEX "report_point_evidence_project_id_point_id_idx" ON "report_point_evidence"("project_id", "point_id");

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "password_resets" ADD CONSTRAINT "password_resets_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dimensions" ADD CONSTRAINT "dimensions_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "questions" ADD CONSTRAINT "questions_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "questions" ADD CONSTRAINT "questions_project_id_dimension_fkey" FOREIGN KEY ("project_id", "dimension") REFERENCES "dimensions"("project_id", "key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sites" ADD CONSTRAINT "sites_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sites" ADD CONSTRAINT "sites_project_id_merged_into_id_fkey" FOREIGN KEY ("project_id", "merged_into_id") REFERENCES "sites"("project_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "visits" ADD CONSTRAINT "visits_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visits" ADD CONSTRAINT "visits_project_id_site_id_fkey" FOREIGN KEY ("project_id", "site_id") REFERENCES "sites"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visits" ADD CONSTRAINT "visits_project_id_recorder_id_fkey" FOREIGN KEY ("project_id", "recorder_id") REFERENCES "memberships"("project_id", "user_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_members" ADD CONSTRAINT "visit_members_project_id_visit_id_fkey" FOREIGN KEY ("project_id", "visit_id") REFERENCES "visits"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_members" ADD CONSTRAINT "visit_members_project_id_user_id_fkey" FOREIGN KEY ("project_id", "user_id") REFERENCES "memberships"("project_id", "user_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_audiences" ADD CONSTRAINT "visit_audiences_project_id_visit_id_fkey" FOREIGN KEY ("project_id", "visit_id") REFERENCES "visits"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_dimension_marks" ADD CONSTRAINT "visit_dimension_marks_project_id_visit_id_fkey" FOREIGN KEY ("project_id", "visit_id") REFERENCES "visits"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_dimension_marks" ADD CONSTRAINT "visit_dimension_marks_project_id_dimension_fkey" FOREIGN KEY ("project_id", "dimension") REFERENCES "dimensions"("project_id", "key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entries" ADD CONSTRAINT "entries_project_id_visit_id_fkey" FOREIGN KEY ("project_id", "visit_id") REFERENCES "visits"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entries" ADD CONSTRAINT "entries_project_id_dimension_fkey" FOREIGN KEY ("project_id", "dimension") REFERENCES "dimensions"("project_id", "key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entries" ADD CONSTRAINT "entries_project_id_question_id_fkey" FOREIGN KEY ("project_id", "question_id") REFERENCES "questions"("project_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "visit_revisions" ADD CONSTRAINT "visit_revisions_project_id_visit_id_fkey" FOREIGN KEY ("project_id", "visit_id") REFERENCES "visits"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_transitions" ADD CONSTRAINT "visit_transitions_project_id_visit_id_fkey" FOREIGN KEY ("project_id", "visit_id") REFERENCES "visits"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_comments" ADD CONSTRAINT "review_comments_project_id_visit_id_fkey" FOREIGN KEY ("project_id", "visit_id") REFERENCES "visits"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_comments" ADD CONSTRAINT "review_comments_project_id_entry_id_fkey" FOREIGN KEY ("project_id", "entry_id") REFERENCES "entries"("project_id", "id") ON DELETE SET NULL ("entry_id") ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_project_id_visit_id_fkey" FOREIGN KEY ("project_id", "visit_id") REFERENCES "visits"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_project_id_entry_id_fkey" FOREIGN KEY ("project_id", "entry_id") REFERENCES "entries"("project_id", "id") ON DELETE SET NULL ("entry_id") ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "indicators" ADD CONSTRAINT "indicators_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "readings" ADD CONSTRAINT "readings_project_id_visit_id_fkey" FOREIGN KEY ("project_id", "visit_id") REFERENCES "visits"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "readings" ADD CONSTRAINT "readings_project_id_dimension_fkey" FOREIGN KEY ("project_id", "dimension") REFERENCES "dimensions"("project_id", "key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "readings" ADD CONSTRAINT "readings_project_id_question_id_fkey" FOREIGN KEY ("project_id", "question_id") REFERENCES "questions"("project_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "readings" ADD CONSTRAINT "readings_project_id_indicator_id_fkey" FOREIGN KEY ("project_id", "indicator_id") REFERENCES "indicators"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "themes" ADD CONSTRAINT "themes_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "themes" ADD CONSTRAINT "themes_project_id_parent_id_fkey" FOREIGN KEY ("project_id", "parent_id") REFERENCES "themes"("project_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "themes" ADD CONSTRAINT "themes_project_id_dimension_fkey" FOREIGN KEY ("project_id", "dimension") REFERENCES "dimensions"("project_id", "key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entry_themes" ADD CONSTRAINT "entry_themes_project_id_entry_id_fkey" FOREIGN KEY ("project_id", "entry_id") REFERENCES "entries"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entry_themes" ADD CONSTRAINT "entry_themes_project_id_theme_id_fkey" FOREIGN KEY ("project_id", "theme_id") REFERENCES "themes"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "findings" ADD CONSTRAINT "findings_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "findings" ADD CONSTRAINT "findings_project_id_theme_id_fkey" FOREIGN KEY ("project_id", "theme_id") REFERENCES "themes"("project_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "finding_evidence" ADD CONSTRAINT "finding_evidence_project_id_finding_id_fkey" FOREIGN KEY ("project_id", "finding_id") REFERENCES "findings"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "finding_evidence" ADD CONSTRAINT "finding_evidence_project_id_entry_id_fkey" FOREIGN KEY ("project_id", "entry_id") REFERENCES "entries"("project_id", "id") ON DELETE SET NULL ("entry_id") ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "reports" ADD CONSTRAINT "reports_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_sections" ADD CONSTRAINT "report_sections_project_id_report_id_fkey" FOREIGN KEY ("project_id", "report_id") REFERENCES "reports"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_points" ADD CONSTRAINT "report_points_project_id_section_id_fkey" FOREIGN KEY ("project_id", "section_id") REFERENCES "report_sections"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_points" ADD CONSTRAINT "report_points_project_id_theme_id_fkey" FOREIGN KEY ("project_id", "theme_id") REFERENCES "themes"("project_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "report_point_evidence" ADD CONSTRAINT "report_point_evidence_project_id_point_id_fkey" FOREIGN KEY ("project_id", "point_id") REFERENCES "report_points"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_point_evidence" ADD CONSTRAINT "report_point_evidence_project_id_entry_id_fkey" FOREIGN KEY ("project_id", "entry_id") REFERENCES "entries"("project_id", "id") ON DELETE SET NULL ("entry_id") ON UPDATE NO ACTION;
