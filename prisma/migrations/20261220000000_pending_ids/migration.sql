-- The identity of an UNLOGGED table has an UNLOGGED sequence. If a standby that was streaming when the table was made
-- takes over before its next checkpoint, PostgreSQL 15 leaves that sequence empty, and every save fails with "bad magic
-- number in sequence" from then on (seen by npm run campaign:failover). So the numbers come from a sequence that is
-- logged. It writes one record for 32 numbers.
CREATE SEQUENCE audit_pending_ids;
ALTER TABLE audit_pending ALTER COLUMN id DROP IDENTITY;
ALTER TABLE audit_pending ALTER COLUMN id SET DEFAULT nextval('audit_pending_ids');
ALTER SEQUENCE audit_pending_ids OWNED BY audit_pending.id;
