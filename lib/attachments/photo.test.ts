import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, expect, test } from "vitest";
import { redraw } from "@/lib/attachments/photo";
import { memorySource } from "@/lib/attachments/sniff/byte-source";
import { sniff } from "@/lib/attachments/sniff/sniff";
import { AppError } from "@/lib/errors";
import { often } from "@/lib/testing/how-often";
import { seeded } from "@/lib/testing/word/mutants";

/** Photos of a camera that notes the place, damaged in a few bytes, on the way that an upload takes. */

const folder = mkdtempSync(join(tmpdir(), "zoufang-photo-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const place = "31/1 24/1 0/1";
const drawn = () =>
  sharp({
    create: {
      width: 96,
      height: 64,
      channels: 3,
      background: "#3a6",
      noise: { type: "gaussian", mean: 120, sigma: 20 },
    },
  })
    .withExif({ IFD0: { Make: "Camera" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: place } })
    .withXmp(
      '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></x:xmpmeta>',
    );
const photos = await Promise.all([drawn().jpeg(), drawn().png(), drawn().webp()].map((image) => image.toBuffer()));

function mutant(seed: number): Uint8Array {
  const random = seeded(seed);
  const below = (most: number) => Math.floor(random() * most);
  const whole = photos[below(photos.length)] ?? new Uint8Array();
  const bytes = new Uint8Array(random() < 0.2 ? whole.subarray(0, below(whole.length)) : whole);
  // At the head, where formats keep their sizes and notes, or anywhere.
  const reach = random() < 0.5 ? Math.min(700, bytes.length) : bytes.length;
  for (let times = below(4); times > 0 && bytes.length > 0; times -= 1) bytes[below(reach)] = below(256);
  return bytes;
}

test("every damaged photo is drawn without its place, or refused with a sentence", async () => {
  for (const photo of photos) expect((await sharp(photo).metadata()).exif).toBeDefined();
  const first = Date.now() % 1_000_000_000;
  const path = join(folder, "photo");
  let kept = 0;
  for (let seed = first; seed < first + often(40); seed += 1) {
    const bytes = mutant(seed);
    const found = await sniff(memorySource(bytes));
    if (!found.ok || found.kind !== "photo" || (found.width ?? 0) * (found.height ?? 0) > 50_000_000) continue;
    writeFileSync(path, bytes);
    const photo = await redraw(path, found.mediaType, { longEdge: 2_560, megapixels: 50 }).catch((error: unknown) => {
      expect(error, `seed ${seed}`).toBeInstanceOf(AppError);
      return null;
    });
    if (!photo) continue;
    kept += 1;
    for (const result of [photo.bytes, photo.thumbnail]) {
      const { exif, xmp, iptc } = await sharp(result).metadata();
      expect([exif, xmp, iptc], `seed ${seed}`).toEqual([undefined, undefined, undefined]);
      expect(result.includes("Camera"), `seed ${seed}`).toBe(false);
    }
  }
  expect(kept).toBeGreaterThan(often(40) / 20);
});
