import { bad, type BadPhoto } from "@/lib/testing/photos/bad-photo";
import {
  be32,
  changed,
  chunk,
  jpeg,
  losslessWebp,
  placeOf,
  png,
  pngOf,
  riff,
  riffChunk,
  segment,
  vp8x,
  webp,
  webpFlags,
  withChunks,
  withSegments,
} from "@/lib/testing/photos/pictures";
import { joined } from "@/lib/testing/sample-files";

/** Photos of which a part is missing or wrong: half a transfer, a bad card, a program that lies about sizes. */

const damaged = (what: string, bytes: Uint8Array) => bad(what, "damaged", bytes);
const at = (bytes: Uint8Array, share: number) => bytes.subarray(0, Math.floor(bytes.length * share));
const zeroed = (bytes: Uint8Array, from: number) => {
  const copy = new Uint8Array(bytes);
  copy.fill(0, Math.floor(bytes.length * from));
  return copy;
};
/** Where the JPEG's frame and its data begin. */
const frame = placeOf(jpeg, "\xff\xc0");
const scan = placeOf(jpeg, "\xff\xda");
const huffman = placeOf(jpeg, "\xff\xc4");
const quantum = placeOf(jpeg, "\xff\xdb");
const withoutTable = (from: number) => joined(jpeg.subarray(0, from), jpeg.subarray(from + 2 + (jpeg[from + 3] ?? 0)));

const cutJpegs = [
  bad("JPEG: its first 11 bytes", "unknown", jpeg.subarray(0, 11)),
  damaged("JPEG: its first 12 bytes", jpeg.subarray(0, 12)),
  damaged("JPEG: cut before its measures", jpeg.subarray(0, frame)),
  damaged("JPEG: cut within its measures", jpeg.subarray(0, frame + 6)),
  damaged("JPEG: cut before its data", jpeg.subarray(0, scan)),
  damaged("JPEG: cut within the head of its data", jpeg.subarray(0, scan + 5)),
  damaged("JPEG: a tenth", joined(jpeg.subarray(0, scan + 14), at(jpeg.subarray(scan + 14), 0.1))),
  damaged("JPEG: half", joined(jpeg.subarray(0, scan + 14), at(jpeg.subarray(scan + 14), 0.5))),
  damaged("JPEG: nine tenths", joined(jpeg.subarray(0, scan + 14), at(jpeg.subarray(scan + 14), 0.9))),
  damaged("JPEG: without the mark of its end", jpeg.subarray(0, -2)),
  damaged("JPEG: the second half is zeros", zeroed(jpeg, 0.5)),
  bad("JPEG: without its first table of codes, which is the usual one", "cleaned", withoutTable(huffman)),
  damaged("JPEG: without its first table of brightness", withoutTable(quantum)),
  damaged("JPEG: a segment of length 0", withSegments(Uint8Array.of(0xff, 0xe1, 0, 0))),
  damaged("JPEG: a segment of length 1", withSegments(Uint8Array.of(0xff, 0xe1, 0, 1))),
  damaged("JPEG: a segment that is longer than the file", withSegments(Uint8Array.of(0xff, 0xe1, 0xff, 0xff))),
  damaged("JPEG: its end before its data", withSegments(Uint8Array.of(0xff, 0xd9))),
  damaged(
    "JPEG: four hundred segments and one",
    withSegments(...Array.from({ length: 401 }, () => segment(0xfe, "x"))),
  ),
  bad("JPEG: no mark behind its first", "unknown", withSegments(Uint8Array.of(0, 0, 0, 0))),
  damaged(
    "JPEG: measures that are there twice",
    joined(jpeg.subarray(0, frame), jpeg.subarray(frame, frame + 19), jpeg.subarray(frame)),
  ),
  damaged("JPEG: nine components", changed(jpeg, frame + 9, 9)),
  damaged("JPEG: no components", changed(jpeg, frame + 9, 0)),
  damaged("JPEG: 16 bits a colour", changed(jpeg, frame + 4, 16)),
  damaged("JPEG: no width", changed(jpeg, frame + 7, 0, 0)),
  damaged("JPEG: no height", changed(jpeg, frame + 5, 0, 0)),
  damaged("JPEG: arithmetic frame of a lossless kind (SOF3)", changed(jpeg, frame + 1, 0xc3)),
  bad("JPEG: ten times as high as its data, the rest is grey", "cleaned", changed(jpeg, frame + 5, 2, 128)),
];

const data = placeOf(png, "IDAT") - 4;
const cutPngs = [
  bad("PNG: its first 8 bytes", "unknown", png.subarray(0, 8)),
  damaged("PNG: its first 12 bytes", png.subarray(0, 12)),
  damaged("PNG: cut within its measures", png.subarray(0, 20)),
  damaged("PNG: cut before its data", png.subarray(0, data)),
  damaged("PNG: half", at(png, 0.5)),
  damaged("PNG: nine tenths", at(png, 0.9)),
  damaged("PNG: without its end", png.subarray(0, -12)),
  damaged("PNG: its last byte is missing", png.subarray(0, -1)),
  damaged("PNG: the second half is zeros", zeroed(png, 0.5)),
  damaged("PNG: no data", pngOf(96, 64)),
  damaged("PNG: data of zero bytes", pngOf(96, 64, chunk("IDAT"))),
  damaged("PNG: data that is not packed", pngOf(96, 64, chunk("IDAT", "x".repeat(400)))),
  damaged("PNG: wrong checksum of its measures", changed(png, 29, 1, 2, 3, 4)),
  damaged("PNG: wrong checksum of its data", changed(png, -16, 1, 2, 3, 4)),
  damaged("PNG: no width", pngOf(0, 64, png.subarray(data, -12))),
  damaged("PNG: no height", pngOf(96, 0, png.subarray(data, -12))),
  damaged("PNG: ten times as high as its data", pngOf(96, 640, png.subarray(data, -12))),
  damaged("PNG: another first chunk", joined(png.subarray(0, 8), chunk("tEXt", "a\0b"), png.subarray(8))),
  damaged("PNG: a chunk longer than the file", joined(png.subarray(0, 33), be32(0x7fffffff), "tEXt", png.subarray(33))),
  damaged("PNG: a chunk of nearly 4 GB", joined(png.subarray(0, 33), be32(0xfffffff0), "tEXt", png.subarray(33))),
  damaged("PNG: a critical chunk that nobody knows", withChunks(chunk("EVIL", "x"))),
  damaged("PNG: a colour type that is none", changedHead(5)),
  damaged("PNG: packed by a method that is none", changedHead(2, 9)),
];

/** The PNG with another colour type or method of packing, and the right checksum. */
function changedHead(colours: number, method = 0): Uint8Array {
  const head = chunk("IHDR", be32(96), be32(64), Uint8Array.of(8, colours, method, 0, 0));
  return joined(png.subarray(0, 8), head, png.subarray(33));
}

const cutWebps = [
  damaged("WebP: its first 12 bytes", webp.subarray(0, 12)),
  damaged("WebP: half", at(webp, 0.5)),
  damaged("WebP: its last byte is missing", webp.subarray(0, -1)),
  damaged("WebP: half, with a head that says so", riff(webp.subarray(12, webp.length / 2))),
  damaged(
    "WebP without loss: half, with a head that says so",
    riff(losslessWebp.subarray(12, losslessWebp.length / 2)),
  ),
  bad("WebP: zeros from its data on, which are a picture too", "cleaned", zeroed(webp, 0.02)),
  damaged("WebP: a chunk of another kind", riff(riffChunk("VP9 ", "x".repeat(40)))),
  damaged("WebP: a head and nothing behind it", riff(vp8x(0))),
  damaged("WebP: a head that promises frames, without any", riff(vp8x(webpFlags.animation))),
  bad("WebP: no size, so that all is behind its end", "polyglot", joined("RIFF", be32(0), "WEBP", webp.subarray(12))),
  damaged("WebP: 4 GB by its head", joined("RIFF", be32(0xffffffff), "WEBP", webp.subarray(12))),
  damaged("WebP: without its mark", changed(webp, 23, 0, 0, 0)),
  damaged("WebP: no width", changed(webp, 26, 0, 0)),
];

export const cutPhotos: BadPhoto[] = [...cutJpegs, ...cutPngs, ...cutWebps];
