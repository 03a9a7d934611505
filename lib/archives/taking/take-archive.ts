import "server-only";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { thumbnailFile } from "@/lib/archives/format";
import { checkArchive, type CheckedArchive } from "@/lib/archives/taking/check-archive";
import { newHashes } from "@/lib/archives/taking/hashes";
import { NewIds } from "@/lib/archives/taking/new-ids";
import { readZip, type ReadZip } from "@/lib/archives/taking/read-zip";
import { writeRows } from "@/lib/archives/taking/write-rows";
import { backupLock } from "@/lib/attachments/backup-lock";
import { attachmentStorage } from "@/lib/attachments/storage/open-storage";
import { fileKey, thumbnailKey } from "@/lib/attachments/storage/storage";
import type { Transaction } from "@/lib/db";
import { recordAudit } from "@/lib/gates/audit";
import type { SystemRouteContext } from "@/lib/gates/define-route";
import { withTemporaryFolder } from "@/lib/temporary-folder";

/** 导入课题存档: everything is checked, then everything is written in one transaction, or nothing. */

const mostEntries = 500_000;

type Asked = Pick<SystemRouteContext, "user" | "now" | "write">;

/**
 * @param path the .zip
 * @param most bytes that all entries together may have, unpacked
 * @returns the id of the new project, whose lead is the importer
 * @throws AppError with the sentence that says why the archive is not taken in
 */
export async function takeArchive({ user, now, write }: Asked, path: string, most: number): Promise<string> {
  const zip = await readZip(path, { entries: mostEntries, bytes: most });
  try {
    const archive = await checkArchive(zip);
    const ids = new NewIds(archive.ids);
    const projectId = ids.of(archive.manifest.projectId);
    const hashes = await newHashes(zip, archive, ids);
    const placed: string[] = [];
    try {
      await write(async (tx, audit) => {
        await patiently(tx);
        await writeRows({ tx, zip, archive, ids, hashes, projectId });
        await tx.membership.create({ data: { projectId, userId: user.id, role: "lead", createdAt: now } });
        await noteFiles(tx, { archive, ids, projectId, now });
        await tx.$executeRaw`SELECT rebuild_counts(${projectId}::uuid)`;
        await placeFiles(zip, { archive, ids, projectId, placed });
        const { version, projectId: origin } = archive.manifest;
        const detail = { manifest: archive.sha256, origin, version };
        await recordAudit(tx, {
          projectId,
          actorId: user.id,
          action: "POST /api/archives",
          subjectId: projectId,
          detail,
          at: now,
        });
        audit(projectId, detail);
      });
    } catch (error) {
      for (const key of placed)
        await attachmentStorage()
          .remove(key)
          .catch(() => {});
      throw error;
    }
    return projectId;
  } finally {
    zip.close();
  }
}

/**
 * Statements here may take minutes; and no sweep takes a file away whose row is not there yet. PostgreSQL knows nothing
 * of a project that is just being written and takes it for a row: the triggers that keep counts would go through all
 * entries once for each visit.
 */
async function patiently(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT set_config('statement_timeout', '1200000', true),
    set_config('idle_in_transaction_session_timeout', '1200000', true), set_config('enable_nestloop', 'off', true),
    pg_advisory_xact_lock_shared(${backupLock})`;
}

interface Placing {
  archive: CheckedArchive;
  ids: NewIds;
  projectId: string;
}

/** The keys of thumbnails, and which files the archive does not have. */
async function noteFiles(tx: Transaction, { archive, ids, projectId, now }: Placing & { now: Date }): Promise<void> {
  const drawn = [...archive.thumbnails].map((id) => ids.of(id));
  const missing = archive.manifest.missing.map((id) => ids.of(id));
  await tx.$executeRaw`UPDATE attachments SET thumbnail_key = 'thumbnails/' || project_id || '/' || id
    WHERE project_id = ${projectId}::uuid AND id = ANY (${drawn}::uuid[])`;
  await tx.$executeRaw`UPDATE attachments SET missing_since = ${now}
    WHERE project_id = ${projectId}::uuid AND id = ANY (${missing}::uuid[])`;
}

async function placeFiles(zip: ReadZip, { archive, ids, projectId, placed }: Placing & { placed: string[] }) {
  const storage = attachmentStorage();
  await withTemporaryFolder("archive", async (folder) => {
    const path = join(folder, "file");
    const place = async (name: string, key: string) => {
      if (!zip.sizes.has(name)) return;
      await pipeline(zip.read(name), createWriteStream(path));
      placed.push(key);
      await storage.put(key, { path });
    };
    for (const { id, name } of archive.attachments) {
      await place(name, fileKey(projectId, ids.of(id)));
      if (archive.thumbnails.has(id)) await place(thumbnailFile(id), thumbnailKey(projectId, ids.of(id)));
    }
  });
}
