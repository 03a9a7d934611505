-- Who is who at the office's own sign-in service (docs/decisions/084-signing-in-by-oidc.md). Entered by an administrator.
CREATE TABLE sign_in_identities (
  issuer text NOT NULL,
  subject text NOT NULL,
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (issuer, subject)
);
CREATE UNIQUE INDEX sign_in_identities_user_id_issuer_key ON sign_in_identities (user_id, issuer);
