-- A sentence that shows what belongs to a theme: typed, or that of an entry, which is read where it stands. No key to
-- entries: each deletion of one would look here, and an example whose entry is gone is none.
ALTER TABLE themes
  ADD COLUMN example text NOT NULL DEFAULT '',
  ADD COLUMN example_entry_id uuid,
  ADD CONSTRAINT themes_example_once CHECK (example = '' OR example_entry_id IS NULL);
-- So that a merged theme comes back with its example.
ALTER TABLE theme_merges
  ADD COLUMN example text NOT NULL DEFAULT '',
  ADD COLUMN example_entry_id uuid;
