import { crc32 } from "@/lib/testing/photos/crc32";
import { joined } from "@/lib/testing/sample-files";
import sharp, { type Sharp } from "sharp";

/** Small true pictures, and the pieces of the three formats. */

type Bytes = Uint8Array<ArrayBuffer>;
const noise = { type: "gaussian", mean: 120, sigma: 20 } as const;

export const blank = (width = 96, height = 64, channels: 3 | 4 = 3): Sharp =>
  sharp({ create: { width, height, channels, background: "#3a6b", noise } });
export const bytesOf = async (image: Sharp): Promise<Bytes> => new Uint8Array(await image.toBuffer());

export const jpeg = await bytesOf(blank().jpeg());
export const png = await bytesOf(blank().png());
export const webp = await bytesOf(blank().webp());
export const losslessWebp = await bytesOf(blank().webp({ lossless: true }));

export const be16 = (value: number) => Uint8Array.of(value >>> 8, value);
export const be32 = (value: number) => joined(be16(value >>> 16), be16(value));
export const le16 = (value: number) => be16(value).reverse();
export const le24 = (value: number) => joined(le16(value), Uint8Array.of(value >>> 16));
export const le32 = (value: number) => be32(value).reverse();

/** The bytes with others in their place. */
export function changed(bytes: Uint8Array, at: number, ...others: number[]): Bytes {
  const copy = new Uint8Array(bytes);
  copy.set(others, at < 0 ? bytes.length + at : at);
  return copy;
}

/** Where this text stands. @throws if it is not there */
export function placeOf(bytes: Uint8Array, text: string): number {
  const at = Buffer.from(bytes).indexOf(text, 0, "latin1");
  if (at < 0) throw new Error(`not there: ${text}`);
  return at;
}

/** A segment of a JPEG: APP1 is 0xe1, a comment 0xfe. */
export const segment = (marker: number, ...body: (Uint8Array | string)[]): Bytes => {
  const inside = joined(...body);
  return joined(Uint8Array.of(0xff, marker), be16(inside.length + 2), inside);
};
/** The JPEG with segments where a camera writes its notes. */
export const withSegments = (...segments: Uint8Array[]): Bytes =>
  joined(jpeg.subarray(0, 2), ...segments, jpeg.subarray(2));

export const chunk = (name: string, ...body: (Uint8Array | string)[]): Bytes => {
  const inside = joined(...body);
  return joined(be32(inside.length), name, inside, be32(crc32(joined(name, inside))));
};
/** The PNG with chunks behind its head, which is 33 bytes long. */
export const withChunks = (...chunks: Uint8Array[]): Bytes => joined(png.subarray(0, 33), ...chunks, png.subarray(33));
/** A PNG of these measures, with these chunks behind its head. */
export const pngOf = (width: number, height: number, ...chunks: Uint8Array[]): Bytes =>
  joined(
    png.subarray(0, 8),
    chunk("IHDR", be32(width), be32(height), Uint8Array.of(8, 2, 0, 0, 0)),
    ...chunks,
    chunk("IEND"),
  );

export const riffChunk = (name: string, ...body: (Uint8Array | string)[]): Bytes => {
  const inside = joined(...body);
  return joined(name, le32(inside.length), inside, new Uint8Array(inside.length % 2));
};
export const riff = (...chunks: Uint8Array[]): Bytes => {
  const inside = joined("WEBP", ...chunks);
  return joined("RIFF", le32(inside.length), inside);
};
/** What VP8X promises: notes and moving pictures. */
export const webpFlags = { animation: 2, xmp: 4, exif: 8, alpha: 16, icc: 32 } as const;
export const vp8x = (flags: number, width = 96, height = 64): Bytes =>
  riffChunk("VP8X", Uint8Array.of(flags, 0, 0, 0), le24(width - 1), le24(height - 1));
/** The picture's own chunk of a plain WebP. */
export const webpPicture = webp.subarray(12);
