-- Search reads submitted and approved visits only, so the grams of a text are made when its visit is handed in, and not
-- at each save of a draft. Until now they were a generated column. What is there stays: the grams of older drafts are
-- right, and go with the next change of their text.
ALTER TABLE entries ALTER COLUMN grams DROP EXPRESSION;

-- Whoever writes an entry: its grams are those of its text if its visit can be found, and null if not. So they are never
-- those of an older text.
CREATE FUNCTION entry_grams() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.grams := CASE
    WHEN EXISTS (SELECT FROM visits WHERE project_id = NEW.project_id AND id = NEW.visit_id AND state IN ('submitted', 'approved'))
    THEN character_grams(NEW.text) END;
  RETURN NEW;
END
$$;
CREATE TRIGGER entries_grams_of_new BEFORE INSERT ON entries FOR EACH ROW EXECUTE FUNCTION entry_grams();
CREATE TRIGGER entries_grams_of_changed BEFORE UPDATE ON entries FOR EACH ROW
  WHEN ((OLD.text, OLD.visit_id) IS DISTINCT FROM (NEW.text, NEW.visit_id)) EXECUTE FUNCTION entry_grams();

-- Whoever changes a visit's state: when it can be found, all its entries have grams, in the same transaction.
-- IS NOT DISTINCT FROM, so that they are found by their visit and never by reading the whole project.
CREATE FUNCTION visit_grams() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE entries SET grams = character_grams(text)
  WHERE visit_id = NEW.id AND project_id IS NOT DISTINCT FROM NEW.project_id AND grams IS NULL;
  RETURN NULL;
END
$$;
CREATE TRIGGER visits_grams_of_new AFTER INSERT ON visits FOR EACH ROW
  WHEN (NEW.state IN ('submitted', 'approved')) EXECUTE FUNCTION visit_grams();
CREATE TRIGGER visits_grams_of_found AFTER UPDATE OF state ON visits FOR EACH ROW
  WHEN (NEW.state IN ('submitted', 'approved') AND OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION visit_grams();
