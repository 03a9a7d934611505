import { ascii, type ByteSource } from "@/lib/attachments/sniff/byte-source";
import { sniffAudio } from "@/lib/attachments/sniff/audio";
import { sniffDocument, zipDirectory } from "@/lib/attachments/sniff/document";
import { sniffPhoto } from "@/lib/attachments/sniff/photo";
import type { FileFault, Sniffed } from "@/lib/attachments/types";

const refused = (fault: FileFault): Sniffed => ({ ok: false, fault });

/** Words that make a browser or an interpreter treat the file as a page or a script. */
const pageWords = /<!doctype\s+html|<html|<script|<body|<iframe|<svg|<\?php|^#!/i;
const headBytes = 4096;

const heicBrands = /^(heic|heix|heim|heis|hevc|hevx|hevm|hevs|mif1|msf1|avif|avis)/;

/**
 * What a file is, judged by its content only; its name and the sender's claims do not count. Only formats from a short
 * list are accepted, and only if the file is nothing else: a file that is also a page, an archive or a document is
 * refused before anything decodes it.
 */
export async function sniff(source: ByteSource): Promise<Sniffed> {
  if (source.size === 0) return refused("empty");
  if (source.size < 12) return refused("unknown");
  const head = await source.at(0, headBytes);
  const text = ascii(head);
  if (/^(\xEF\xBB\xBF)?\s*(<\?xml[^>]*>\s*)?(<!--[^]*?-->\s*)*(<!doctype svg|<svg)/i.test(text)) return refused("svg");
  if (text.slice(4, 8) === "ftyp" && heicBrands.test(text.slice(8, 12))) return refused("heic");
  const found =
    (await sniffPhoto(source, head)) ?? (await sniffAudio(source, head)) ?? (await sniffDocument(source, head));
  if (!found) return refused("unknown");
  if (!found.ok) return found;
  return (await isAlsoSomethingElse(source, text, found.mediaType)) ? refused("polyglot") : found;
}

async function isAlsoSomethingElse(source: ByteSource, head: string, mediaType: string): Promise<boolean> {
  const isZip = mediaType.includes("openxmlformats");
  if (isZip) return /%PDF-/.test(head.slice(0, 1024)) || /^(?:<!doctype|<html|<script)/i.test(head);
  if (pageWords.test(head)) return true;
  // PDF readers search for its mark in the first 1,024 bytes.
  if (mediaType !== "application/pdf" && head.slice(0, 1024).includes("%PDF-")) return true;
  // Archive readers start at the end.
  return (await zipDirectory(source)) !== null;
}
