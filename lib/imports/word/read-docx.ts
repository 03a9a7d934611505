import { archiveLimits } from "@/lib/office/limits";
import { OfficeProblem } from "@/lib/office/problem";
import { walkXml } from "@/lib/office/xml";
import { Archive } from "@/lib/office/zip";
import { unreadKinds, type Paragraph, type Unread, type UnreadKind } from "@/lib/imports/types";
import { readBody, type BodyTools } from "@/lib/imports/word/body";
import { htmlParagraphs, pageInside } from "@/lib/imports/word/html";
import { readNumbering } from "@/lib/imports/word/numbering";
import type { Read } from "@/lib/imports/word/paragraph";
import { mainPart, partOf, relationsOf } from "@/lib/imports/word/parts";
import { readStyles } from "@/lib/imports/word/styles";
import { valueOf, wordNames } from "@/lib/imports/word/word-names";

/** What was read, and how much of what Word shows was not. */
export interface ReadPaper {
  paragraphs: Paragraph[];
  unread: Unread[];
}

/** Where most of a text is bold or 楷体, that is how this person writes, and no sign of a heading. */
function standing(paragraphs: readonly Read[]): Paragraph[] {
  const total = paragraphs.reduce((sum, { text }) => sum + text.length, 0);
  const share = (has: (paragraph: Read) => boolean) =>
    paragraphs.filter(has).reduce((sum, { text }) => sum + text.length, 0) / Math.max(1, total);
  // What a table calls its cells is a heading by its place, however much of the text it is.
  const inTable = (look: string | null) => look === "label" || look === "sublabel";
  const boldCounts = share(({ bold, look }) => bold && !inTable(look)) < 0.5;
  const fontCounts = share(({ headingFont }) => headingFont) < 0.5;
  return paragraphs.map(({ text, level, look, bold, headingFont, table }) => ({
    text,
    level,
    look: inTable(look) || (bold && boldCounts) || (headingFont && fontCounts) ? look : null,
    ...(table !== undefined && { table }),
  }));
}

/** The words of a drawing's data part, one line for each of its paragraphs. */
function drawnWords(xml: string): string[] {
  const lines: string[] = [];
  let line = "";
  let collecting = false;
  walkXml(xml, {
    open: (name) => (collecting = name === "a:t"),
    close(name) {
      collecting = false;
      if (name !== "a:p") return;
      if (line.trim() !== "") lines.push(line);
      line = "";
    },
    text: (words) => (line += collecting ? words : ""),
  });
  return lines;
}

/** The words of a part that stands in the text; null where the reader does not know its kind. */
function partWords(archive: Archive, name: string, depth: number): string[] | null {
  try {
    const bytes = archive.bytesOf(name);
    if (bytes === null) return null;
    if (bytes[0] === 0x50 && bytes[1] === 0x4b)
      return depth > 0 ? null : readDocx(bytes, depth + 1).paragraphs.map(({ text }) => text);
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (/\.xml$/iu.test(name) && /\/diagrams\//u.test(name)) return drawnWords(text);
    if (/^\s*\{\\rtf/u.test(text)) return null;
    if (/\.txt$/iu.test(name)) return text.split(/\r?\n/u);
    const page = pageInside(text);
    return page === null ? null : htmlParagraphs(page);
  } catch (error) {
    if (error instanceof OfficeProblem && error.fault === "bomb") throw error;
    return null;
  }
}

/** A .docx taken apart: its body, the notes that nothing points to, and the tools to read another of its parts. */
function openDocx(bytes: Uint8Array, depth: number, limits = archiveLimits) {
  const archive = Archive.open(bytes, limits);
  const main = mainPart(archive);
  const relations = relationsOf(archive, main);
  const textOf = (type: string) => {
    const name = partOf(archive, main, type, relations);
    return name === null ? null : archive.read(name);
  };
  const counts = new Map<UnreadKind, number>();
  const styles = readStyles(textOf("styles"));
  const tools: BodyTools = {
    styles,
    number: readNumbering(textOf("numbering")),
    note: () => [],
    part: (id) => {
      const name = relations.find((each) => each.id === id)?.target;
      return name === undefined ? null : partWords(archive, name, depth);
    },
    unread: (kind, count = 1) => counts.set(kind, (counts.get(kind) ?? 0) + count),
  };
  const notes = { footnotes: notesOf("footnotes"), endnotes: notesOf("endnotes") };
  const note: BodyTools["note"] = (kind, id) => {
    const found = notes[kind].filter((each) => each.note === id);
    notes[kind] = notes[kind].filter((each) => each.note !== id);
    return found;
  };
  const body = readBody(archive.read(main) ?? "", { ...tools, note });
  const unread = unreadKinds.flatMap((kind) => {
    const count = counts.get(kind) ?? 0;
    return count > 0 ? [{ kind, count }] : [];
  });
  return { paragraphs: [...body, ...notes.footnotes, ...notes.endnotes], unread, textOf, tools };

  function notesOf(type: "footnotes" | "endnotes"): Read[] {
    const part = textOf(type);
    return part === null ? [] : readBody(part, tools).filter(({ text }) => text.trim() !== "");
  }
}

/** The words of a .docx; a note comes after the paragraph that points to it, and one that none points to at the end. */
export function readDocx(bytes: Uint8Array, depth = 0): ReadPaper {
  const { paragraphs, unread } = openDocx(bytes, depth);
  return { paragraphs: standing(paragraphs), unread };
}

export interface WordComment {
  id: string;
  author: string;
  /** As the file says it, mostly an ISO moment; may be empty. */
  date: string;
  text: string;
}

/** A document with what people marked in it. Its paragraphs read as if every change were accepted. */
export interface MarkedPaper {
  paragraphs: Read[];
  comments: WordComment[];
  unread: Unread[];
}

/**
 * A returned file is read by the server itself, where others wait meanwhile. A report of 200 points, saved by Word with
 * its changes tracked, has less than 2 MB of text parts; pictures are not read and do not count.
 */
const markedLimits = { ...archiveLimits, bytes: 6 * 1024 * 1024 };
/** Bookmarks, comments and tracked changes. */
const mostMarks = 5_000;

export function readMarkedDocx(bytes: Uint8Array): MarkedPaper {
  const { paragraphs, unread, textOf, tools } = openDocx(bytes, 0, markedLimits);
  if (paragraphs.reduce((sum, { marks }) => sum + marks.length, 0) > mostMarks) throw new OfficeProblem("bomb");
  const xml = textOf("comments");
  return { paragraphs, comments: xml === null ? [] : commentsIn(xml, readBody(xml, tools)), unread };
}

/** `lines`: the paragraphs of all of them, each with the number of its comment. */
function commentsIn(xml: string, lines: readonly Read[]): WordComment[] {
  const comments: WordComment[] = [];
  const w = wordNames(xml);
  walkXml(xml, {
    open(name, attributes) {
      if (w(name) !== "w:comment") return;
      const values = attributes();
      const id = valueOf(values, "id") ?? "";
      const text = lines.flatMap((line) => (line.note === id ? [line.text] : [])).join("\n");
      comments.push({ id, author: valueOf(values, "author") ?? "", date: valueOf(values, "date") ?? "", text });
    },
    close() {},
  });
  return comments;
}
