-- An empty project of 100 sites, led by the account "bench". Prints its id.
--   psql "$DATABASE_URL" -qAt -v name=I -f scripts/measure/newproj.sql
\set ON_ERROR_STOP on
BEGIN;

CREATE TEMP TABLE project AS
  SELECT gen_random_uuid() AS id, (SELECT id FROM users WHERE account_name = 'bench') AS lead;

INSERT INTO projects (id, name, created_by) SELECT id, :'name', lead FROM project;
INSERT INTO memberships (project_id, user_id, role) SELECT id, lead, 'lead' FROM project;

INSERT INTO dimensions (project_id, key, label, position)
  SELECT id, key, label, position
    FROM project,
         (VALUES ('status', '工作现状', 0), ('example', '经验典型', 1), ('problem', '存在问题', 2),
                 ('suggestion', '思考建议', 3)) AS dimension (key, label, position);

INSERT INTO sites (project_id, id, name, kind, county, position)
  SELECT id, gen_random_uuid(), '第' || n || '镇', 'town', '县' || n % 7, n FROM project, generate_series(1, 100) AS n;

COMMIT;
SELECT id FROM project;
