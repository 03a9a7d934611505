-- What the tables may hold: closed lists, ranges, the search column, the roll-up of former sites, the audit chain.
-- Runs as one script in one implicit transaction, as every migration here does.

-- Closed lists, the same as lib/vocabulary.ts (a test holds both to each other).
ALTER TABLE users ADD CONSTRAINT users_system_role_known CHECK (system_role IN ('admin', 'none'));
ALTER TABLE users ADD CONSTRAINT users_account_name_normal CHECK (account_name = lower(account_name) AND account_name <> '');
ALTER TABLE memberships ADD CONSTRAINT memberships_role_known CHECK (role IN ('lead', 'reviewer', 'member', 'viewer'));
ALTER TABLE invitations ADD CONSTRAINT invitations_role_known CHECK (role IN ('lead', 'reviewer', 'member', 'viewer'));
ALTER TABLE dimensions ADD CONSTRAINT dimensions_key_known CHECK (key IN ('status', 'example', 'problem', 'suggestion'));
ALTER TABLE sites ADD CONSTRAINT sites_kind_known CHECK (kind IN ('town', 'township', 'subdistrict', 'park'));
ALTER TABLE visits ADD CONSTRAINT visits_method_known CHECK (method IN ('seminar', 'site_visit', 'interview', 'questionnaire', 'unannounced', 'desk_review'));
ALTER TABLE visits ADD CONSTRAINT visits_state_known CHECK (state IN ('draft', 'submitted', 'returned', 'approved', 'voided'));
ALTER TABLE entries ADD CONSTRAINT entries_form_known CHECK (form IN ('verbatim', 'summary'));
ALTER TABLE visit_dimension_marks ADD CONSTRAINT visit_dimension_marks_known CHECK (mark IN ('not_raised', 'none'));
ALTER TABLE readings ADD CONSTRAINT readings_verification_known CHECK (verification IN ('unverified', 'verified', 'disputed'));
ALTER TABLE reports ADD CONSTRAINT reports_stage_known CHECK (stage IN ('first_draft', 'consultation', 'for_approval', 'final'));
ALTER TABLE report_sections ADD CONSTRAINT report_sections_layout_known CHECK (layout IN ('run_in', 'sub_headings'));

-- Ranges and shapes.
ALTER TABLE projects ADD CONSTRAINT projects_name_present CHECK (name <> '');
ALTER TABLE projects ADD CONSTRAINT projects_dates_ordered CHECK (starts_on IS NULL OR ends_on IS NULL OR starts_on <= ends_on);
ALTER TABLE projects ADD CONSTRAINT projects_threshold_range CHECK (common_min_sites >= 1 AND common_min_percent BETWEEN 0 AND 100);
ALTER TABLE sites ADD CONSTRAINT sites_name_present CHECK (name <> '');
ALTER TABLE sites ADD CONSTRAINT sites_not_merged_into_itself CHECK (merged_into_id IS NULL OR merged_into_id <> id);
ALTER TABLE visits ADD CONSTRAINT visits_times_shape CHECK ((started_at IS NULL OR started_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$') AND (ended_at IS NULL OR ended_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'));
ALTER TABLE visits ADD CONSTRAINT visits_times_ordered CHECK (started_at IS NULL OR ended_at IS NULL OR started_at <= ended_at);
ALTER TABLE visits ADD CONSTRAINT visits_version_positive CHECK (version >= 1);
ALTER TABLE visits ADD CONSTRAINT visits_approval_whole CHECK ((state = 'approved') = (approved_at IS NOT NULL AND approved_by IS NOT NULL));
ALTER TABLE visit_audiences ADD CONSTRAINT visit_audiences_head_count_range CHECK (head_count BETWEEN 1 AND 100000);
ALTER TABLE entries ADD CONSTRAINT entries_text_range CHECK (text <> '' AND char_length(text) <= 5000);
ALTER TABLE readings ADD CONSTRAINT readings_as_of_shape CHECK (as_of ~ '^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$');
ALTER TABLE themes ADD CONSTRAINT themes_not_own_parent CHECK (parent_id IS NULL OR parent_id <> id);
ALTER TABLE attachments ADD CONSTRAINT attachments_size_positive CHECK (byte_size > 0);

-- Search. Postgres' parsers see nothing in Chinese text and pg_trgm yields no trigrams for it. A text's characters and
-- overlapping pairs, as an array under GIN, find every substring, of one character too; the query then rechecks the text.
CREATE FUNCTION search_form(value text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN lower(normalize(value, NFKC));

CREATE FUNCTION character_grams(value text) RETURNS text[]
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN (
    SELECT coalesce(array_agg(DISTINCT gram), '{}')
    FROM generate_series(1, char_length(search_form(value))) AS place,
      LATERAL (VALUES (substr(search_form(value), place, 1)), (substr(search_form(value), place, 2))) AS grams (gram)
  );

ALTER TABLE entries ADD COLUMN grams text[] GENERATED ALWAYS AS (character_grams(text)) STORED;
CREATE INDEX entries_grams_idx ON entries USING gin (grams);

-- 沿革: every site with the present-day site that it counts as (itself, where it was never merged).
CREATE VIEW present_sites AS
WITH RECURSIVE chain AS (
  SELECT project_id, id AS site_id, id AS present_id, merged_into_id, 0 AS depth FROM sites
  UNION ALL
  SELECT chain.project_id, chain.site_id, sites.id, sites.merged_into_id, chain.depth + 1
  FROM chain JOIN sites ON sites.project_id = chain.project_id AND sites.id = chain.merged_into_id
  WHERE chain.depth < 20
)
SELECT project_id, site_id, present_id FROM chain WHERE merged_into_id IS NULL;

-- Audit: append-only, numbered and hash-chained per project.
CREATE FUNCTION audit_hash(prev_hash text, project_id uuid, seq bigint, at timestamptz, actor_id uuid, action text, subject_id uuid, detail jsonb) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN encode(sha256(convert_to(jsonb_build_array(prev_hash, project_id, seq, floor(extract(epoch FROM at) * 1000)::bigint, actor_id, action, subject_id, detail)::text, 'UTF8')), 'hex');

CREATE FUNCTION audit_chain() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last record;
BEGIN
  -- One writer at a time per project, until its transaction ends: a chain has no forks.
  PERFORM pg_advisory_xact_lock(hashtextextended(NEW.project_id::text, 7041));
  SELECT seq, hash INTO last FROM audit_events WHERE project_id = NEW.project_id ORDER BY seq DESC LIMIT 1;
  NEW.seq := coalesce(last.seq, 0) + 1;
  NEW.prev_hash := coalesce(last.hash, '');
  NEW.hash := audit_hash(NEW.prev_hash, NEW.project_id, NEW.seq, NEW.at, NEW.actor_id, NEW.action, NEW.subject_id, NEW.detail);
  RETURN NEW;
END
$$;
CREATE TRIGGER audit_events_chain BEFORE INSERT ON audit_events FOR EACH ROW EXECUTE FUNCTION audit_chain();

CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit_events is append-only' USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER audit_events_append_only BEFORE UPDATE OR DELETE ON audit_events FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_events_no_truncate BEFORE TRUNCATE ON audit_events FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();

-- The rows of a project's chain that do not follow from the row before: empty when nothing was altered, removed or reordered.
CREATE FUNCTION audit_breaks(of_project uuid) RETURNS SETOF bigint
  LANGUAGE sql STABLE
BEGIN ATOMIC
  SELECT seq FROM (
    SELECT *, lag(hash, 1, '') OVER (ORDER BY seq) AS expected_prev, row_number() OVER (ORDER BY seq) AS expected_seq
    FROM audit_events WHERE project_id = of_project
  ) AS chain
  WHERE prev_hash <> expected_prev OR seq <> expected_seq
    OR hash <> audit_hash(prev_hash, project_id, seq, at, actor_id, action, subject_id, detail);
END;
