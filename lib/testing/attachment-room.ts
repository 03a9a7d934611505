import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect } from "vitest";
import { LocalStorage } from "@/lib/attachments/storage/local-storage";
import type { Database } from "@/lib/db";
import { uploadWorld } from "@/lib/testing/upload-world";
import { openVisitWorld } from "@/lib/testing/visit-world";

/** A folder for attachments, which the code under test finds in the settings; removed after the file's tests. */
export function attachmentFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "zoufang-attachments-"));
  process.env["ATTACHMENTS_DIR"] = folder;
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A project with visits for attachments, and its own upload folder. */
export async function openAttachmentRoom(prisma: Database) {
  const folder = attachmentFolder();
  process.env["ATTACHMENT_MEGABYTES"] = "6";
  const desk = await openVisitWorld(prisma);
  const { projectId } = desk;
  const storage = new LocalStorage(folder);
  return {
    ...uploadWorld(prisma, desk),
    desk,
    folder,
    storage,
    newVisit: async (submit = false) => {
      const id = desk.itemOf({ content: null }).id;
      const content = desk.note({ marks: { status: null, example: "none", problem: "none", suggestion: "none" } });
      expect((await desk.send({ id, content, submit })).status).toBe("saved");
      return { id, entryId: content.entries[0]?.id ?? "" };
    },
    approve: (visitId: string) =>
      prisma.visit.update({
        where: { projectId_id: { projectId, id: visitId } },
        data: { state: "approved", approvedAt: new Date(), approvedBy: desk.people.reviewer },
      }),
    rowOf: (id: string) => prisma.attachment.findUnique({ where: { projectId_id: { projectId, id } } }),
    uploads: (id: string) => prisma.attachmentUpload.count({ where: { projectId, id } }),
    /** The keys of everything stored that belongs to this id. */
    keysOf: async (id: string) => {
      const found: string[] = [];
      for (const room of ["files/", "thumbnails/", "parts/"])
        for await (const { key } of storage.list(room)) if (key.includes(id)) found.push(key);
      return found.sort();
    },
  };
}
