import { importLimits } from "@/lib/imports/limits";
import { ImportProblem } from "@/lib/imports/problem";
import { plainParagraphs } from "@/lib/imports/split/source";
import type { Paragraph } from "@/lib/imports/types";
import { readDocx, readMarkedDocx, type MarkedPaper, type ReadPaper } from "@/lib/imports/word/read-docx";

/** What a file is, is told by its bytes; its name only helps to say what is wrong. */

const begins = (bytes: Uint8Array, ...signature: number[]) => signature.every((byte, at) => bytes[at] === byte);

function decodeWith(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** UTF-16 without its mark: every other byte of Latin text and of line breaks is zero. */
function utf16Kind(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const sample = bytes.subarray(0, 4096);
  let even = 0;
  let odd = 0;
  sample.forEach((byte, at) => {
    if (byte !== 0) return;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  });
  if (bytes.length % 2 === 1 || even + odd === 0) return null;
  return odd > even ? "utf-16le" : "utf-16be";
}

export function decodeText(bytes: Uint8Array): string {
  if (begins(bytes, 0xff, 0xfe)) return accepted(decodeWith("utf-16le", bytes.subarray(2)));
  if (begins(bytes, 0xfe, 0xff)) return accepted(decodeWith("utf-16be", bytes.subarray(2)));
  const wide = utf16Kind(bytes);
  if (wide) return accepted(decodeWith(wide, bytes));
  return accepted(decodeWith("utf-8", bytes) ?? decodeWith("gb18030", bytes));
}

function accepted(text: string | null): string {
  if (text === null || text.includes("\0")) throw new ImportProblem("encoding");
  return text;
}

/** The name of a stream inside an old container, which is how an encrypted .docx comes. */
function names(bytes: Uint8Array, word: string): boolean {
  const wanted = [...word].flatMap((letter) => [letter.charCodeAt(0), 0]);
  const first = wanted[0] ?? 0;
  for (let at = bytes.indexOf(first); at >= 0 && at < bytes.length - wanted.length; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, place) => bytes[at + place] === byte)) return true;
  }
  return false;
}

/** Which of the two this reads a file is. @throws ImportProblem that says what it is instead */
function readableKind(name: string, bytes: Uint8Array): "word" | "text" {
  if (bytes.length === 0) throw new ImportProblem("noBytes");
  if (bytes.length > importLimits.fileBytes) throw new ImportProblem("tooLarge");
  const extension = /\.([a-z0-9]{1,8})$/iu.exec(name)?.[1]?.toLowerCase() ?? "";
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    if (names(bytes, "EncryptedPackage")) throw new ImportProblem("encrypted");
    throw new ImportProblem(extension === "wps" ? "wps" : "oldWord");
  }
  if (begins(bytes, 0x25, 0x50, 0x44, 0x46)) throw new ImportProblem("pdf");
  if (begins(bytes, 0x50, 0x4b)) {
    if (/^(?:xlsx|xlsm|pptx|odt|ods|zip|jar|et|dps)$/u.test(extension)) throw new ImportProblem("otherType");
    return "word";
  }
  if (extension === "docx" || extension === "docm") throw new ImportProblem("broken");
  if (begins(bytes, 0x7b, 0x5c, 0x72, 0x74, 0x66) || !/^(?:txt|text|md|)$/u.test(extension))
    throw new ImportProblem(extension === "doc" ? "oldWord" : "otherType");
  return "text";
}

export function readFile(name: string, bytes: Uint8Array): ReadPaper {
  if (readableKind(name, bytes) === "text")
    return { paragraphs: filled(plainParagraphs(decodeText(bytes))), unread: [] };
  const { paragraphs, unread } = readDocx(bytes);
  return { paragraphs: filled(paragraphs), unread };
}

/**
 * A Word file with its comments and tracked changes. @throws ImportProblem or OfficeProblem: `problemOf` has the
 * sentence
 */
export function readMarkedFile(name: string, bytes: Uint8Array): MarkedPaper {
  if (readableKind(name, bytes) === "text") throw new ImportProblem("notWord");
  const paper = readMarkedDocx(bytes);
  filled(paper.paragraphs, importLimits.report);
  return paper;
}

/** As a reader of files, for pasted words. */
export function readPasted(text: string): ReadPaper {
  return { paragraphs: filled(plainParagraphs(text)), unread: [] };
}

/** `most`: characters of the text, and paragraphs with words in them. */
function filled<Kind extends Paragraph>(
  paragraphs: Kind[],
  most: { characters: number; written: number } = importLimits,
): Kind[] {
  if (paragraphs.length > importLimits.paragraphs) throw new ImportProblem("tooLong");
  if (paragraphs.reduce((sum, { text }) => sum + text.length, 0) > most.characters) throw new ImportProblem("tooLong");
  const written = paragraphs.filter(({ text }) => text.trim() !== "").length;
  if (written > most.written) throw new ImportProblem("tooLong");
  if (written === 0) throw new ImportProblem("empty");
  return paragraphs;
}
