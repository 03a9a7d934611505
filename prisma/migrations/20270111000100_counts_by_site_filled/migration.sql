-- What the migration before this made, of what is there. Whoever hands in or codes in a project waits while it is filled.
DO $$
DECLARE
  own record;
BEGIN
  FOR own IN SELECT id FROM projects ORDER BY id LOOP
    PERFORM pg_advisory_xact_lock_shared(hashtextextended(own.id::text, 7042));
    PERFORM keep_counts_of_sites(own.id, ARRAY(SELECT id FROM sites WHERE project_id = own.id));
  END LOOP;
END
$$;
