import "server-only";
import { backupLock } from "@/lib/attachments/backup-lock";
import { fileKey, ownerOf, thumbnailKey, type AttachmentStorage } from "@/lib/attachments/storage/storage";
import { attachmentStorage } from "@/lib/attachments/storage/open-storage";
import { cutToStored, removeParts } from "@/lib/attachments/parts";
import { database } from "@/lib/db";

export interface SweepReport {
  /** How many rows of attachments and uploads, and how many stored objects were checked. */
  attachments: number;
  uploads: number;
  objects: number;
  /** Objects that belong to no row: deleted, unless a backup runs, which may need them. */
  orphans: string[];
  /** Attachments whose object is missing: marked, so that pages say so and the device may send it again. */
  missing: string[];
  /** Marked earlier, and now there again. */
  found: string[];
  /** Uploads that counted more bytes than are stored: set back. */
  setBack: string[];
  /** Uploads that nobody continued: deleted. */
  expired: string[];
}

interface Row {
  projectId: string;
  id: string;
}

const nameOf = ({ projectId, id }: Row) => `${projectId}/${id}`;

/**
 * Compares rows and objects in both directions and repairs what it can. Lists the objects before it reads the rows: an
 * upload that arrives meanwhile has its row before its first object. Reads uploads before attachments: one that becomes
 * an attachment meanwhile is then in at least one of the two, and its file is nobody's at no moment.
 */
export async function sweepAttachments(
  storage: AttachmentStorage = attachmentStorage(),
  now = new Date(),
): Promise<SweepReport> {
  const db = database();
  const keys: string[] = [];
  for (const room of ["files/", "thumbnails/", "parts/"])
    for await (const { key } of storage.list(room)) keys.push(key);
  const uploads = await db.attachmentUpload.findMany({
    where: {},
    select: { projectId: true, id: true, received: true, expiresAt: true },
  });
  const files = await db.attachment.findMany({
    where: {},
    select: { projectId: true, id: true, storageKey: true, thumbnailKey: true, missingSince: true },
  });
  const report: SweepReport = {
    attachments: files.length,
    uploads: uploads.length,
    objects: keys.length,
    orphans: [],
    missing: [],
    found: [],
    setBack: [],
    expired: [],
  };

  for (const upload of uploads) {
    if (upload.expiresAt < now) {
      await db.attachmentUpload.deleteMany({
        where: { projectId: upload.projectId, id: upload.id, expiresAt: { lt: now } },
      });
      await removeParts(storage, upload);
      report.expired.push(nameOf(upload));
    } else await setBack(storage, upload, report);
  }
  const alive = new Set([...files, ...uploads.filter(({ expiresAt }) => expiresAt >= now)].map(nameOf));
  const arriving = new Set(uploads.filter(({ expiresAt }) => expiresAt >= now).map(nameOf));
  const held = await backupRuns();
  for (const key of keys) {
    const owner = ownerOf(key);
    if (!owner || (owner.room === "parts" ? arriving : alive).has(nameOf(owner))) continue;
    if (held && owner.room !== "parts") continue;
    if (owner.room !== "parts" && (await hasRow(owner))) continue;
    await storage.remove(key);
    report.orphans.push(key);
  }
  const there = new Set(keys);
  for (const file of files) {
    // Checks again, because the object may have been stored after the list was made.
    const whole =
      (there.has(file.storageKey) || (await storage.size(file.storageKey)) !== null) &&
      (!file.thumbnailKey || there.has(file.thumbnailKey) || (await storage.size(file.thumbnailKey)) !== null);
    if (whole === (file.missingSince === null)) continue;
    await db.attachment.updateMany({
      where: { projectId: file.projectId, id: file.id },
      data: { missingSince: whole ? null : now },
    });
    (whole ? report.found : report.missing).push(nameOf(file));
  }
  return report;
}

async function setBack(
  storage: AttachmentStorage,
  upload: Row & { received: bigint },
  report: SweepReport,
): Promise<void> {
  const { projectId, id, received } = upload;
  // Locked, so that no part arrives between counting and setting back.
  await database().$transaction(async (tx) => {
    const rows = await tx.$queryRaw<{ received: bigint }[]>`
      SELECT received FROM attachment_uploads WHERE project_id = ${projectId}::uuid AND id = ${id}::uuid AND received = ${received} FOR UPDATE SKIP LOCKED`;
    if (rows.length === 0) return;
    const stored = BigInt(await cutToStored(storage, upload));
    if (stored >= received) return;
    await tx.attachmentUpload.update({
      where: { projectId_id: { projectId, id } },
      data: { received: stored },
      select: { id: true },
    });
    report.setBack.push(nameOf(upload));
  });
}

/**
 * Asked after the rows were read: a backup that begins later has a later snapshot, and so no row that was gone by then.
 */
async function backupRuns(): Promise<boolean> {
  const rows = await database().$queryRaw<unknown[]>`
    SELECT FROM pg_locks JOIN pg_database d ON d.oid = database
    WHERE locktype = 'advisory' AND datname = current_database() AND classid = 0 AND objid = ${backupLock} AND granted`;
  return rows.length > 0;
}

/** Asked once more before a file is deleted, because nothing brings it back. */
async function hasRow({ projectId, id }: Row): Promise<boolean> {
  const where = { projectId_id: { projectId, id } };
  const db = database();
  if (await db.attachmentUpload.findUnique({ where, select: { id: true } })) return true;
  return (await db.attachment.findUnique({ where, select: { id: true } })) !== null;
}

/** Deletes the objects of a removed attachment, unless its row still exists, or a backup runs: then the sweep does. */
export async function sweepOne(row: Row): Promise<void> {
  if (await hasRow(row)) return;
  if (await backupRuns()) return;
  const storage = attachmentStorage();
  await storage.remove(fileKey(row.projectId, row.id));
  await storage.remove(thumbnailKey(row.projectId, row.id));
}

const everyMs = 24 * 3600_000;
let sweptAt = 0;

/** Runs at the first upload after the server has started, then once a day. */
export async function sweepNowAndThen(): Promise<void> {
  if (Date.now() - sweptAt < everyMs) return;
  sweptAt = Date.now();
  const { orphans, missing, found, setBack: back, expired, ...seen } = await sweepAttachments();
  const mended = {
    orphans: orphans.length,
    missing: missing.length,
    found: found.length,
    setBack: back.length,
    expired: expired.length,
  };
  if (Object.values(mended).some((count) => count > 0))
    console.warn(JSON.stringify({ at: new Date().toISOString(), where: "sweep:attachments", ...seen, ...mended }));
}
