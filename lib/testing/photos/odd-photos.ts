import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { bad, type BadPhoto } from "@/lib/testing/photos/bad-photo";
import {
  be32,
  blank,
  bytesOf,
  changed,
  chunk,
  jpeg,
  le16,
  le24,
  losslessWebp,
  placeOf,
  pngOf,
  riff,
  riffChunk,
  vp8x,
  webp,
  webpFlags,
  webpPicture,
} from "@/lib/testing/photos/pictures";
import { joined, jpegHeader, pngHeader, webpHeader } from "@/lib/testing/sample-files";

/** Photos that are whole and unusual: too large, too small, moving, in other colours. */

const cleaned = (what: string, bytes: Uint8Array) => bad(what, "cleaned", bytes);
const bomb = (what: string, bytes: Uint8Array) => bad(what, "bomb", bytes);
const frame = placeOf(jpeg, "\xff\xc0");

/** 9,000 by 9,000 points of one bit, all white: 10 MB that are packed to 10 KB. */
const whiteSquare = joined(
  "\x89PNG\r\n\x1a\n",
  chunk("IHDR", be32(9_000), be32(9_000), Uint8Array.of(1, 0, 0, 0, 0)),
  chunk("IDAT", deflateSync(new Uint8Array(9_000 * 1_126), { level: 1 })),
  chunk("IEND"),
);
const bombs = [
  bomb("PNG: 9,000 square, whole", whiteSquare),
  bomb("JPEG: 9,000 square by its head", changed(jpeg, frame + 5, 0x23, 0x28, 0x23, 0x28)),
  bomb("WebP: 9,000 square by its head", riff(vp8x(0, 9_000, 9_000), webpPicture)),
  bomb("JPEG: 65,535 square", jpegHeader(65_535, 65_535)),
  bomb("PNG: 65,535 square", pngHeader(65_535, 65_535)),
  bomb("PNG: 2 thousand millions square", pngHeader(0x7fffffff, 0x7fffffff)),
  bomb("PNG: 4 thousand millions wide", pngHeader(0xffffffff, 1)),
  bomb("WebP: 16,777,216 square", webpHeader(16_777_216, 16_777_216)),
  bomb("WebP without loss: 16,384 square", riff(riffChunk("VP8L", Uint8Array.of(0x2f, 255, 255, 255, 15), "data"))),
  bomb("WebP: 16,383 square", changed(webp, 26, 0xff, 0x3f, 0xff, 0x3f)),
  bomb("JPEG: 50,000,001 points", jpegHeader(50_001, 1_001)),
];

const shapes = [
  cleaned("JPEG: one point", await bytesOf(blank(1, 1).jpeg())),
  cleaned("PNG: one point", await bytesOf(blank(1, 1).png())),
  cleaned("WebP: one point", await bytesOf(blank(1, 1).webp())),
  cleaned("JPEG: 12,000 by 1", await bytesOf(blank(12_000, 1).jpeg())),
  cleaned("PNG: 1 by 12,000", await bytesOf(blank(1, 12_000).png())),
  cleaned("WebP: 16,383 by 1", await bytesOf(blank(16_383, 1).webp())),
];

const jpegOf = (image: ReturnType<typeof blank>) => bytesOf(image);
const colours = [
  cleaned("JPEG: bit by bit (progressive)", await jpegOf(blank().jpeg({ progressive: true }))),
  cleaned("JPEG: grey", await jpegOf(blank().greyscale().jpeg())),
  cleaned("JPEG: four colours of print", await jpegOf(blank().toColourspace("cmyk").jpeg())),
  cleaned("JPEG: all colours at every point", await jpegOf(blank().jpeg({ chromaSubsampling: "4:4:4" }))),
  cleaned("JPEG: the worst quality", await jpegOf(blank().jpeg({ quality: 1 }))),
  cleaned("JPEG: fill bytes before a segment", joined(jpeg.subarray(0, 2), "\xff\xff\xff", jpeg.subarray(2))),
  cleaned("PNG: with transparent places", await bytesOf(blank(96, 64, 4).png())),
  cleaned("PNG: grey", await bytesOf(blank().greyscale().png())),
  cleaned("PNG: 16 bits", await bytesOf(blank().toColourspace("rgb16").png())),
  cleaned("PNG: a list of colours", await bytesOf(blank().png({ palette: true }))),
  cleaned("PNG: in seven passes", await bytesOf(blank().png({ progressive: true }))),
  cleaned("PNG: not packed", await bytesOf(blank().png({ compressionLevel: 0 }))),
  cleaned("WebP: without loss", losslessWebp),
  cleaned("WebP: with transparent places", await bytesOf(blank(96, 64, 4).webp())),
  cleaned("WebP: with transparent places, without loss", await bytesOf(blank(96, 64, 4).webp({ lossless: true }))),
  cleaned("JPEG: colours of another world (ICC)", await bytesOf(blank().withIccProfile("p3").jpeg())),
];

/** One picture of a film, over the whole canvas. */
const filmFrame = (picture: Uint8Array, width = 96, height = 64, x = 0) =>
  riffChunk("ANMF", le24(x), le24(0), le24(width - 1), le24(height - 1), le24(100), Uint8Array.of(0), picture);
const loop = riffChunk("ANIM", be32(0), le16(0));
const film = (...frames: Uint8Array[]) => riff(vp8x(webpFlags.animation), loop, ...frames);
const second = (await bytesOf(sharp(jpeg).negate().webp())).subarray(12);
const apngFrame = (number: number) =>
  chunk("fcTL", be32(number), be32(96), be32(64), be32(0), be32(0), Uint8Array.of(0, 1, 0, 10, 0, 0));
const rows = deflateSync(new Uint8Array(64 * (96 * 3 + 1)));
const moving = [
  cleaned("WebP: a film of two pictures, of which the first is kept", film(filmFrame(webpPicture), filmFrame(second))),
  cleaned("WebP: a film of 300 pictures", film(...Array.from({ length: 300 }, () => filmFrame(webpPicture)))),
  cleaned("WebP: a film of one picture", film(filmFrame(webpPicture))),
  bad("WebP: a film whose picture lies outside of it", "damaged", film(filmFrame(webpPicture, 96, 64, 40))),
  cleaned("WebP: a film whose picture is not as large as it says", film(filmFrame(webpPicture, 900, 900))),
  bad("WebP: a film without pictures", "damaged", film()),
  cleaned(
    "PNG: a film of two pictures, of which the first is kept",
    pngOf(
      96,
      64,
      chunk("acTL", be32(2), be32(0)),
      apngFrame(0),
      chunk("IDAT", rows),
      apngFrame(1),
      chunk("fdAT", be32(2), rows),
    ),
  ),
  cleaned(
    "PNG: a film of four thousand millions of pictures, by its head",
    pngOf(96, 64, chunk("acTL", be32(0xffffffff), be32(0)), apngFrame(0), chunk("IDAT", rows)),
  ),
];

export const oddPhotos: BadPhoto[] = [...bombs, ...shapes, ...colours, ...moving];
