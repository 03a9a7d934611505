-- A project is open, closed (结束: to read and to take away) or deleted (for 30 days; docs/decisions/088, 089). Every gate
-- reads the membership anyway, so it carries the project's state: no statement more.
ALTER TABLE projects ADD COLUMN deleted_at timestamptz(3), ADD COLUMN deleted_by uuid;
ALTER TABLE memberships ADD COLUMN project_state text NOT NULL DEFAULT 'open';
ALTER TABLE memberships ADD CONSTRAINT memberships_project_state_known CHECK (project_state IN ('open', 'closed', 'deleted'));

CREATE FUNCTION project_state(archived_at timestamptz, deleted_at timestamptz) RETURNS text
  LANGUAGE sql IMMUTABLE
RETURN CASE WHEN deleted_at IS NOT NULL THEN 'deleted' WHEN archived_at IS NOT NULL THEN 'closed' ELSE 'open' END;

UPDATE memberships SET project_state = 'closed' FROM projects p WHERE p.id = project_id AND p.archived_at IS NOT NULL;

-- Whoever is writing holds the membership, so the change waits for what is under way, and what comes after sees it.
CREATE FUNCTION projects_state_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE memberships SET project_state = project_state(NEW.archived_at, NEW.deleted_at) WHERE project_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER projects_state AFTER UPDATE OF archived_at, deleted_at ON projects FOR EACH ROW
  WHEN (OLD.archived_at IS DISTINCT FROM NEW.archived_at OR OLD.deleted_at IS DISTINCT FROM NEW.deleted_at)
  EXECUTE FUNCTION projects_state_told();

-- A new membership takes it from its project, which is held meanwhile.
CREATE FUNCTION memberships_state_taken() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT project_state(archived_at, deleted_at) INTO NEW.project_state FROM projects WHERE id = NEW.project_id FOR SHARE;
  NEW.project_state := coalesce(NEW.project_state, 'open');
  RETURN NEW;
END $$;
CREATE TRIGGER memberships_state BEFORE INSERT ON memberships FOR EACH ROW EXECUTE FUNCTION memberships_state_taken();

-- Open pages are told as when somebody leaves.
DROP TRIGGER memberships_live ON memberships;
CREATE TRIGGER memberships_live AFTER UPDATE OF removed_at, role, project_state ON memberships FOR EACH ROW
  WHEN (OLD.removed_at IS DISTINCT FROM NEW.removed_at OR OLD.role <> NEW.role OR OLD.project_state <> NEW.project_state)
  EXECUTE FUNCTION tell_live();
