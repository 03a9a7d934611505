import { bad, type BadPhoto } from "@/lib/testing/photos/bad-photo";
import {
  be32,
  blank,
  bytesOf,
  chunk,
  jpeg,
  png,
  riff,
  riffChunk,
  segment,
  vp8x,
  webp,
  webpPicture,
  withChunks,
  withSegments,
} from "@/lib/testing/photos/pictures";
import { archive, joined, mp3, mp4, ogg, office, pdf, wav } from "@/lib/testing/sample-files";
import { strToU8, zipSync } from "fflate";

/** Files that are named and sent as photos and are something else, or something else as well. */

const room = new Uint8Array(200);
const named = (name: string, ...photo: Parameters<typeof bad>): BadPhoto => ({ ...bad(...photo), name });

const others = [
  named("a.jpg", "GIF", "unknown", await bytesOf(blank().gif())),
  named("a.jpg", "GIF of an old version", "unknown", joined("GIF87a", room)),
  named("a.png", "TIFF, Intel's order", "unknown", await bytesOf(blank().tiff())),
  named("a.jpg", "TIFF, Motorola's order", "unknown", joined("MM\0*", room)),
  named("a.jpg", "BigTIFF", "unknown", joined("II+\0", room)),
  named("a.jpg", "AVIF", "heic", await bytesOf(blank().avif())),
  named("a.jpg", "HEIC by Apple", "heic", joined("\0\0\0\x18ftypheic\0\0\0\0mif1heic", room)),
  named("a.jpg", "HEIC of many pictures", "heic", joined("\0\0\0\x18ftyphevc\0\0\0\0msf1hevc", room)),
  named("a.jpg", "HEIF of any kind", "heic", joined("\0\0\0\x18ftypmif1\0\0\0\0mif1", room)),
  named("a.jpg", "AVIF of many pictures", "heic", joined("\0\0\0\x18ftypavis\0\0\0\0avif", room)),
  named("a.bmp", "BMP", "unknown", joined("BM", be32(0), room)),
  named("a.jpg", "an icon", "unknown", joined("\0\0\x01\0\x01\0", room)),
  named("a.jpg", "Photoshop", "unknown", joined("8BPS\0\x01", room)),
  named("a.jpg", "JPEG 2000", "unknown", joined("\0\0\0\x0cjP  \r\n\x87\n", room)),
  named("a.jpg", "JPEG XL", "unknown", joined("\0\0\0\x0cJXL \r\n\x87\n", room)),
  named("a.jpg", "JPEG XL without a box", "unknown", joined("\xff\x0a", room)),
  named("a.dng", "a raw picture of Canon", "unknown", joined("II*\0\x10\0\0\0CR\x02\0", room)),
  named("a.jpg", "a raw picture of Fuji", "unknown", joined("FUJIFILMCCD-RAW", room)),
  named("a.svg", "SVG", "svg", joined('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')),
  named("a.jpg", "SVG behind a mark and a comment", "svg", joined("\xef\xbb\xbf<!-- x --><svg onload='alert(1)'/>")),
  named("a.jpg", "SVG that is packed", "unknown", joined("\x1f\x8b\x08\0", room)),
  named("a.jpg", "a page", "unknown", joined("<!doctype html><script>alert(1)</script>")),
  named("a.jpg", "a script of PHP", "unknown", joined("<?php system($_GET['c']); ?>")),
  named("a.jpg", "a script of the shell", "unknown", joined("#!/bin/sh\nrm -rf /\n")),
  named("a.jpg", "PostScript", "unknown", joined("%!PS-Adobe-3.0 EPSF-3.0\n", room)),
  named("a.jpg", "a list for ImageMagick", "unknown", joined("push graphic-context\nimage over 0,0 0,0 'https://x/'")),
  named("a.jpg", "a program of Windows", "unknown", joined("MZ", room)),
  named("a.jpg", "a program of Linux", "unknown", joined("\x7fELF\x02\x01\x01", room)),
  named("a.jpg", "an archive", "unknown", archive()),
  named("a.jpg", "an archive of RAR", "unknown", joined("Rar!\x1a\x07\x01\0", room)),
  named("a.jpg", "a PDF", "kind", pdf()),
  named("a.jpg", "a Word file", "kind", office(["word/document.xml"])),
  named("a.jpg", "a workbook with macros", "macro", office(["xl/workbook.xml", "xl/vbaProject.bin"])),
  named("a.jpg", "a recording in MP3", "kind", mp3()),
  named("a.jpg", "a recording in Ogg", "kind", ogg("OpusHead")),
  named("a.jpg", "a recording in WAV, which is RIFF as WebP is", "kind", wav()),
  named("a.jpg", "a recording of a phone", "kind", mp4("M4A ", ["soun"])),
  named("a.jpg", "a film", "video", mp4("isom", ["vide", "soun"])),
  named("a.jpg", "a film of Windows, which is RIFF as WebP is", "unknown", joined("RIFF", be32(0), "AVI LIST", room)),
  named("a.jpg", "nothing but zeros", "unknown", room),
  named("a.jpg", "one byte", "unknown", joined("\xff")),
  named("a.jpg", "a JPEG that begins one byte late", "unknown", joined("\n", jpeg)),
  named("a.jpg", "a PNG that was sent as text", "unknown", joined(Buffer.from(png).toString("utf8"))),
  named("a.jpg", "a JPEG as base64", "unknown", strToU8(Buffer.from(jpeg).toString("base64"))),
  named(
    "a.jpg",
    "an address of data",
    "unknown",
    strToU8(`data:image/jpeg;base64,${Buffer.from(jpeg).toString("base64")}`),
  ),
];

const script = "<script>alert(document.domain)</script>";
const asWell = [
  bad("JPEG: an archive behind it", "polyglot", joined(jpeg, archive())),
  bad(
    "JPEG: an archive with a remark behind it",
    "polyglot",
    joined(jpeg, zipSync({ "a.txt": strToU8("x") }, { comment: "y" })),
  ),
  bad("JPEG: a program of Java behind it", "polyglot", joined(jpeg, zipSync({ "META-INF/MANIFEST.MF": strToU8("x") }))),
  bad("JPEG: a page in its comment", "polyglot", withSegments(segment(0xfe, script))),
  bad("JPEG: a page in capitals in its comment", "polyglot", withSegments(segment(0xfe, script.toUpperCase()))),
  bad("JPEG: PHP in its comment", "polyglot", withSegments(segment(0xfe, "<?php phpinfo();"))),
  bad("JPEG: a frame of a page in Exif", "polyglot", withSegments(segment(0xe1, "Exif\0\0<iframe src=//x>"))),
  bad("JPEG: SVG in its comment", "polyglot", withSegments(segment(0xfe, "<svg onload=alert(1)>"))),
  bad("JPEG: reads as PDF as well", "polyglot", withSegments(segment(0xfe, "%PDF-1.7\n"))),
  bad("JPEG: a PDF behind its first 1,024 bytes is no PDF", "cleaned", joined(jpeg, pdf())),
  bad("PNG: a page in a text", "polyglot", withChunks(chunk("tEXt", `Title\0${script}`))),
  bad("PNG: PHP in a text", "polyglot", withChunks(chunk("tEXt", "c\0<?php system('id');"))),
  bad("PNG: reads as PDF as well", "polyglot", withChunks(chunk("tEXt", "a\0%PDF-1.4"))),
  bad("PNG: something behind its end", "polyglot", joined(png, "tail")),
  bad("PNG: an archive behind its end", "polyglot", joined(png, archive())),
  bad(
    "PNG: an archive within a chunk at its end",
    "polyglot",
    joined(png.subarray(0, -12), chunk("zzPp", archive()), png.subarray(-12)),
  ),
  bad("PNG: a second PNG behind its end", "polyglot", joined(png, png)),
  bad("WebP: something behind its end", "polyglot", joined(webp, "a tail of it")),
  bad("WebP: an archive within a chunk", "polyglot", riff(vp8x(0), webpPicture, riffChunk("hide", archive()))),
  bad("WebP: a page in a chunk", "polyglot", riff(vp8x(0), riffChunk("hide", script), webpPicture)),
  bad("WebP: reads as PDF as well", "polyglot", riff(vp8x(0), riffChunk("hide", "%PDF-1.7"), webpPicture)),
];

const wrongNames: BadPhoto[] = [
  { ...bad("a JPEG named PNG", "cleaned", withSegments(segment(0xfe, "1"))), name: "路口.png", newName: "路口.jpg" },
  { ...bad("a PNG named JPG", "cleaned", withChunks(chunk("tEXt", "a\x001"))), name: "路口.JPG", newName: "路口.png" },
  { ...bad("a WebP named JPEG", "cleaned", riff(vp8x(0), webpPicture)), name: "路口.jpeg", newName: "路口.webp" },
  { ...bad("a JPEG named as a program", "cleaned", withSegments(segment(0xfe, "2"))), name: "a.exe", newName: "a.jpg" },
  { ...bad("a JPEG named as a page", "cleaned", withSegments(segment(0xfe, "3"))), name: "a.html", newName: "a.jpg" },
  {
    ...bad("a JPEG with two endings", "cleaned", withSegments(segment(0xfe, "4"))),
    name: "a.jpg.exe",
    newName: "a.jpg.jpg",
  },
  {
    ...bad("a JPEG without an ending", "cleaned", withSegments(segment(0xfe, "5"))),
    name: "路口",
    newName: "路口.jpg",
  },
  {
    ...bad("a JPEG whose name is an ending", "cleaned", withSegments(segment(0xfe, "6"))),
    name: ".htaccess",
    newName: ".htaccess.jpg",
  },
];

export const falsePhotos: BadPhoto[] = [...others, ...asWell, ...wrongNames];
