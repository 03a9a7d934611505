// What of a migrated database matters to Citus, if every table with a project_id is distributed by it and every other
// one is a reference table, whole on each node.

const here = "relnamespace = current_schema()::regnamespace";

/** @returns {Promise<import("./statement.mjs").Shape>} */
export async function shapeOf(client) {
  const { rows } = await client.query(
    `SELECT c.relname AS table, array_agg(a.attname::text) AS columns
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.${here} AND c.relkind IN ('r', 'p', 'v', 'm') GROUP BY c.relname`,
  );
  const columns = new Map(rows.map((row) => [row.table, new Set(row.columns)]));
  const keys = new Map();
  for (const [table, names] of columns) if (names.has("project_id")) keys.set(table, "project_id");
  if (columns.has("projects")) keys.set("projects", "id");
  const { rows: routines } = await client.query(
    `SELECT proname AS name, pg_get_functiondef(oid) AS body FROM pg_proc
     WHERE pronamespace = current_schema()::regnamespace AND prokind = 'f' AND prorettype <> 'trigger'::regtype`,
  );
  const named = new RegExp(`\\b(?:${[...keys.keys()].join("|")})\\b`);
  const functions = new Set(routines.filter(({ body }) => named.test(body)).map(({ name }) => name));
  return { keys, columns, functions };
}

/** Of an index `i` of a table `c`: the column by which the table is distributed is not among its columns. */
export const withoutProject = `NOT EXISTS (
  SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
    AND a.attname = CASE WHEN c.relname = 'projects' THEN 'id' ELSE 'project_id' END)`;

const asked = {
  "unique key without the project": `
    SELECT c.relname || ' (' || i.indexrelid::regclass || ')' AS of FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
    WHERE i.indisunique AND c.relname = ANY ($1) AND c.${here} AND ${withoutProject}`,
  "project may be missing": `
    SELECT c.relname AS of FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'project_id'
    WHERE NOT a.attnotnull AND c.relkind = 'r' AND c.${here} AND c.relname = ANY ($1)`,
  "foreign key without the project": `
    SELECT c.relname || ' → ' || f.relname || ' (' || conname || ')' AS of
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class f ON f.oid = k.confrelid
    WHERE contype = 'f' AND c.${here} AND c.relname = ANY ($1) AND f.relname = ANY ($1) AND NOT EXISTS (
      SELECT FROM unnest(k.conkey, k.confkey) AS pair (own, other)
        JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = own
        JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = other
      WHERE a.attname = CASE WHEN c.relname = 'projects' THEN 'id' ELSE 'project_id' END
        AND b.attname = CASE WHEN f.relname = 'projects' THEN 'id' ELSE 'project_id' END)`,
  "ON DELETE SET NULL within a project": `
    SELECT c.relname || ' (' || conname || ')' AS of FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
    WHERE contype = 'f' AND confdeltype IN ('n', 'd') AND c.${here} AND c.relname = ANY ($1)
      AND EXISTS (SELECT FROM pg_class f WHERE f.oid = k.confrelid AND f.relname = ANY ($1))`,
  "foreign key from a table of all nodes to a project": `
    SELECT c.relname || ' → ' || f.relname AS of
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class f ON f.oid = k.confrelid
    WHERE contype = 'f' AND c.${here} AND c.relname <> ALL ($1) AND f.relname = ANY ($1)`,
  "trigger on a project's table": `
    SELECT c.relname || ' (' || tgname || ')' AS of FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE NOT tgisinternal AND c.${here} AND c.relname = ANY ($1)`,
  "view over projects": `
    SELECT relname AS of FROM pg_class c WHERE relkind IN ('v', 'm') AND c.${here} AND relname = ANY ($1)`,
  "number from a sequence": `
    SELECT c.relname || '.' || a.attname AS of FROM pg_attrdef d JOIN pg_class c ON c.oid = d.adrelid
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.adnum
    WHERE c.${here} AND c.relname = ANY ($1) AND pg_get_expr(d.adbin, d.adrelid) LIKE '%nextval%'`,
};

/** @returns {Promise<{ rule: string, of: string }[]>} what stands in the way in the tables themselves */
export async function checkShape(client, { keys }) {
  const found = [];
  for (const [rule, sql] of Object.entries(asked)) {
    const { rows } = await client.query(`${sql} ORDER BY 1`, [[...keys.keys()]]);
    found.push(...rows.map(({ of }) => ({ rule, of })));
  }
  return found;
}
