-- 附件: what a device sent (source_*) and what is kept of it, uploads under way, and the moments of a recording.
ALTER TABLE attachments
  ADD COLUMN source_sha256 text,
  ADD COLUMN source_byte_size bigint,
  ADD COLUMN thumbnail_key text,
  ADD COLUMN width integer,
  ADD COLUMN height integer,
  ADD COLUMN duration_seconds integer,
  ADD COLUMN missing_since timestamptz(3);
UPDATE attachments SET source_sha256 = sha256, source_byte_size = byte_size;
ALTER TABLE attachments ALTER COLUMN source_sha256 SET NOT NULL, ALTER COLUMN source_byte_size SET NOT NULL;
ALTER TABLE attachments ADD CONSTRAINT attachments_kind_known CHECK (kind IN ('photo', 'audio', 'document'));
ALTER TABLE attachments ADD CONSTRAINT attachments_hash_shape CHECK (sha256 ~ '^[0-9a-f]{64}$' AND source_sha256 ~ '^[0-9a-f]{64}$');
ALTER TABLE attachments ADD CONSTRAINT attachments_name_present CHECK (file_name <> '');
ALTER TABLE attachments ADD CONSTRAINT attachments_measures CHECK ((width IS NULL OR width > 0) AND (height IS NULL OR height > 0) AND (duration_seconds IS NULL OR duration_seconds BETWEEN 0 AND 360000));

CREATE TABLE attachment_uploads (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  visit_id uuid NOT NULL,
  entry_id uuid,
  kind text NOT NULL,
  file_name text NOT NULL,
  byte_size bigint NOT NULL,
  sha256 text NOT NULL,
  received bigint NOT NULL DEFAULT 0,
  duration_seconds integer,
  cues jsonb NOT NULL DEFAULT '[]',
  created_by uuid NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  expires_at timestamptz(3) NOT NULL,
  CONSTRAINT attachment_uploads_pkey PRIMARY KEY (project_id, id),
  CONSTRAINT attachment_uploads_project_id_visit_id_fkey FOREIGN KEY (project_id, visit_id) REFERENCES visits (project_id, id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT attachment_uploads_kind_known CHECK (kind IN ('photo', 'audio', 'document')),
  CONSTRAINT attachment_uploads_received_range CHECK (byte_size > 0 AND received BETWEEN 0 AND byte_size)
);
CREATE INDEX attachment_uploads_project_id_visit_id_idx ON attachment_uploads (project_id, visit_id);
CREATE INDEX attachment_uploads_expires_at_idx ON attachment_uploads (expires_at);

CREATE TABLE attachment_cues (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  attachment_id uuid NOT NULL,
  entry_id uuid,
  at_seconds integer NOT NULL,
  label text NOT NULL DEFAULT '',
  created_by uuid NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT attachment_cues_pkey PRIMARY KEY (project_id, id),
  CONSTRAINT attachment_cues_project_id_attachment_id_fkey FOREIGN KEY (project_id, attachment_id) REFERENCES attachments (project_id, id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT attachment_cues_project_id_entry_id_fkey FOREIGN KEY (project_id, entry_id) REFERENCES entries (project_id, id) ON DELETE SET NULL (entry_id) ON UPDATE NO ACTION,
  CONSTRAINT attachment_cues_moment CHECK (at_seconds BETWEEN 0 AND 360000)
);
CREATE INDEX attachment_cues_project_id_attachment_id_idx ON attachment_cues (project_id, attachment_id);
CREATE INDEX attachment_cues_project_id_entry_id_idx ON attachment_cues (project_id, entry_id);
