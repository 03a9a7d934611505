// Distributes a migrated database on a Citus cluster, as `npm run check:citus` assumes it: every table of a project by
// project_id, every other one whole on each node. What Citus refuses is left out and named.
import { withoutProject } from "./shape.mjs";

const own = (catalogue, oid) =>
  `NOT EXISTS (SELECT FROM pg_depend x WHERE x.classid = '${catalogue}'::regclass AND x.objid = ${oid} AND x.deptype = 'e')`;
const here = "current_schema()::regnamespace";
/** What is taken away before the tables are distributed, and put back afterwards. Citus finds circles else. */
const asked = {
  keys: `SELECT conrelid::regclass::text AS of, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS made
    FROM pg_constraint WHERE contype = 'f' AND connamespace = ${here}`,
  triggers: `SELECT tgrelid::regclass::text AS of, quote_ident(tgname) AS name, pg_get_triggerdef(t.oid) AS made
    FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid WHERE NOT tgisinternal AND relnamespace = ${here}`,
  views: `SELECT quote_ident(relname) AS name, 'CREATE VIEW ' || quote_ident(relname) || ' AS ' || pg_get_viewdef(oid) AS made
    FROM pg_class WHERE relkind = 'v' AND relnamespace = ${here} AND ${own("pg_class", "pg_class.oid")} ORDER BY oid`,
  functions: `SELECT oid::regprocedure::text AS name, pg_get_functiondef(oid) AS made
    FROM pg_proc WHERE pronamespace = ${here} AND ${own("pg_proc", "pg_proc.oid")} AND oid IN (
      SELECT objid FROM pg_depend d JOIN pg_class c ON relnamespace = ${here} AND relkind IN ('r', 'v')
        AND (refclassid = 'pg_class'::regclass AND refobjid = c.oid
          OR refclassid = 'pg_type'::regclass AND refobjid IN (c.reltype, (SELECT typarray FROM pg_type WHERE oid = c.reltype)))
      WHERE classid = 'pg_proc'::regclass AND d.deptype = 'n') ORDER BY oid`,
  unique: `SELECT c.relname AS of, i.indexrelid::regclass::text AS name, quote_ident(conname) AS constraint
    FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid LEFT JOIN pg_constraint k ON k.conindid = i.indexrelid AND contype IN ('p', 'u')
    WHERE indisunique AND relnamespace = ${here} AND c.relname = ANY ($1) AND ${withoutProject}`,
  tables: `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = ${here} AND relname <> '_prisma_migrations'`,
};

/**
 * @param {import("pg").Client} client on the coordinator, with `citus.enable_unsafe_triggers` on all nodes
 * @param {Map<string, string>} keys of each table of a project, the column it is distributed by
 * @returns {Promise<{ made: Record<string, number>, refused: { kind: string, what: string, why: string }[] }>}
 */
export async function distribute(client, keys) {
  const found = {};
  for (const [kind, sql] of Object.entries(asked))
    found[kind] = (await client.query(sql, kind === "unique" ? [[...keys.keys()]] : [])).rows;
  const refused = [];
  const made = {};
  /** @returns what was refused; null if it was made */
  const tryToMake = async (kind, sql) => {
    made[kind] ??= 0;
    const failed = await client.query(sql).then(
      () => null,
      (error) => error,
    );
    if (failed === null) made[kind] += 1;
    return failed;
  };
  const make = async (kind, what, sql) => {
    const failed = await tryToMake(kind, sql);
    if (failed) refused.push({ kind, what, why: failed.detail || failed.message });
    return failed === null;
  };
  for (const { of, name } of found.keys) await client.query(`ALTER TABLE ${of} DROP CONSTRAINT ${name}`);
  for (const { of, name } of found.triggers) await client.query(`DROP TRIGGER ${name} ON ${of}`);
  for (const { name } of found.functions) await client.query(`DROP FUNCTION IF EXISTS ${name} CASCADE`);
  for (const { name } of found.views) await client.query(`DROP VIEW IF EXISTS ${name} CASCADE`);
  for (const { of, name, constraint } of found.unique) {
    await client.query(constraint ? `ALTER TABLE ${of} DROP CONSTRAINT ${constraint}` : `DROP INDEX ${name}`);
    refused.push({ kind: "unique keys", what: `${name} of ${of}`, why: "the project is not in it" });
  }
  const tables = found.tables.map(({ name }) => name);
  for (const table of tables)
    if (!keys.has(table)) await make("tables on all nodes", table, `SELECT create_reference_table('${table}')`);
  await make("distributed tables", "projects", "SELECT create_distributed_table('projects', 'id')");
  for (const table of tables)
    if (keys.has(table) && table !== "projects")
      await make(
        "distributed tables",
        table,
        `SELECT create_distributed_table('${table}', '${keys.get(table)}', colocate_with => 'projects')`,
      );
  for (const { of, name, made: text } of found.keys) {
    const add = (how) => `ALTER TABLE ${of} ADD CONSTRAINT ${name} ${how}`;
    const kept = await make("foreign keys as they are", `${of} ${text}`, add(text));
    // The ids never change, so that nothing is lost by it.
    if (!kept)
      await make("foreign keys without ON UPDATE", `${of} ${text}`, add(text.replace(" ON UPDATE CASCADE", "")));
  }
  for (const { name, made: text } of found.views) await make("views", name, text);
  // Some use others: those that are refused are tried again as long as one more could be made.
  let left = found.functions;
  for (let before = Infinity; left.length < before;) {
    before = left.length;
    const again = [];
    for (const each of left) if (await tryToMake("functions over tables", each.made)) again.push(each);
    left = again;
  }
  for (const { name, made: text } of left) await make("functions over tables", name, text);
  for (const { of, name, made: text } of found.triggers) await make("triggers", `${name} of ${of}`, text);
  return { made, refused };
}
