-- 导入课题存档: the audit chains that a project had elsewhere, as they were written (docs/decisions/076). They are history:
-- the project's own chain begins anew, and its first row names the hash of the archive's manifest. Their ids are those of
-- the other installation, because the hashes are over them.
CREATE TABLE earlier_audit_events (
  project_id uuid NOT NULL,
  -- The project's id where the chain was written.
  chain_id uuid NOT NULL,
  seq bigint NOT NULL,
  at timestamptz(3) NOT NULL,
  actor_id uuid,
  action text NOT NULL,
  subject_id uuid,
  detail jsonb NOT NULL,
  prev_hash text NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (project_id, chain_id, seq)
);

CREATE FUNCTION earlier_audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'earlier_audit_events is append-only' USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER earlier_audit_append_only BEFORE UPDATE OR DELETE ON earlier_audit_events FOR EACH ROW EXECUTE FUNCTION earlier_audit_refuse();
CREATE TRIGGER earlier_audit_no_truncate BEFORE TRUNCATE ON earlier_audit_events FOR EACH STATEMENT EXECUTE FUNCTION earlier_audit_refuse();

-- As audit_breaks: empty when every row follows from the row before.
CREATE FUNCTION earlier_audit_breaks(of_project uuid) RETURNS SETOF bigint
  LANGUAGE sql STABLE
BEGIN ATOMIC
  SELECT seq FROM (
    SELECT *, lag(hash, 1, '') OVER (PARTITION BY chain_id ORDER BY seq) AS expected_prev,
      row_number() OVER (PARTITION BY chain_id ORDER BY seq) AS expected_seq
    FROM earlier_audit_events WHERE project_id = of_project
  ) AS chain
  WHERE prev_hash <> expected_prev OR seq <> expected_seq
    OR hash <> audit_hash(prev_hash, chain_id, seq, at, actor_id, action, subject_id, detail);
END;
