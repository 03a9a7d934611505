// The ends of the audit chains, kept outside the database. A chain proves by itself that nothing inside it was changed;
// that its last rows were not cut off, only somebody else can know.
import { readFile, rename, writeFile } from "node:fs/promises";
import { Refusal } from "../say.mjs";

/**
 * @returns {Promise<{ at: string, ends: Record<string, { seq: string, hash: string }> } | null>} null if there is none
 */
export async function readAnchor(file) {
  try {
    const anchor = JSON.parse(await readFile(file, "utf8"));
    if (typeof anchor.at === "string" && typeof anchor.ends === "object") return anchor;
  } catch (error) {
    if (error.code === "ENOENT") return null;
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new Refusal(`锚点文件损坏：${file}`, `The anchor file is damaged: ${file}`);
}

export async function writeAnchor(file, ends, at = new Date()) {
  const half = `${file}.unfinished`;
  await writeFile(half, `${JSON.stringify({ at: at.toISOString(), ends }, null, 1)}\n`, { mode: 0o600 });
  await rename(half, file);
}

/** The last row of every chain. */
export async function endsOf(client) {
  const { rows } = await client.query(
    `SELECT DISTINCT ON (project_id) project_id AS project, seq::text AS seq, hash FROM audit_events
     ORDER BY project_id, seq DESC`,
  );
  return Object.fromEntries(rows.map(({ project, seq, hash }) => [project, { seq, hash }]));
}

/** The chains in which the anchor's row is missing, or is another one now. */
export async function cutChains(client, anchor) {
  const { rows } = await client.query(
    `SELECT kept.project FROM jsonb_to_recordset($1) AS kept (project uuid, seq bigint, hash text)
     LEFT JOIN audit_events e ON e.project_id = kept.project AND e.seq = kept.seq
     WHERE e.hash IS DISTINCT FROM kept.hash ORDER BY kept.project`,
    [JSON.stringify(Object.entries(anchor.ends).map(([project, end]) => ({ project, ...end })))],
  );
  return rows.map(({ project }) => project);
}
