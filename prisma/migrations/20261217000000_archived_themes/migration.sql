-- Since when a theme is no longer offered. It keeps its entries, its numbers and the points that cite it. A theme below an
-- archived one is archived too (lib/codebook/archive.ts).
ALTER TABLE themes ADD COLUMN archived_at timestamptz(3);
