import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { testDatabase } from "@/lib/testing/database";
import { checkShape, shapeOf } from "./shape.mjs";

const { url } = await testDatabase();
const client = new pg.Client({ connectionString: url });
await client.connect();
afterAll(() => client.end());

const shape = await shapeOf(client);
const found = await checkShape(client, shape);
const of = (rule) => found.filter((each) => each.rule === rule).map((each) => each.of);

test("what stands in the way of distributing the tables is known, and nothing new came", () => {
  expect(of("unique key without the project")).toEqual([
    "audit_pending (audit_pending_pkey)",
    "invitations (invitations_token_hash_key)",
    "visit_corrections (visit_corrections_file)",
  ]);
  expect(of("ON DELETE SET NULL within a project").map((text) => text.split(" ")[0])).toEqual([
    "attachment_cues",
    "attachments",
    "finding_evidence",
    "report_point_evidence",
    "review_comments",
  ]);
  for (const rule of [
    "project may be missing",
    "foreign key without the project",
    "foreign key from a table of all nodes to a project",
  ])
    expect(of(rule), rule).toEqual([]);
  expect(of("view over projects")).toEqual(["present_sites"]);
  expect(of("number from a sequence")).toEqual(["audit_pending.id"]);
});

test("a new key or reference that leaves the project out is found", async () => {
  await client.query("BEGIN");
  await client.query(`CREATE TABLE tried (project_id uuid, id uuid UNIQUE, visit_id uuid);
    CREATE UNIQUE INDEX tried_visit ON tried (project_id, visit_id);
    CREATE TABLE elsewhere (tried_id uuid REFERENCES tried (id));
    ALTER TABLE tried ADD CONSTRAINT own FOREIGN KEY (visit_id) REFERENCES tried (id)`);
  const now = await checkShape(client, await shapeOf(client));
  await client.query("ROLLBACK");
  const added = now.filter(({ rule, of: name }) => !found.some((each) => each.rule === rule && each.of === name));
  expect(added.map(({ rule, of: name }) => `${rule}: ${name}`).sort()).toEqual([
    "foreign key from a table of all nodes to a project: elsewhere → tried",
    "foreign key without the project: tried → tried (own)",
    "project may be missing: tried",
    "unique key without the project: tried (tried_id_key)",
  ]);
});
