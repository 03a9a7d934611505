import { createHash, randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import { v7 as mintId } from "uuid";
import sharp from "sharp";
import type { PrismaClient } from "@/lib/generated/prisma/client";
import { LocalStorage } from "@/lib/attachments/storage/local-storage";
import { fileKey, thumbnailKey } from "@/lib/attachments/storage/storage";
import { expect } from "./fixtures";

/** What people do with photos, recordings and documents, and what they see. */
export interface SentFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

const size = { width: 2800, height: 1600, channels: 3 } as const;
let taken = 0;
let scene: Promise<Buffer> | undefined;

/**
 * A photo as a phone takes it: larger than the stored size, with camera and place in its metadata. Its noise is made
 * once for a worker. Each photo has a strip of its own grey, because a device redraws photos and refuses the same
 * twice.
 */
export async function photo(name: string): Promise<SentFile> {
  const noise = { type: "gaussian", mean: 128, sigma: 10 } as const;
  scene ??= sharp({ create: { ...size, background: "#888", noise } })
    .raw()
    .toBuffer();
  taken += 1;
  const pixels = Buffer.from(await scene).fill((taken * 16) % 256, 0, size.width * size.channels * 16);
  const buffer = await sharp(pixels, { raw: size })
    .jpeg({ quality: 70 })
    .withExif({ IFD0: { Make: "Phone" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "31/1 24/1 0/1" } })
    .toBuffer();
  return { name, mimeType: "image/jpeg", buffer };
}

/** A document of that many bytes that cannot be compressed. */
export function document(name: string, byteSize: number): SentFile {
  const [head, foot] = ["%PDF-1.7\n", "\n%%EOF\n"];
  const buffer = Buffer.concat([
    Buffer.from(head),
    randomBytes(byteSize - head.length - foot.length),
    Buffer.from(foot),
  ]);
  return { name, mimeType: "application/pdf", buffer };
}

export const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

export const panel = (page: Page) => page.getByRole("region", { name: "附件" });
export const rows = (page: Page, state: string) => panel(page).locator(`[data-file-state="${state}"]`);

export async function addPhotos(page: Page, photos: SentFile[]): Promise<void> {
  await panel(page).locator('input[aria-label="选照片"]').setInputFiles(photos);
}

export async function addDocument(page: Page, file: SentFile): Promise<void> {
  await panel(page).locator('input[aria-label="选文件"]').setInputFiles(file);
}

/** The hashes of the files that the page has accepted, by the ids on the page. */
export async function acknowledged(page: Page): Promise<Map<string, string>> {
  const told = await panel(page)
    .locator('[data-file-state="waiting"],[data-file-state="uploaded"]')
    .evaluateAll((found) =>
      found.map((row) => [row.getAttribute("data-file-id") ?? "", row.getAttribute("data-file-sha256") ?? ""] as const),
    );
  return new Map(told);
}

/** How many pieces of a file this device has on its disk: what a killed browser does not lose. */
export async function piecesOnDisk(page: Page, userId: string, fileId: string): Promise<number> {
  return page.evaluate(
    ([name, id]) =>
      new Promise<number>((done, fail) => {
        const opening = indexedDB.open(name);
        opening.onerror = () => fail(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          const counting = database
            .transaction("pieces")
            .objectStore("pieces")
            .count(IDBKeyRange.bound([id, 0], [id, Infinity]));
          counting.onerror = () => fail(counting.error);
          counting.onsuccess = () => {
            database.close();
            done(counting.result);
          };
        };
      }),
    [`zoufang-files-${userId}`, fileId] as const,
  );
}

/** The hashes of the files on the server, by the same ids. */
export async function arrived(db: PrismaClient, projectId: string): Promise<Map<string, string>> {
  const found = await db.attachment.findMany({ where: { projectId }, select: { id: true, sourceSha256: true } });
  return new Map(found.map(({ id, sourceSha256 }) => [id, sourceSha256]));
}

/** Checks that every attachment of the project can be fetched and matches its row. */
export async function filesMatchRows(page: Page, db: PrismaClient, projectId: string): Promise<void> {
  for (const { id, sha256 } of await db.attachment.findMany({
    where: { projectId },
    select: { id: true, sha256: true },
  })) {
    const answer = await page.request.get(`${new URL(page.url()).origin}/api/attachments/${projectId}/${id}`);
    expect(answer.status()).toBe(200);
    expect(hashOf(await answer.body())).toBe(sha256);
  }
}

/** Tells the device that the network is back, so that it tries at once. */
export const tryNow = (page: Page) => page.evaluate(() => window.dispatchEvent(new Event("online")));

/** A photo of the project's first approved visit, as if it had been uploaded. */
export async function storePhoto(
  db: PrismaClient,
  { projectId, createdBy, fileName }: { projectId: string; createdBy: string; fileName: string },
): Promise<string> {
  const id = mintId();
  const { id: visitId } = await db.visit.findFirstOrThrow({
    where: { projectId, state: "approved" },
    select: { id: true },
    orderBy: { visitedOn: "asc" },
  });
  const [storageKey, thumbnail] = [fileKey(projectId, id), thumbnailKey(projectId, id)];
  const drawn = sharp({ create: { width: 1_280, height: 960, channels: 3, background: "#486a82" } });
  const jpeg = await drawn.clone().jpeg().toBuffer();
  const storage = new LocalStorage(process.env["ATTACHMENTS_DIR"] ?? ".data/attachments");
  await storage.put(storageKey, jpeg);
  await storage.put(thumbnail, await drawn.clone().resize(480).webp().toBuffer());
  const [sha256, byteSize] = [hashOf(jpeg), BigInt(jpeg.length)];
  await db.attachment.create({
    data: {
      ...{ projectId, id, visitId, kind: "photo", fileName, mediaType: "image/jpeg", createdBy },
      ...{ byteSize, sha256, sourceByteSize: byteSize, sourceSha256: sha256 },
      ...{ storageKey, thumbnailKey: thumbnail, width: 1_280, height: 960 },
    },
    select: { id: true },
  });
  return id;
}
