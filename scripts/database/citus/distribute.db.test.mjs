import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { testDatabase } from "@/lib/testing/database";
import { distribute } from "./distribute.mjs";
import { shapeOf } from "./shape.mjs";
import { tryStatements } from "./try-statements.mjs";

const { url } = await testDatabase();
const client = new pg.Client({ connectionString: url });
await client.connect();
afterAll(() => client.end());

/** Bodies and views are named only: PostgreSQL writes them out with other brackets each time. */
const schema = async () => {
  const { rows } = await client.query(`
    SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) AS of FROM pg_constraint
      WHERE connamespace = 'public'::regnamespace
    UNION SELECT tgrelid::regclass || ' by ' || tgname FROM pg_trigger WHERE NOT tgisinternal
    UNION SELECT oid::regprocedure || ' ' || md5(prosrc) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    UNION SELECT oid::regclass::text FROM pg_class WHERE relkind = 'v' AND relnamespace = 'public'::regnamespace
    UNION SELECT pg_get_indexdef(indexrelid) FROM pg_index JOIN pg_class ON pg_class.oid = indrelid
      WHERE relnamespace = 'public'::regnamespace`);
  return rows.map(({ of }) => of).sort();
};

test("a statement runs, is refused for its values, or is not supported, and leaves nothing", async () => {
  const tried = await tryStatements(
    client,
    [
      "BEGIN",
      "SELECT name FROM projects WHERE id = $1::uuid AND created_at < $2",
      "SELECT * FROM jsonb_to_recordset($1::jsonb) AS x (id uuid)",
      "SELECT * FROM jsonb_each($1::jsonb)",
      "SELECT count(*) FROM unnest($1::uuid[], $2::text[]) AS of (id, word)",
      "DECLARE moment NO SCROLL CURSOR FOR SELECT name FROM projects WHERE id = $1::uuid",
      "FETCH 100 FROM moment",
      "INSERT INTO townships_of_nobody VALUES ($1)",
      "SELECT pg_advisory_xact_lock($1::bigint)",
      "SELECT count(*) FROM projects FOR UPDATE",
    ],
    "019abc00-0000-7000-8000-000000000001",
  );
  expect(tried.ran).toBe(6);
  expect([...tried.values.keys()]).toEqual(['42P01 relation "townships_of_nobody" does not exist']);
  expect([...tried.refused]).toEqual([
    ["FOR UPDATE is not allowed with aggregate functions", ["SELECT count(*) FROM projects FOR UPDATE"]],
  ]);
});

test("what is taken away to distribute the tables is put back, but for the keys without a project", async () => {
  // In place of Citus, which takes each table as it is.
  await client.query("CREATE SCHEMA citus");
  for (const name of [
    "create_reference_table(name text)",
    "create_distributed_table(name text, by text, colocate_with text DEFAULT '')",
  ])
    await client.query(`CREATE FUNCTION citus.${name} RETURNS void LANGUAGE sql AS ''`);
  await client.query("SET search_path = public, citus");
  const before = await schema();
  const { keys } = await shapeOf(client);
  const { made, refused } = await distribute(client, keys);
  const after = await schema();
  expect(before.filter((of) => !after.includes(of)).map((of) => of.replace(/ (?:ON|PRIMARY).*/, ""))).toEqual([
    "CREATE UNIQUE INDEX audit_pending_pkey",
    "CREATE UNIQUE INDEX invitations_token_hash_key",
    "CREATE UNIQUE INDEX visit_corrections_file",
    "audit_pending",
    "visit_corrections UNIQUE (visit_id, file_hash)",
  ]);
  expect(after.filter((of) => !before.includes(of))).toEqual([]);
  expect(refused.map(({ kind }) => kind)).toEqual(["unique keys", "unique keys", "unique keys"]);
  const { rows } = await client.query("SELECT count(*)::int AS all FROM pg_tables WHERE schemaname = 'public'");
  expect(made["distributed tables"] + made["tables on all nodes"]).toBe(rows[0].all - 1); // Prisma's own stays
});
