-- The key under which a person's devices keep what is not with the server yet. In a table of its own, so that no list of
-- accounts ever carries it along; it leaves the house only for the person it belongs to (GET /api/device-key).
CREATE TABLE IF NOT EXISTS local_keys (
  user_id uuid PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
  key bytea NOT NULL CHECK (octet_length(key) = 32),
  created_at timestamptz(3) NOT NULL DEFAULT now()
);
