-- A draft is stored as it was typed. What a visit must keep applies once it is handed in.

-- The words of an inexact figure, beside the number that is added up.
ALTER TABLE figures ADD COLUMN said text NOT NULL DEFAULT '';

ALTER TABLE visits DROP CONSTRAINT visits_times_ordered;
ALTER TABLE visits ADD CONSTRAINT visits_times_ordered
  CHECK (state NOT IN ('submitted', 'approved') OR started_at IS NULL OR ended_at IS NULL OR started_at <= ended_at);

-- The limit of a handed-in entry is in lib/visits/schema.ts; this one is the draft's.
ALTER TABLE entries DROP CONSTRAINT entries_text_range;
ALTER TABLE entries ADD CONSTRAINT entries_text_range CHECK (text <> '' AND char_length(text) <= 100000);
