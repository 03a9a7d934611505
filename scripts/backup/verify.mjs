// Whether what is stored is what was stored: chains, files, counts. Reads only.
import { createHash } from "node:crypto";
import { ownerOf } from "../../lib/attachments/storage/storage.ts";
import { cutChains } from "./anchor.mjs";

const BATCH = 500;
/** A file that is arriving has no row yet. */
const SETTLED_MS = 3_600_000;

async function chains(client) {
  const { rows } = await client.query("SELECT DISTINCT project_id AS id FROM audit_events ORDER BY 1");
  const faults = [];
  for (const { id } of rows) {
    const { rows: breaks } = await client.query("SELECT audit_breaks($1)::text AS seq", [id]);
    faults.push(...breaks.map(({ seq }) => `${id} ${seq}`));
  }
  return { checked: rows.length, faults };
}

/** The chains that came with the archive of a project, each as it was written elsewhere. */
async function earlierChains(client) {
  const { rows } = await client.query(
    "SELECT DISTINCT project_id AS project, chain_id AS chain FROM earlier_audit_events ORDER BY 1, 2",
  );
  const faults = [];
  for (const project of new Set(rows.map((row) => row.project))) {
    const { rows: breaks } = await client.query("SELECT earlier_audit_breaks($1)::text AS seq", [project]);
    faults.push(...breaks.map(({ seq }) => `${project} ${seq}`));
  }
  return { checked: rows.length, faults };
}

async function anchored(client, anchor) {
  return anchor
    ? {
        checked: Object.keys({ ...anchor.ends, ...anchor.earlier }).length,
        faults: await cutChains(client, anchor),
      }
    : { checked: 0, faults: [] };
}

async function counts(client) {
  const { rows: projects } = await client.query("SELECT id FROM projects ORDER BY id");
  const faults = [];
  for (const { id } of projects) {
    const { rows } = await client.query('SELECT kept, "of" FROM count_faults($1)', [id]);
    faults.push(...rows.map(({ kept, of }) => `${id} ${kept} ${of}`));
  }
  return { checked: projects.length, faults };
}

async function reports(client) {
  const { rows } = await client.query(
    `SELECT 'report_issues ' || id AS name, encode(sha256(file), 'hex') = file_hash AS sound FROM report_issues WHERE file IS NOT NULL
     UNION ALL SELECT 'report_returns ' || id, encode(sha256(file), 'hex') = file_hash FROM report_returns`,
  );
  return { checked: rows.length, faults: rows.filter(({ sound }) => !sound).map(({ name }) => name) };
}

async function hashOf(stream) {
  const hash = createHash("sha256");
  for await (const piece of stream) hash.update(piece);
  return hash.digest("hex");
}

/** Why the store does not have what the row names; null if it does. */
async function fileFault(storage, row) {
  const size = await storage.size(row.key);
  if (size === null) return "missing";
  if (row.size !== null && size !== Number(row.size)) return "length";
  if (row.sha256 === null) return null;
  const stream = await storage.open(row.key);
  if (!stream) return "missing";
  return (await hashOf(stream)) === row.sha256 ? null : "hash";
}

const filesAfter = `SELECT storage_key AS key, byte_size AS size, sha256 FROM attachments
  UNION ALL SELECT thumbnail_key, NULL, NULL FROM attachments WHERE thumbnail_key IS NOT NULL`;

/** Each file that a row names is there, as long as the row says, with its hash. */
async function rowsAgainstFiles(client, storage) {
  let checked = 0;
  const faults = [];
  for (let last = ""; ;) {
    const { rows } = await client.query(
      `SELECT * FROM (${filesAfter}) AS files WHERE key > $1 ORDER BY key LIMIT ${BATCH}`,
      [last],
    );
    for (const row of rows) {
      const fault = await fileFault(storage, row);
      if (fault === null) continue;
      const again = await client.query(`SELECT FROM (${filesAfter}) AS files WHERE key = $1`, [row.key]);
      if (again.rowCount > 0) faults.push(`${row.key} ${fault}`); // Else it was removed in between.
    }
    checked += rows.length;
    last = rows.at(-1)?.key;
    if (rows.length < BATCH) return { checked, faults };
  }
}

/** Files that belong to no row. */
async function orphans(client, storage, now) {
  let checked = 0;
  const faults = [];
  const look = async (batch) => {
    const { rows } = await client.query(
      `SELECT key FROM jsonb_to_recordset($1) AS seen (key text, project uuid, id uuid, part boolean)
       WHERE NOT EXISTS (SELECT FROM attachment_uploads u WHERE u.project_id = project AND u.id = seen.id)
         AND (part OR NOT EXISTS (SELECT FROM attachments a WHERE a.project_id = project AND a.id = seen.id)) ORDER BY key`,
      [JSON.stringify(batch)],
    );
    faults.push(...rows.map(({ key }) => key));
  };
  let batch = [];
  for (const room of ["files/", "thumbnails/", "parts/"])
    for await (const { key, storedAt } of storage.list(room)) {
      checked += 1;
      const owner = ownerOf(key);
      if (now - storedAt < SETTLED_MS) continue;
      if (!owner) faults.push(key);
      else batch.push({ key, project: owner.projectId, id: owner.id, part: owner.room === "parts" });
      if (batch.length === BATCH) await look(batch.splice(0));
    }
  await look(batch);
  return { checked, faults };
}

/**
 * @param {{ client: import("pg").Client, storage: object, anchor: object | null, now?: Date }} input
 * @returns {Promise<{ zh: string, en: string, checked: number, faults: string[] }[]>}
 */
export async function verify({ client, storage, anchor, now = new Date() }) {
  const work = [
    ["审计链", "audit chains", () => chains(client)],
    ["审计链末端（对照锚点）", "ends of chains, by the anchor", () => anchored(client, anchor)],
    ["导入课题带来的审计链", "audit chains that came with an archive", () => earlierChains(client)],
    ["附件记录与文件", "rows of attachments and their files", () => rowsAgainstFiles(client, storage)],
    ["没有记录的文件", "files without a row", () => orphans(client, storage, now)],
    ["报告存档文件", "stored files of reports", () => reports(client)],
    ["统计数与重新计数", "kept counts and a recount (projects)", () => counts(client)],
  ];
  const found = [];
  for (const [zh, en, check] of work) found.push({ zh, en, ...(await check()) });
  return found;
}
