import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { memorySource } from "@/lib/attachments/sniff/byte-source";
import { sniff } from "@/lib/attachments/sniff/sniff";
import {
  archive,
  joined,
  jpegHeader,
  mp3,
  mp4,
  office,
  ogg,
  pdf,
  pngHeader,
  wav,
  webm,
  webpHeader,
} from "@/lib/testing/sample-files";
import { often } from "@/lib/testing/how-often";

const look = (bytes: Uint8Array) => sniff(memorySource(bytes));
const word = "openxmlformats-officedocument.wordprocessingml.document";
const sheet = "openxmlformats-officedocument.spreadsheetml.sheet";

describe("what a file is", () => {
  test.each([
    ["JPEG", jpegHeader(4000, 3000), "image/jpeg"],
    ["PNG", pngHeader(4000, 3000), "image/png"],
    ["WebP", webpHeader(4000, 3000), "image/webp"],
    ["M4A", mp4("M4A ", ["soun"]), "audio/mp4"],
    ["WebM", webm("A_OPUS"), "audio/webm"],
    ["Ogg", ogg("OpusHead"), "audio/ogg"],
    ["WAV", wav(), "audio/wav"],
    ["MP3", mp3(), "audio/mpeg"],
    ["MP3 with a tag", joined("ID3\x04\0\0\0\0\0\x0a", new Uint8Array(10), mp3()), "audio/mpeg"],
    ["PDF", pdf(), "application/pdf"],
    ["Word", office(["word/document.xml"]), `application/vnd.${word}`],
    ["Excel", office(["xl/workbook.xml"]), `application/vnd.${sheet}`],
  ])("is told by its content: %s", async (_name, bytes, mediaType) => {
    expect(await look(bytes)).toMatchObject({ ok: true, mediaType });
  });

  test.each([
    ["JPEG", jpegHeader(9000, 7000)],
    ["PNG", pngHeader(9000, 7000)],
    ["WebP", webpHeader(9000, 7000)],
  ])(
    "has the measures that its header claims, so that a bomb is known before it is decoded: %s",
    async (_name, bytes) => {
      expect(await look(bytes)).toMatchObject({ ok: true, width: 9000, height: 7000 });
    },
  );

  test.each([
    ["SVG", joined('<svg xmlns="http://www.w3.org/2000/svg"></svg>'), "svg"],
    ["SVG behind a declaration and a comment", joined('<?xml version="1.0"?><!-- x --><svg></svg>'), "svg"],
    ["HEIC", joined("\0\0\0\x18ftypheic\0\0\0\0mif1heic"), "heic"],
    ["AVIF", joined("\0\0\0\x18ftypavif\0\0\0\0mif1avif"), "heic"],
    ["a film in MP4", mp4("isom", ["vide", "soun"]), "video"],
    ["a film in WebM", webm("V_VP9"), "video"],
    ["a workbook with macros", office(["xl/workbook.xml", "xl/vbaProject.bin"]), "macro"],
    ["an archive", archive(), "unknown"],
    ["a program", joined("MZ", new Uint8Array(200)), "unknown"],
    ["a page", joined("<!doctype html><title>x</title>"), "unknown"],
    [
      "a zero-size ASF",
      joined(Uint8Array.of(0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11), new Uint8Array(40)),
      "unknown",
    ],
    ["nothing", new Uint8Array(), "empty"],
    ["less than any format begins with", joined("%PDF"), "unknown"],
  ])("is refused where it is none of those: %s", async (_name, bytes, fault) => {
    expect(await look(bytes)).toEqual({ ok: false, fault });
  });

  test.each([
    ["a photo with an archive behind it", joined(jpegHeader(10, 10), archive())],
    [
      "a photo with a page in its first bytes",
      joined(
        jpegHeader(10, 10).subarray(0, 2),
        Uint8Array.of(0xff, 0xfe, 0, 32),
        "<script>alert(document.domain)",
        jpegHeader(10, 10).subarray(2),
      ),
    ],
    [
      "a photo that also reads as PDF",
      joined(
        jpegHeader(10, 10).subarray(0, 2),
        Uint8Array.of(0xff, 0xfe, 0, 12),
        "%PDF-1.7 \n",
        jpegHeader(10, 10).subarray(2),
      ),
    ],
    ["a PNG with something behind its end", joined(pngHeader(10, 10), "tail")],
    ["a WebP with something behind its end", joined(webpHeader(10, 10), "tail of it")],
    ["a PDF that is also an archive", joined(pdf(), archive(), "%%EOF")],
    ["a recording with an archive behind it", joined(wav(), archive())],
    ["a document with ways out of its folder", office(["word/document.xml", "../../evil"])],
  ])("is refused where it is something else as well: %s", async (_name, bytes) => {
    expect(await look(bytes)).toEqual({ ok: false, fault: "polyglot" });
  });

  test("is decided for any bytes without a crash, and a cut-off photo is not a photo", async () => {
    const seeds = [
      jpegHeader(10, 10),
      pngHeader(10, 10),
      webpHeader(10, 10),
      mp4("M4A ", ["soun"]),
      webm("A_OPUS"),
      ogg("OpusHead"),
      wav(),
      mp3(),
      pdf(),
      office(["word/document.xml"]),
    ];
    const mutated = fc
      .tuple(fc.constantFrom(...seeds), fc.nat(400), fc.nat(255), fc.nat(400))
      .map(([seed, at, byte, cut]) => {
        const bytes = seed.slice(0, Math.max(1, seed.length - cut));
        bytes[at % bytes.length] = byte;
        return bytes;
      });
    await fc.assert(
      fc.asyncProperty(fc.oneof(mutated, fc.uint8Array({ maxLength: 300 })), async (bytes) => {
        expect(typeof (await look(bytes)).ok).toBe("boolean");
      }),
      { numRuns: often(2000) },
    );
    expect(await look(jpegHeader(10, 10).subarray(0, 14))).toMatchObject({ ok: false });
  });
});
