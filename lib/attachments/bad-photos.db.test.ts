import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { fileKey, thumbnailKey } from "@/lib/attachments/storage/storage";
import { openAttachmentRoom } from "@/lib/testing/attachment-room";
import { testDatabase } from "@/lib/testing/database";
import { hiddenWord } from "@/lib/testing/photos/bad-photo";
import { cutPhotos } from "@/lib/testing/photos/cut-photos";
import { falsePhotos } from "@/lib/testing/photos/false-photos";
import { notesInPhotos } from "@/lib/testing/photos/notes-in-photos";
import { oddPhotos } from "@/lib/testing/photos/odd-photos";
import { hashOf } from "@/lib/testing/upload-world";

/** Photos made by hand, each sent as a device sends it. */

const { prisma } = await testDatabase();
const { desk, fileOf, keysOf, newVisit, rowOf, send, storage, uploads } = await openAttachmentRoom(prisma);
const photos = [...notesInPhotos, ...cutPhotos, ...falsePhotos, ...oddPhotos];
const { id: visitId } = await newVisit();

async function stored(key: string): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of (await storage.open(key)) ?? []) pieces.push(piece);
  return Buffer.concat(pieces);
}

test("there are more than 150, and no two of one name or of the same bytes", () => {
  expect(photos.length).toBeGreaterThanOrEqual(150);
  expect(new Set(photos.map(({ what }) => what)).size).toBe(photos.length);
  expect(new Set(photos.map(({ bytes }) => hashOf(bytes))).size).toBe(photos.length);
});

describe("a photo that says more than it shows, or is none", () => {
  test.concurrent.each(photos.map((photo) => [photo.outcome, photo.what, photo] as const))(
    "is %s: %s",
    async (outcome, _what, photo) => {
      const file = fileOf(visitId, photo.bytes, { kind: "photo", fileName: photo.name ?? "路口.jpg" });
      const answer = await send(file);
      if (outcome !== "cleaned") {
        expect(answer).toMatchObject({ status: 422, key: `attachments.refused.${outcome}` });
        expect([await rowOf(file.id), await uploads(file.id), await keysOf(file.id)]).toEqual([null, 0, []]);
        return;
      }
      expect(answer).toMatchObject({ status: 204 });
      const row = await rowOf(file.id);
      if (photo.newName) expect(row?.fileName).toBe(photo.newName);
      for (const key of [fileKey(desk.projectId, file.id), thumbnailKey(desk.projectId, file.id)]) {
        const bytes = await stored(key);
        const { exif, xmp, iptc, icc, comments, orientation, pages } = await sharp(bytes).metadata();
        expect({ exif, xmp, iptc, icc, comments, orientation, pages }).toEqual({});
        expect(bytes.includes(hiddenWord)).toBe(false);
      }
    },
  );
});
