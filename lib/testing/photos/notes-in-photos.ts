import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { bad, hiddenWord, type BadPhoto } from "@/lib/testing/photos/bad-photo";
import { exifBlock, iptc, xmp } from "@/lib/testing/photos/notes";
import {
  be32,
  blank,
  bytesOf,
  chunk,
  jpeg,
  riff,
  riffChunk,
  segment,
  vp8x,
  webpFlags,
  webpPicture,
  withChunks,
  withSegments,
} from "@/lib/testing/photos/pictures";
import { joined } from "@/lib/testing/sample-files";

/** Photos that say where they were taken, by whom and with what. All are taken, and say nothing afterwards. */

const cleaned = (what: string, bytes: Uint8Array) => bad(what, "cleaned", bytes);
const exif = (options?: Parameters<typeof exifBlock>[0]) => segment(0xe1, "Exif\0\0", exifBlock(options));
const xmpHead = "http://ns.adobe.com/xap/1.0/\0";
const orientations = [2, 3, 4, 5, 6, 7, 8];

const inJpeg = [
  cleaned("JPEG: Exif with a place, Intel's order", withSegments(exif())),
  cleaned("JPEG: Exif with a place, Motorola's order", withSegments(exif({ order: "big" }))),
  ...orientations.map((orientation) =>
    cleaned(`JPEG: Exif that says turn it, ${orientation}`, withSegments(exif({ orientation }))),
  ),
  cleaned("JPEG: Exif with an orientation that is none", withSegments(exif({ orientation: 9 }))),
  cleaned("JPEG: Exif with the orientation 65535", withSegments(exif({ orientation: 65_535 }))),
  cleaned("JPEG: Exif twice", withSegments(exif(), exif({ order: "big", orientation: 6 }))),
  cleaned("JPEG: Exif cut in the middle", withSegments(segment(0xe1, "Exif\0\0", exifBlock().subarray(0, 40)))),
  cleaned("JPEG: Exif of nothing but its name", withSegments(segment(0xe1, "Exif\0\0"))),
  cleaned(
    "JPEG: Exif whose directory points to itself",
    withSegments(segment(0xe1, "Exif\0\0II*\0", Uint8Array.of(8, 0, 0, 0, 0, 0, 8, 0, 0, 0), hiddenWord)),
  ),
  cleaned(
    "JPEG: Exif with 65,535 entries that are not there",
    withSegments(segment(0xe1, "Exif\0\0II*\0", Uint8Array.of(8, 0, 0, 0, 255, 255), hiddenWord)),
  ),
  cleaned("JPEG: XMP with a place", withSegments(segment(0xe1, xmpHead, xmp()))),
  cleaned("JPEG: XMP that is no XML", withSegments(segment(0xe1, xmpHead, `<x:xmpmeta>${hiddenWord}<`))),
  cleaned(
    "JPEG: extended XMP in two segments",
    withSegments(
      segment(0xe1, xmpHead, xmp()),
      ...[0, 1].map((part) =>
        segment(0xe1, `http://ns.adobe.com/xmp/extension/\0${"A".repeat(32)}`, be32(600), be32(part * 300), hiddenWord),
      ),
    ),
  ),
  cleaned("JPEG: a caption of Photoshop", withSegments(segment(0xed, "Photoshop 3.0\0", iptc()))),
  cleaned("JPEG: a comment", withSegments(segment(0xfe, hiddenWord))),
  cleaned("JPEG: a comment of 64 KB", withSegments(segment(0xfe, hiddenWord.repeat(3_000)))),
  cleaned("JPEG: two hundred comments", withSegments(...Array.from({ length: 200 }, () => segment(0xfe, hiddenWord)))),
  cleaned("JPEG: several pictures in one (MPF)", withSegments(segment(0xe2, "MPF\0", exifBlock()))),
  cleaned("JPEG: a second picture behind its end", joined(jpeg, withSegments(exif()))),
  cleaned("JPEG: a film behind its end (moving photo)", joined(jpeg, "\0\0\0\x18ftypmp42", hiddenWord.repeat(40))),
  cleaned("JPEG: text behind its end", joined(jpeg, hiddenWord)),
  cleaned("JPEG: a note of FlashPix", withSegments(segment(0xe2, "FPXR\0", hiddenWord))),
  ...[0xe0, 0xe3, 0xe4, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9, 0xea, 0xeb, 0xec, 0xef].map((marker) =>
    cleaned(`JPEG: a maker's own segment ${marker.toString(16)}`, withSegments(segment(marker, hiddenWord))),
  ),
  cleaned(
    "JPEG: a preview in Exif that shows something else",
    withSegments(segment(0xe1, "Exif\0\0", exifBlock(), jpeg)),
  ),
  cleaned(
    "JPEG: colours of a camera (ICC)",
    await bytesOf(
      blank()
        .withIccProfile("p3")
        .withExif({ IFD0: { Artist: hiddenWord } })
        .jpeg(),
    ),
  ),
];

const text = (name: string, body: Uint8Array | string) => chunk(name, `Comment\0`, body);
const inPng = [
  cleaned("PNG: Exif with a place", withChunks(chunk("eXIf", exifBlock()))),
  cleaned("PNG: Exif that says turn it", withChunks(chunk("eXIf", exifBlock({ orientation: 6 })))),
  cleaned("PNG: a text", withChunks(text("tEXt", hiddenWord))),
  cleaned("PNG: a thousand texts", withChunks(...Array.from({ length: 1_000 }, () => text("tEXt", hiddenWord)))),
  cleaned("PNG: a packed text", withChunks(text("zTXt", joined("\0", deflateSync(hiddenWord))))),
  cleaned("PNG: XMP", withChunks(chunk("iTXt", "XML:com.adobe.xmp\0\0\0\0\0", xmp()))),
  cleaned("PNG: the day", withChunks(chunk("tIME", Uint8Array.of(7, 234, 5, 12, 9, 0, 0)))),
  cleaned("PNG: Exif of old programs in a text", withChunks(chunk("tEXt", `Raw profile type exif\0${hiddenWord}`))),
  cleaned("PNG: a chunk of nobody knows whom", withChunks(chunk("prVt", hiddenWord))),
  cleaned("PNG: a picture of a film (APNG)", withChunks(chunk("acTL", be32(2), be32(0)))),
];

const pictureWith = (flags: number, ...chunks: Uint8Array[]) => riff(vp8x(flags), webpPicture, ...chunks);
const inWebp = [
  cleaned("WebP: Exif with a place", pictureWith(webpFlags.exif, riffChunk("EXIF", exifBlock()))),
  cleaned(
    "WebP: Exif that says turn it",
    pictureWith(webpFlags.exif, riffChunk("EXIF", "Exif\0\0", exifBlock({ orientation: 8 }))),
  ),
  cleaned("WebP: XMP", pictureWith(webpFlags.xmp, riffChunk("XMP ", xmp()))),
  cleaned("WebP: Exif that its head does not promise", pictureWith(0, riffChunk("EXIF", exifBlock()))),
  cleaned("WebP: a chunk of nobody knows whom", pictureWith(0, riffChunk("hidn", hiddenWord))),
  cleaned(
    "WebP: Exif, XMP and colours",
    await bytesOf(
      sharp(jpeg)
        .withIccProfile("p3")
        .withExif({ IFD0: { Artist: hiddenWord } })
        .withXmp(xmp())
        .webp(),
    ),
  ),
];

export const notesInPhotos: BadPhoto[] = [...inJpeg, ...inPng, ...inWebp];
