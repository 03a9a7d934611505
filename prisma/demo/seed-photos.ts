import { createHash } from "node:crypto";
import sharp from "sharp";
import { v7 as uuidv7 } from "uuid";
import { attachmentStorage } from "@/lib/attachments/storage/open-storage";
import { fileKey, thumbnailKey } from "@/lib/attachments/storage/storage";
import type { Transaction } from "@/lib/db";
import { demo, type DemoAccountKey } from "./index";
import { paint, type Scene } from "./photos/paint";

interface Ids {
  projectId: string;
  /** By DemoVisit.key. */
  visitId: (key: string) => string;
  /** By "DemoVisit.key.place of the entry". */
  entryId: (key: string) => string;
  authorId: (key: DemoAccountKey) => string;
}

const size = { width: 800, height: 600 };

/** A little larger first, so that edges are soft. */
function drawn(scene: Scene) {
  const [width, height] = [1.2 * size.width, 1.2 * size.height];
  return sharp(paint(scene, width, height), { raw: { width, height, channels: 3 } });
}

const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** Draws the photos of the demo's visits and stores them. Returns their ids by DemoPhoto.key. */
export async function seedPhotos(tx: Transaction, ids: Ids): Promise<Map<string, string>> {
  const { projectId } = ids;
  const storage = attachmentStorage();
  const made = new Map<string, string>();
  for (const { key, visit: visitKey, entry, fileName, scene } of demo.photos) {
    const visit = demo.visits.find((one) => one.key === visitKey);
    if (!visit) throw new Error(`demo: no ${visitKey}`);
    const id = uuidv7();
    const large = await drawn(scene).resize(size).jpeg({ quality: 84, mozjpeg: true }).toBuffer();
    const small = await drawn(scene).resize(480).webp({ quality: 74 }).toBuffer();
    const [at, thumbnailAt] = [fileKey(projectId, id), thumbnailKey(projectId, id)];
    await storage.put(at, large);
    await storage.put(thumbnailAt, small);
    const sha256 = hashOf(large);
    await tx.attachment.create({
      data: {
        projectId,
        id,
        visitId: ids.visitId(visitKey),
        entryId: ids.entryId(`${visitKey}.${entry}`),
        kind: "photo",
        fileName,
        mediaType: "image/jpeg",
        byteSize: large.length,
        sha256,
        sourceByteSize: large.length,
        sourceSha256: sha256,
        storageKey: at,
        thumbnailKey: thumbnailAt,
        ...size,
        createdBy: ids.authorId(visit.recorder),
        createdAt: new Date(`${visit.visitedOn}T${visit.endedAt}:00+08:00`),
      },
    });
    made.set(key, id);
  }
  return made;
}
