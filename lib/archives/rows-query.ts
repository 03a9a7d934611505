import type { ArchivedColumn, ArchivedTable } from "@/lib/archives/tables";

/** How the rows of a project become lines: one JSON object each, with the database's own names. Pure. */

const quoted = (name: string) => `"${name}"`;

/** Sorted in the same way on every server. */
const texts = new Set(["key", "name", "dimension", "part"]);

function asJson({ name, kind }: ArchivedColumn): string {
  const column = `x.${quoted(name)}`;
  // JavaScript would round a long number.
  if (kind === "number") return `${column}::text`;
  if (kind === "bytes") return `translate(encode(${column}, 'base64'), E'\\n', '')`;
  return column;
}

/** $1 is the project. */
export function rowsQuery({ name, columns, order }: ArchivedTable): string {
  const list = columns.map((column) => `${asJson(column)} AS ${quoted(column.name)}`).join(", ");
  const ordered = order.split(", ").map((word) => `x.${quoted(word)}${texts.has(word) ? ' COLLATE "C"' : ""}`);
  const where = name === "projects" ? "x.id = $1" : "x.project_id = $1";
  return `SELECT row_to_json(r)::text AS line FROM (SELECT ${list} FROM ${quoted(name)} x WHERE ${where} ORDER BY ${ordered.join(", ")}) r`;
}

/** Whoever is named: members of now and before, and who did something here. Only what a reader sees of them. */
export const peopleQuery = `
  SELECT json_build_object('id', u.id, 'display_name', u.display_name)::text AS line FROM users u
  WHERE u.id IN (
    SELECT user_id FROM memberships WHERE project_id = $1 
    UNION SELECT created_by FROM projects WHERE id = $1
    UNION SELECT actor_id FROM audit_events WHERE project_id = $1)
  ORDER BY u.id`;

/** The project's audit chain. */
export const auditQuery = `
  SELECT row_to_json(r)::text AS line FROM (
    SELECT seq::text AS seq, at, actor_id, action, subject_id, detail, prev_hash, hash
    FROM audit_events WHERE project_id = $1 ORDER BY audit_events.seq) r`;

export const nameQuery = "SELECT name FROM projects WHERE id = $1";

export const filesQuery = `
  SELECT id, file_name, storage_key, thumbnail_key FROM attachments WHERE project_id = $1 ORDER BY id`;
