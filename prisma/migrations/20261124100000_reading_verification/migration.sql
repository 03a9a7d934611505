-- What a reviewer found when checking a figure, who it was and when; all three go with the check when the figure changes.
ALTER TABLE readings ADD COLUMN IF NOT EXISTS verification_note text NOT NULL DEFAULT '';
ALTER TABLE readings ADD COLUMN IF NOT EXISTS verified_by uuid;
ALTER TABLE readings ADD COLUMN IF NOT EXISTS verified_at timestamptz(3);
