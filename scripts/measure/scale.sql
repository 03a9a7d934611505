-- One generated project of any size, led by the account "bench". Prints "id|name". Needs a table corpus(n serial, text text)
-- with the texts that the entries are cut from.
--   psql "$DATABASE_URL" -qAt -v visits=1000 -v per=50 -v name=S -v sites=109 -v themes=200 -f scripts/measure/scale.sql
-- visits, and per = entries in each visit. 92 % of the visits are approved, 5 % submitted, 3 % drafts; about 85 % of
-- the entries have a theme, and most of them have one of a few themes. Each visit has two figures.
-- The triggers that keep counts wait meanwhile, and the index of the search is made at the end: run
-- `npm run derived:rebuild` afterwards.
\set ON_ERROR_STOP on
BEGIN;
ALTER TABLE themes DISABLE TRIGGER USER;
ALTER TABLE visits DISABLE TRIGGER USER;
ALTER TABLE entries DISABLE TRIGGER USER;
ALTER TABLE entry_themes DISABLE TRIGGER USER;
ALTER TABLE figures DISABLE TRIGGER USER;
SELECT pg_get_indexdef('entries_search_idx'::regclass) AS search_index \gset
DROP INDEX entries_search_idx;

CREATE TEMP TABLE project AS
  SELECT gen_random_uuid() AS id, (SELECT id FROM users WHERE account_name = 'bench') AS lead;

INSERT INTO projects (id, name, created_by) SELECT id, :'name', lead FROM project;
INSERT INTO memberships (project_id, user_id, role) SELECT id, lead, 'lead' FROM project;

INSERT INTO dimensions (project_id, key, label, position)
  SELECT id, key, label, position
    FROM project,
         (VALUES ('status', '工作现状', 0), ('example', '经验典型', 1), ('problem', '存在问题', 2),
                 ('suggestion', '思考建议', 3)) AS dimension (key, label, position);

INSERT INTO questions (project_id, id, dimension, text, position)
  SELECT project.id, gen_random_uuid(), dimensions.key, '问题' || n, n
    FROM project JOIN dimensions ON dimensions.project_id = project.id, generate_series(0, 2) AS n;

INSERT INTO sites (project_id, id, name, kind, county, position)
  SELECT id, gen_random_uuid(), '第' || n || (ARRAY['镇', '乡', '街道', '园区'])[1 + n % 4],
         (ARRAY['town', 'township', 'subdistrict', 'park'])[1 + n % 4], '县' || n % 7, n
    FROM project, generate_series(1, :sites) AS n;

-- A third of the themes behind the first twenty are under one of those twenty, in the same dimension.
INSERT INTO themes (project_id, id, parent_id, dimension, name, position)
  SELECT id, gen_random_uuid(), NULL, (ARRAY['status', 'example', 'problem', 'suggestion'])[1 + n % 4], '主题' || n, n
    FROM project, generate_series(1, :themes) AS n;
UPDATE themes AS child SET parent_id = parent.id
  FROM project, themes AS parent
 WHERE child.project_id = project.id AND child.position > 20 AND child.position % 3 = 0
   AND parent.project_id = project.id AND parent.position = 1 + (child.position - 1) % 20
   AND parent.dimension = child.dimension;

INSERT INTO indicators (project_id, id, name, unit, position)
  SELECT id, gen_random_uuid(), '指标' || n, '个', n FROM project, generate_series(1, 40) AS n;

CREATE TEMP TABLE visit AS
  SELECT gen_random_uuid() AS id, n, 1 + floor(random() * :sites)::int AS site, random() AS chance,
         date '2025-01-01' + floor(random() * 650)::int AS day
    FROM generate_series(1, :visits) AS n;

INSERT INTO visits (project_id, id, site_id, visited_on, method, recorder_id, state, content_hash, submitted_at, approved_at,
                    approved_by, created_by)
  SELECT project.id, visit.id, sites.id, day, (ARRAY['seminar', 'site_visit', 'interview'])[1 + n % 3], lead,
         CASE WHEN chance < 0.92 THEN 'approved' WHEN chance < 0.97 THEN 'submitted' ELSE 'draft' END,
         md5(visit.id::text) || md5(visit.id::text), now(), CASE WHEN chance < 0.92 THEN now() END,
         CASE WHEN chance < 0.92 THEN lead END, lead
    FROM project, visit, sites
   WHERE sites.project_id = project.id AND sites.position = visit.site;

CREATE TEMP TABLE entry AS
  SELECT gen_random_uuid() AS id, visit.id AS visit_id, place,
         (ARRAY['status', 'example', 'problem', 'suggestion'])[1 + (place + n) % 4] AS dimension,
         1 + (n * 7919 + place * 104729) % (SELECT count(*) FROM corpus) AS source
    FROM visit, generate_series(1, :per) AS place;

INSERT INTO entries (project_id, id, visit_id, dimension, position, text, form, search_month)
  SELECT project.id, entry.id, visit_id, dimension, place, substr(corpus.text, 1 + place * 13 % 100, 40 + place * 17 % 60),
         CASE WHEN place % 3 = 0 THEN 'verbatim' ELSE 'summary' END, search_month_of(project.id, visit_id)
    FROM project, entry JOIN corpus ON corpus.n = entry.source;

-- The square makes the first themes more likely. The chance comes from a hash of the id, so it never changes
-- for an entry.
CREATE TEMP TABLE theme AS
  SELECT themes.id, dimension, row_number() OVER (PARTITION BY dimension ORDER BY position) AS n
    FROM themes JOIN project ON themes.project_id = project.id;
CREATE TEMP TABLE choice AS
  SELECT entry.id AS entry_id, dimension,
         1 + floor(power((hashtext(entry.id::text) & 65535) / 65536::float8, 2) * themes)::int AS n
    FROM entry JOIN (SELECT dimension, count(*) AS themes FROM theme GROUP BY dimension) AS size USING (dimension)
   WHERE (hashtext(entry.id::text || 'a') & 255) < 218;
INSERT INTO entry_themes (project_id, entry_id, theme_id, assigned_by)
  SELECT project.id, entry_id, theme.id, lead FROM project, choice JOIN theme USING (dimension, n);

INSERT INTO figures (project_id, id, visit_id, dimension, indicator_id, position, value, as_of)
  SELECT project.id, gen_random_uuid(), visit.id, 'status', indicators.id, place, floor(random() * 1000), '2026-06'
    FROM project, visit, generate_series(1, 2) AS place, indicators
   WHERE indicators.project_id = project.id AND indicators.position = 1 + (visit.n * 3 + place) % 40;

-- A report with a point for each theme. A point cites, and consists of, three entries of approved visits.
CREATE TEMP TABLE report AS SELECT id AS project_id, gen_random_uuid() AS id, lead FROM project;
INSERT INTO reports (project_id, id, title, preface, created_by)
  SELECT project_id, id, '生成的调研报告', '课题组走访{{镇街园区数}}个镇街园区，走访{{走访数}}次。', lead FROM report;
INSERT INTO report_sections (project_id, id, report_id, position, heading, layout)
  SELECT project_id, gen_random_uuid(), id, n, label, 'paragraphs'
    FROM report, unnest(ARRAY['status', 'example', 'problem', 'suggestion']) WITH ORDINALITY AS part (label, n);
CREATE TEMP TABLE cited AS
  SELECT * FROM (
    SELECT theme.id AS theme_id, entries.id, entries.text, row_number() OVER (PARTITION BY theme.id ORDER BY entries.id) AS place
      FROM choice JOIN theme USING (dimension, n) JOIN project ON true
      JOIN entries ON entries.project_id = project.id AND entries.id = choice.entry_id
      JOIN visits ON visits.project_id = project.id AND visits.id = entries.visit_id AND visits.state = 'approved') AS found
   WHERE place <= 3;
INSERT INTO report_points (project_id, id, section_id, position, theme_id, lead, text, support_names)
  SELECT report.project_id, gen_random_uuid(), report_sections.id, theme.n, theme.id, '主题' || theme.n,
         (SELECT string_agg(text || '。', '' ORDER BY place) FROM cited WHERE theme_id = theme.id), 'first'
    FROM report JOIN report_sections ON report_sections.project_id = report.project_id
    JOIN theme ON theme.dimension = report_sections.heading
   WHERE theme.id IN (SELECT theme_id FROM cited);
INSERT INTO report_point_evidence (project_id, id, point_id, entry_id, quoted_text, position)
  SELECT report.project_id, gen_random_uuid(), report_points.id, cited.id, cited.text, place
    FROM report JOIN report_points ON report_points.project_id = report.project_id JOIN cited USING (theme_id);

SET maintenance_work_mem = '256MB';
:search_index;
ALTER INDEX entries_search_idx ALTER COLUMN 1 SET STATISTICS 0;
ALTER TABLE themes ENABLE TRIGGER USER;
ALTER TABLE visits ENABLE TRIGGER USER;
ALTER TABLE entries ENABLE TRIGGER USER;
ALTER TABLE entry_themes ENABLE TRIGGER USER;
ALTER TABLE figures ENABLE TRIGGER USER;
COMMIT;
ANALYZE;
SELECT id, name FROM projects WHERE id = (SELECT id FROM project);
