import { loadModule, parseSync } from "libpg-query";
import { beforeAll, describe, expect, test } from "vitest";
import { checkStatement } from "./statement.mjs";

const shape = {
  keys: new Map([
    ["projects", "id"],
    ["visits", "project_id"],
    ["entries", "project_id"],
  ]),
  columns: new Map([
    ["projects", new Set(["id", "name"])],
    ["visits", new Set(["project_id", "id", "day"])],
    ["entries", new Set(["project_id", "id", "visit_id", "text"])],
    ["users", new Set(["id", "name"])],
  ]),
  functions: new Set(["rebuild_counts"]),
};
beforeAll(() => loadModule());
const problemsOf = (sql) =>
  checkStatement(parseSync(sql).stmts[0].stmt, shape).found.map(({ rule, of }) => `${rule}: ${of}`);

describe("a statement of one project runs, whatever it does", () => {
  test.each([
    "SELECT * FROM visits WHERE project_id = $1",
    "SELECT * FROM visits v JOIN entries e ON e.project_id = v.project_id AND e.visit_id = v.id WHERE v.project_id = $1::uuid",
    "SELECT * FROM visits v JOIN entries e USING (project_id) WHERE e.project_id = 'a'",
    "SELECT * FROM visits v JOIN entries e ON (e.project_id, e.visit_id) = (v.project_id, v.id) WHERE v.project_id = $1",
    "SELECT * FROM visits v, LATERAL (SELECT * FROM entries e WHERE e.project_id = v.project_id) AS own WHERE v.project_id = $1",
    "SELECT * FROM visits v WHERE project_id = $1 AND EXISTS (SELECT FROM entries e WHERE e.project_id = v.project_id)",
    "SELECT * FROM visits WHERE (project_id, id) IN (($1, $2), ($1, $3))",
    "SELECT * FROM visits WHERE (project_id = $1 AND id = $2) OR (project_id = $1 AND id = $3)",
    "WITH own AS (SELECT * FROM visits WHERE project_id = $1) SELECT * FROM own JOIN entries e ON e.project_id = own.project_id",
    "WITH own AS (SELECT project_id AS of, id FROM visits) SELECT * FROM own WHERE of = $1",
    "SELECT * FROM (SELECT project_id FROM visits UNION ALL SELECT project_id FROM entries) AS both_of WHERE project_id = $1",
    "SELECT * FROM projects p JOIN visits v ON v.project_id = p.id JOIN users u ON true WHERE p.id = $1",
    "SELECT * FROM visits WHERE project_id = $1 FOR UPDATE",
    "INSERT INTO visits (project_id, id) VALUES ($1, $2) ON CONFLICT (project_id, id) DO NOTHING",
    "INSERT INTO entries (project_id, id) SELECT project_id, id FROM visits WHERE project_id = $1",
    "UPDATE entries e SET text = '' FROM visits v WHERE v.project_id = e.project_id AND e.project_id = $1",
    "DELETE FROM entries USING visits v WHERE v.project_id = $1 AND entries.project_id = v.project_id",
    "WITH saved AS (UPDATE visits SET day = now() WHERE project_id = $1 RETURNING project_id, id) SELECT * FROM saved JOIN entries e ON e.project_id = saved.project_id",
    "SELECT * FROM users",
  ])("%s", (sql) => expect(problemsOf(sql)).toEqual([]));
});

describe("what crosses projects, or is one node's, is named with its tables", () => {
  test.each([
    ["SELECT * FROM visits WHERE id = $1", "no project: SELECT visits"],
    ["SELECT count(*) FROM visits", "no project: SELECT visits"],
    [
      "SELECT * FROM visits v JOIN entries e ON e.visit_id = v.id WHERE v.project_id = $1",
      "no project: SELECT entries",
    ],
    [
      "SELECT * FROM visits v WHERE project_id = $1 AND EXISTS (SELECT FROM entries e WHERE e.visit_id = v.id)",
      "no project: SELECT entries",
    ],
    ["SELECT (SELECT count(*) FROM entries) FROM visits WHERE project_id = $1", "no project: SELECT entries"],
    ["SELECT * FROM visits WHERE project_id = $1 OR id = $2", "no project: SELECT visits"],
    ["SELECT * FROM visits WHERE project_id = $1 UNION SELECT * FROM visits", "no project: SELECT visits"],
    ["SELECT * FROM visits WHERE project_id = ANY ($1)", "several projects: SELECT visits"],
    ["SELECT * FROM projects WHERE name = $1", "no project: SELECT projects"],
    [
      "INSERT INTO entries (project_id, id) SELECT gen_random_uuid(), id FROM visits WHERE project_id = $1",
      "no project: INSERT entries",
    ],
    ["UPDATE entries SET text = '' WHERE id = $1", "no project: UPDATE entries"],
    ["DELETE FROM entries WHERE id = $1 AND project_id <> $2", "no project: DELETE entries"],
    [
      "WITH made AS (INSERT INTO entries (project_id, id) VALUES ($1, $2) RETURNING id) SELECT * FROM made",
      "INSERT within WITH: entries",
    ],
    ["SELECT * FROM visits v JOIN entries e ON e.visit_id = v.id", "no project: SELECT entries, visits"],
    ["DECLARE moment CURSOR FOR SELECT * FROM visits", "no project: SELECT visits"],
    ["SELECT pg_advisory_xact_lock(1)", "a lock is one node's: pg_advisory_xact_lock"],
    ["SELECT pg_notify('a', 'b')", "heard on one node only: pg_notify"],
    ["LISTEN live", "heard on one node only: ListenStmt"],
    ["SELECT rebuild_counts($1)", "a function of ours reads or writes projects: rebuild_counts()"],
  ])("%s", (sql, problem) => expect(problemsOf(sql)).toEqual([problem]));
});
