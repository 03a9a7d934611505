-- Who leaves is told to the servers at the commit, so that an open page gets nothing more (docs/decisions/080). Only ids.
CREATE FUNCTION tell_live() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('zoufang_live', CASE TG_TABLE_NAME
    WHEN 'sessions' THEN 'session:' || (to_jsonb(NEW) ->> 'id')
    WHEN 'users' THEN 'user:' || (to_jsonb(NEW) ->> 'id')
    ELSE 'member:' || (to_jsonb(NEW) ->> 'project_id') || ':' || (to_jsonb(NEW) ->> 'user_id') END);
  RETURN NULL;
END $$;

CREATE TRIGGER sessions_live AFTER UPDATE OF ended_at ON sessions FOR EACH ROW
  WHEN (OLD.ended_at IS DISTINCT FROM NEW.ended_at) EXECUTE FUNCTION tell_live();
CREATE TRIGGER users_live AFTER UPDATE OF session_version, disabled_at ON users FOR EACH ROW
  WHEN (OLD.session_version <> NEW.session_version OR OLD.disabled_at IS DISTINCT FROM NEW.disabled_at)
  EXECUTE FUNCTION tell_live();
CREATE TRIGGER memberships_live AFTER UPDATE OF removed_at, role ON memberships FOR EACH ROW
  WHEN (OLD.removed_at IS DISTINCT FROM NEW.removed_at OR OLD.role <> NEW.role) EXECUTE FUNCTION tell_live();
