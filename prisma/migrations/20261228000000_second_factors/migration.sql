-- A second factor (docs/decisions/083-a-second-factor.md): new tables only, so nothing that is in use is locked for long.
CREATE TABLE second_factors (
  user_id uuid PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
  -- AES-256-GCM under the server's secret; the database cannot read it.
  secret text NOT NULL,
  -- Null until the person has typed a code of it.
  confirmed_at timestamptz(3),
  -- The last time step whose code was taken: a code is good once.
  last_step integer NOT NULL DEFAULT 0,
  created_at timestamptz(3) NOT NULL
);

CREATE TABLE recovery_codes (
  user_id uuid NOT NULL REFERENCES second_factors (user_id) ON DELETE CASCADE,
  code_hash text NOT NULL,
  used_at timestamptz(3),
  PRIMARY KEY (user_id, code_hash)
);

-- The way between a right password and a session.
CREATE TABLE sign_in_steps (
  token_hash text PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  session_version integer NOT NULL,
  -- code: type one; setup: a factor must be set up first; proven: both were right.
  stage text NOT NULL CONSTRAINT sign_in_steps_stage_known CHECK (stage IN ('code', 'setup', 'proven')),
  expires_at timestamptz(3) NOT NULL,
  used_at timestamptz(3)
);
CREATE INDEX sign_in_steps_user_id_idx ON sign_in_steps (user_id);

-- What the administrator demands of everybody who signs in. One row; without it nothing is demanded.
CREATE TABLE sign_in_rules (
  the_row boolean PRIMARY KEY DEFAULT true CONSTRAINT sign_in_rules_one_row CHECK (the_row),
  second_factor_required boolean NOT NULL DEFAULT false
);
