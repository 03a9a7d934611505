import { ascii, le16, le24, le32, u16, u32, type ByteSource } from "@/lib/attachments/sniff/byte-source";
import type { Sniffed } from "@/lib/attachments/types";

/** JPEG, PNG and WebP with the size from their headers, so that a decompression bomb is recognised before decoding. */
export async function sniffPhoto(source: ByteSource, head: Uint8Array): Promise<Sniffed | null> {
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return jpeg(source);
  if (ascii(head.subarray(0, 8)) === "\x89PNG\r\n\x1a\n") return png(source);
  if (ascii(head.subarray(0, 4)) === "RIFF" && ascii(head.subarray(8, 12)) === "WEBP") return webp(source, head);
  return null;
}

const damaged: Sniffed = { ok: false, fault: "damaged" };

function photo(mediaType: string, extension: string, width: number, height: number): Sniffed {
  return width > 0 && height > 0 ? { ok: true, kind: "photo", mediaType, extension, width, height } : damaged;
}

/** Far more segments than a camera writes before the picture's data. */
const mostSegments = 400;

async function jpeg(source: ByteSource): Promise<Sniffed> {
  let at = 2;
  let size: { width: number; height: number } | null = null;
  for (let count = 0; count < mostSegments; count += 1) {
    const segment = await source.at(at, 10);
    if (segment.length < 4 || segment[0] !== 0xff) return damaged;
    const marker = segment[1] ?? 0;
    if (marker === 0xff) {
      at += 1; // fill byte
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) size = { height: u16(segment, 5), width: u16(segment, 7) };
    if (marker === 0xda) return size ? photo("image/jpeg", "jpg", size.width, size.height) : damaged;
    if (marker === 0xd9) return damaged;
    const length = u16(segment, 2);
    if (length < 2) return damaged;
    at += 2 + length;
  }
  return damaged;
}

async function png(source: ByteSource): Promise<Sniffed> {
  const first = await source.at(8, 16);
  if (ascii(first.subarray(4, 8)) !== "IHDR") return damaged;
  const [width, height] = [u32(first, 8), u32(first, 12)];
  let at = 8;
  for (let count = 0; count < 100_000; count += 1) {
    const chunk = await source.at(at, 8);
    if (chunk.length < 8) return damaged;
    at += 12 + u32(chunk, 0);
    if (at > source.size) return damaged;
    if (ascii(chunk.subarray(4, 8)) !== "IEND") continue;
    // Data after the end is not part of the picture.
    return at === source.size ? photo("image/png", "png", width, height) : { ok: false, fault: "polyglot" };
  }
  return damaged;
}

async function webp(source: ByteSource, head: Uint8Array): Promise<Sniffed> {
  const end = 8 + le32(head, 4);
  if (end > source.size) return damaged;
  if (end + (end % 2) < source.size) return { ok: false, fault: "polyglot" };
  const kind = ascii(head.subarray(12, 16));
  if (kind === "VP8X") return photo("image/webp", "webp", le24(head, 24) + 1, le24(head, 27) + 1);
  if (kind === "VP8 ") return photo("image/webp", "webp", le16(head, 26) & 0x3fff, le16(head, 28) & 0x3fff);
  if (kind !== "VP8L") return damaged;
  const bits = le32(head, 21);
  return photo("image/webp", "webp", (bits & 0x3fff) + 1, (Math.floor(bits / 0x4000) & 0x3fff) + 1);
}
