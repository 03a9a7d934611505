// The ends of the audit chains, kept outside the database. A chain proves by itself that nothing inside it was changed;
// that its last rows were not cut off, only somebody else can know.
import { readFile, rename, writeFile } from "node:fs/promises";
import { Refusal } from "../say.mjs";

/**
 * @typedef {Record<string, { seq: string, hash: string }>} Ends by project, or by project/chain for earlier ones
 * @returns {Promise<{ at: string, ends: Ends, earlier?: Ends } | null>} null if there is none
 */
export async function readAnchor(file) {
  try {
    const anchor = JSON.parse(await readFile(file, "utf8"));
    if (typeof anchor.at === "string" && typeof anchor.ends === "object") return anchor;
  } catch (error) {
    if (error.code === "ENOENT") return null;
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new Refusal(
    `锚点文件损坏：${file}。请用另一台机器上的副本替换它；没有副本时删掉它，会按现在的审计链新建。`,
    `The anchor file is damaged: ${file}. Put the copy of the other machine there; without one delete it, and it is made anew of the chains as they are.`,
  );
}

export async function writeAnchor(file, { ends, earlier }, at = new Date()) {
  const half = `${file}.unfinished`;
  await writeFile(half, `${JSON.stringify({ at: at.toISOString(), ends, earlier }, null, 1)}\n`, { mode: 0o600 });
  await rename(half, file);
}

/** The last row of every chain, and of every one that came with an archive. */
export async function endsOf(client) {
  const { rows } = await client.query(
    `SELECT DISTINCT ON (project_id) project_id AS project, seq::text AS seq, hash FROM audit_events
     ORDER BY project_id, seq DESC`,
  );
  const { rows: earlier } = await client.query(
    `SELECT DISTINCT ON (project_id, chain_id) project_id || '/' || chain_id AS project, seq::text AS seq, hash
     FROM earlier_audit_events ORDER BY project_id, chain_id, seq DESC`,
  );
  return { ends: byProject(rows), earlier: byProject(earlier) };
}

const byProject = (rows) => Object.fromEntries(rows.map(({ project, seq, hash }) => [project, { seq, hash }]));
const listed = (ends = {}) => JSON.stringify(Object.entries(ends).map(([project, end]) => ({ project, ...end })));

/** The chains in which the anchor's row is missing, or is another one now. */
export async function cutChains(client, anchor) {
  const { rows } = await client.query(
    `SELECT kept.project FROM jsonb_to_recordset($1) AS kept (project uuid, seq bigint, hash text)
     LEFT JOIN audit_events e ON e.project_id = kept.project AND e.seq = kept.seq
     WHERE e.hash IS DISTINCT FROM kept.hash ORDER BY kept.project`,
    [listed(anchor.ends)],
  );
  const { rows: earlier } = await client.query(
    `SELECT kept.project FROM jsonb_to_recordset($1) AS kept (project text, seq bigint, hash text)
     LEFT JOIN earlier_audit_events e ON e.project_id = split_part(kept.project, '/', 1)::uuid
       AND e.chain_id = split_part(kept.project, '/', 2)::uuid AND e.seq = kept.seq
     WHERE e.hash IS DISTINCT FROM kept.hash ORDER BY kept.project`,
    [listed(anchor.earlier)],
  );
  return [...rows, ...earlier].map(({ project }) => project);
}
