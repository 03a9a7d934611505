-- The chain of a project has one writer at a time, until its transaction ends. So a row joins the chain when its
-- transaction commits, after everything else of it: what is recorded waits in audit_pending until then. The lock is held
-- only while the server commits, never while it waits for a client, and it is the last lock that a transaction takes, so
-- it is never part of a deadlock. audit_events itself stays as it is, and takes rows only at its end.
--
-- UNLOGGED: a row of it never outlives its transaction, so a crash has nothing to bring back.
CREATE UNLOGGED TABLE audit_pending (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  project_id uuid NOT NULL,
  at timestamptz(3) NOT NULL,
  actor_id uuid,
  action text NOT NULL,
  subject_id uuid,
  detail jsonb NOT NULL
);

-- A row that was deleted or changed before the commit is chained all the same, as it was recorded.
CREATE FUNCTION audit_at_commit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO audit_events (project_id, at, actor_id, action, subject_id, detail)
  VALUES (NEW.project_id, NEW.at, NEW.actor_id, NEW.action, NEW.subject_id, NEW.detail);
  DELETE FROM audit_pending WHERE id = NEW.id;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER audit_pending_at_commit AFTER INSERT ON audit_pending
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit_at_commit();
