// Removes for good what was deleted 30 days ago: every row of the project, in every table that has any. Only the audit
// stays: its rows hold ids and counts, and a chain with a piece cut out would prove nothing (docs/decisions/089).
import { quoted } from "../backup/tables.mjs";

/** lib/projects/data.ts promises the same. */
export const KEPT_DAYS = 30;

const SYSTEM_CHAIN = "00000000-0000-0000-0000-000000000000";
/** audit_pending: where the rows of this transaction wait for its commit. */
const KEPT_TABLES = ["audit_events", "audit_pending", "earlier_audit_events"];

const dueAt = (now) => new Date(now.getTime() - KEPT_DAYS * 24 * 3_600_000);

/** @param {import("pg").Client} client */
export async function purgeIsDue(client, now = new Date()) {
  const { rows } = await client.query("SELECT EXISTS (SELECT FROM projects WHERE deleted_at < $1) AS due", [
    dueAt(now),
  ]);
  return rows[0].due;
}

/** Tables with rows of projects, those that point at others first, so that no row goes one by one with another. */
async function tablesInOrder(client) {
  const { rows: tables } = await client.query(
    `SELECT table_name AS name FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
     WHERE table_schema = current_schema() AND column_name = 'project_id' AND table_type = 'BASE TABLE'
       AND table_name <> ALL ($1) ORDER BY 1 DESC`,
    [KEPT_TABLES],
  );
  const { rows: keys } = await client.query(
    `SELECT DISTINCT child.relname AS child, parent.relname AS parent
     FROM pg_constraint JOIN pg_class child ON child.oid = conrelid JOIN pg_class parent ON parent.oid = confrelid
     WHERE contype = 'f' AND conrelid <> confrelid AND connamespace = current_schema()::regnamespace`,
  );
  const left = new Set(tables.map(({ name }) => name));
  // An issued report goes with its report, never before it: the database has a rule for that.
  const order = ["reports"];
  left.delete("reports");
  while (left.size > 0) {
    const free = [...left].filter((name) => !keys.some(({ child, parent }) => parent === name && left.has(child)));
    if (free.length === 0) throw new Error(`tables that point at each other: ${[...left].join(", ")}`);
    for (const name of free) left.delete(name);
    order.push(...free);
  }
  return order;
}

async function purge(client, { id, tables, at }) {
  const gone = {};
  // Twice: triggers write into kept counts while the rows that they count go.
  for (const table of [...tables, ...tables]) {
    const { rowCount } = await client.query(`DELETE FROM ${quoted(table)} WHERE project_id = $1`, [id]);
    gone[table] = (gone[table] ?? 0) + rowCount;
  }
  await client.query("DELETE FROM projects WHERE id = $1", [id]);
  const { visits = 0, entries = 0, attachments = 0, reports = 0 } = gone;
  for (const chain of [id, SYSTEM_CHAIN])
    await client.query(
      "INSERT INTO audit_pending (project_id, at, action, subject_id, detail) VALUES ($1, $2, 'projects.purge', $3, $4)",
      [chain, at, id, { visits, entries, attachments, reports }],
    );
}

/**
 * Each project is one transaction. One that is being restored at this moment, or purged by another server, is left out.
 * The files of its attachments are then nobody's, and the sweep of attachments removes them.
 * @param {import("pg").Client} client
 * @returns {Promise<string[]>} ids of the projects that are gone
 */
export async function purgeProjects(client, now = new Date()) {
  const tables = await tablesInOrder(client);
  const gone = [];
  for (;;) {
    await client.query("BEGIN");
    try {
      await client.query("SET LOCAL statement_timeout = 0");
      const { rows } = await client.query(
        "SELECT id FROM projects WHERE deleted_at < $1 ORDER BY deleted_at LIMIT 1 FOR UPDATE SKIP LOCKED",
        [dueAt(now)],
      );
      if (rows.length > 0) await purge(client, { id: rows[0].id, tables, at: now });
      await client.query("COMMIT");
      if (rows.length === 0) return gone;
      gone.push(rows[0].id);
    } catch (error) {
      await client.query("ROLLBACK").catch(() => {});
      throw error;
    }
  }
}
