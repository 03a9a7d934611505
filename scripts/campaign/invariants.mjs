// The six invariants, looked at in the database and the files themselves, not through the product: I1 what was
// acknowledged is there; I2 once, and whole; I3 kept counts equal a recount; I4 rows and files match; I5 one audit row
// for each save, in a sound chain; I6 PostgreSQL's own checks are clean and the server is healthy by itself.
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { LocalStorage } from "../../lib/attachments/storage/local-storage.ts";
import { groupBy } from "../../lib/findings/group-by.ts";
import { verify } from "../backup/verify.mjs";

const same = (one, two) => one.length === two.length && one.every((text, place) => text === two[place]);
const sorted = (texts) => [...texts].sort();

/** I1 and I2 of visits, and the audit rows of I5, for one project. */
async function visitFaults(db, projectId, promises) {
  const { rows: revisions } = await db.query(
    "SELECT visit_id AS id, version, content FROM visit_revisions WHERE project_id = $1",
    [projectId],
  );
  const { rows: visits } = await db.query("SELECT id, version FROM visits WHERE project_id = $1", [projectId]);
  const { rows: entries } = await db.query("SELECT visit_id AS id, text FROM entries WHERE project_id = $1", [
    projectId,
  ]);
  const { rows: audits } = await db.query(
    `SELECT subject_id AS id, count(*)::int AS rows FROM audit_events
      WHERE project_id = $1 AND action = 'POST /api/sync/visits' GROUP BY subject_id`,
    [projectId],
  );
  const stored = new Map(revisions.map((row) => [`${row.id} ${row.version}`, row.content]));
  const textsOf = groupBy(entries, ({ id }) => id);
  const auditsOf = new Map(audits.map(({ id, rows }) => [id, rows]));
  const lost = promises
    .filter(({ id, version, marker, texts }) => {
      const content = stored.get(`${id} ${version}`);
      return (
        !content ||
        content.place !== marker ||
        !same(
          content.entries.map(({ text }) => text),
          texts,
        )
      );
    })
    .map(({ id, version }) => `I1 lost: visit ${id} version ${version}`);
  const written = groupBy(revisions, ({ content }) => content.place);
  const doubled = [...written].filter(([, rows]) => rows.length > 1).map(([marker]) => `I2 doubled: ${marker}`);
  const inPart = visits
    .filter(({ id, version }) => {
      const content = stored.get(`${id} ${version}`);
      const texts = (textsOf.get(id) ?? []).map(({ text }) => text);
      return !content || !same(sorted(texts), sorted(content.entries.map(({ text }) => text)));
    })
    .map(({ id }) => `I2 in part: visit ${id}`);
  const unaudited = visits
    .filter(({ id, version }) => (auditsOf.get(id) ?? 0) !== version)
    .map(({ id, version }) => `I5: visit ${id} was saved ${version} times, ${auditsOf.get(id) ?? 0} audit rows`);
  return { lost, doubled, other: [...inPart, ...unaudited] };
}

/** I1 of files: the row is there, and so are the bytes with their hash. */
async function fileFaults(db, projectId, promises, folder) {
  const { rows } = await db.query(
    "SELECT id, source_sha256 AS sha256, storage_key AS key FROM attachments WHERE project_id = $1",
    [projectId],
  );
  const stored = new Map(rows.map((row) => [row.id, row]));
  const lost = promises
    .filter(({ id, sha256 }) => {
      const row = stored.get(id);
      if (row?.sha256 !== sha256) return true;
      const path = join(folder, row.key);
      return !existsSync(path) || createHash("sha256").update(readFileSync(path)).digest("hex") !== sha256;
    })
    .map(({ id }) => `I1 lost: file ${id}`);
  const hashes = groupBy(rows, ({ sha256 }) => sha256);
  const doubled = [...hashes].filter(([, same]) => same.length > 1).map(([hash]) => `I2 doubled: file ${hash}`);
  return { lost, doubled };
}

/** What the devices of one project were promised, against what is there. Cheap enough for every round. */
export async function checkPromises({ db, attachments, projectId, promises }) {
  const visits = await visitFaults(
    db,
    projectId,
    promises.filter(({ kind }) => kind === "visit"),
  );
  const files = await fileFaults(
    db,
    projectId,
    promises.filter(({ kind }) => kind === "file"),
    attachments,
  );
  const lost = [...visits.lost, ...files.lost];
  const doubled = [...visits.doubled, ...files.doubled];
  return { lost: lost.length, doubled: doubled.length, faults: [...lost, ...doubled, ...visits.other] };
}

/** I6: every index against its table, and every table's pages, by amcheck. */
async function damagedRelations(db) {
  await db.query("CREATE EXTENSION IF NOT EXISTS amcheck");
  const { rows } = await db.query(
    `SELECT c.oid::regclass::text AS name, c.relkind AS kind FROM pg_class c LEFT JOIN pg_am am ON am.oid = c.relam
      WHERE c.relnamespace = 'public'::regnamespace AND c.relpersistence = 'p'
        AND (c.relkind = 'r' OR c.relkind = 'i' AND am.amname = 'btree')`,
  );
  const faults = [];
  for (const { name, kind } of rows) {
    const check = kind === "r" ? "SELECT msg FROM verify_heapam($1)" : "SELECT bt_index_check($1, true)";
    const said = await db.query(check, [name]).catch((error) => ({ rows: [{ msg: error.message }] }));
    if (kind === "i" && !said.rows[0]?.msg) continue;
    faults.push(...said.rows.map(({ msg }) => `I6: ${name}: ${msg}`));
  }
  return faults;
}

const letters = {
  "audit chains": "I5",
  "rows of attachments and their files": "I4",
  "files without a row": "I4",
  "stored files of reports": "I4",
  "kept counts and a recount (projects)": "I3",
};

/** I3 to I6 over the whole database: for the end of a fault. */
export async function checkEverything({ db, attachments, server }) {
  const healthy = server ? await server.healthyAfter() : 0;
  // Two hours on: no file counts as still arriving.
  const now = new Date(Date.now() + 7_200_000);
  const storage = new LocalStorage(attachments);
  const found = await verify({ client: db, storage, anchor: null, now });
  const faults = found.flatMap(({ en, faults: own }) => own.map((fault) => `${letters[en] ?? "I4"}: ${en}: ${fault}`));
  faults.push(...(await damagedRelations(db)));
  if (healthy === null) faults.push("I6: not healthy within 30 s");
  return faults;
}
