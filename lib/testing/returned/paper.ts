import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { pick, type Random } from "@/lib/testing/findings-world";

/** A Word file as a person's office program has it: paragraphs of spans, to be edited and written in several ways. */

export interface Span {
  text: string;
  bold: boolean;
  raised: boolean;
  /** The bookmark around it, or null. */
  bookmark: string | null;
  /** The unit that it belongs to, whatever becomes of its bookmark; null for new words that belong to none. */
  truth: string | null;
  /** Shown as inserted by this person … */
  inserted?: string;
  /** … or deleted: then it is no part of the text. */
  deleted?: string;
  comment?: string;
}

export interface Para {
  kind: "paragraph";
  properties: string;
  spans: Span[];
}
/** A table, as it is. */
interface Raw {
  kind: "raw";
  xml: string;
}
export type Block = Para | Raw;

export interface Paper {
  parts: Record<string, Uint8Array>;
  head: string;
  blocks: Block[];
  tail: string;
}

const entities: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
const plain = (text: string) =>
  text.replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole).replaceAll("\uFEFF", "");
const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** `unitOf`: the unit of a bookmark's name. */
export function openPaper(file: Uint8Array, unitOf: (bookmark: string) => string): Paper {
  const parts = unzipSync(file);
  const xml = strFromU8(parts["word/document.xml"] ?? new Uint8Array());
  const start = xml.indexOf("<w:body>") + 8;
  const end = xml.lastIndexOf("<w:sectPr");
  const blocks = [...xml.slice(start, end).matchAll(/<w:tbl>.*?<\/w:tbl>|<w:p>.*?<\/w:p>|<w:p [^>]*>.*?<\/w:p>/gs)].map(
    ([block]): Block => (block.startsWith("<w:tbl>") ? { kind: "raw", xml: block } : paragraphOf(block, unitOf)),
  );
  return { parts, head: xml.slice(0, start), blocks, tail: xml.slice(end) };
}

function paragraphOf(xml: string, unitOf: (bookmark: string) => string): Para {
  const spans: Span[] = [];
  let bookmark: string | null = null;
  let open = "";
  const tokens = xml.matchAll(/<w:bookmark(Start|End) ([^>]*)\/>|<w:r>(.*?)<\/w:r>/gs);
  for (const [, edge, attributes = "", run] of tokens) {
    const value = (key: string) => new RegExp(`w:${key}="([^"]*)"`).exec(attributes)?.[1] ?? "";
    // Marks of evidence have bookmarks of their own, inside these.
    if (edge === "Start" && value("name").startsWith("_zf") && bookmark === null) {
      bookmark = value("name");
      open = value("id");
    } else if (edge === "End" && value("id") === open) bookmark = null;
    else if (run !== undefined) {
      const text = [...run.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(br|noBreakHyphen)\/>/g)]
        .map(([, words, sign]) => (words === undefined ? (sign === "br" ? "\n" : "-") : plain(words)))
        .join("");
      const bold = run.includes("<w:b/>");
      const raised = run.includes("superscript");
      spans.push({ text, bold, raised, bookmark, truth: bookmark === null ? null : unitOf(bookmark) });
    }
  }
  return { kind: "paragraph", properties: /<w:pPr>.*?<\/w:pPr>/s.exec(xml)?.[0] ?? "", spans };
}

export const textOf = ({ spans }: Para) =>
  spans
    .filter(({ deleted }) => !deleted)
    .map(({ text }) => text)
    .join("");

const wordsIn = (xml: string) =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, words = ""]) => plain(words)).join("");

interface TrueCharacter {
  character: string;
  truth: string | null;
}

/**
 * Every visible character of the paragraphs with the unit that it belongs to; `withTables`: those of tables too, of
 * none.
 */
export function truths({ blocks }: Paper, withTables = false): TrueCharacter[] {
  return blocks.flatMap((block) => {
    if (block.kind === "raw")
      return withTables ? [...wordsIn(block.xml)].map((character) => ({ character, truth: null })) : [];
    return block.spans
      .filter(({ deleted }) => !deleted)
      .flatMap(({ text, truth }) => [...text].map((character) => ({ character, truth })));
  });
}

export interface Manner {
  /** Splits runs where the cursor once was, and adds what a program adds. */
  noise: "none" | "word" | "wps";
  bookmarks: "kept" | "none" | "some";
}

export function writePaper(paper: Paper, manner: Manner, random: Random): Uint8Array {
  let id = 100;
  const dropped = new Set<string>();
  const comments: string[] = [];
  const runOf = (span: Span): string => {
    const fonts =
      manner.noise === "wps"
        ? '<w:rFonts w:hint="eastAsia" w:ascii="仿宋_GB2312" w:hAnsi="仿宋_GB2312" w:eastAsia="仿宋_GB2312" w:cs="仿宋_GB2312"/>'
        : '<w:rFonts w:hint="eastAsia"/>';
    const look = `<w:rPr>${fonts}${span.bold ? "<w:b/>" : ""}${manner.noise === "wps" ? '<w:sz w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/>' : ""}${span.raised ? '<w:vertAlign w:val="superscript"/>' : ""}</w:rPr>`;
    const rsid =
      manner.noise === "none"
        ? ""
        : ` w:rsidR="00${Math.floor(random() * 0xffffff)
            .toString(16)
            .padStart(6, "0")
            .toUpperCase()}"`;
    const element = span.deleted ? "w:delText" : "w:t";
    const one = (text: string) =>
      `<w:r${rsid}>${look}${text
        .split("\n")
        .map((line) => `<${element} xml:space="preserve">${escaped(line)}</${element}>`)
        .join("<w:br/>")}</w:r>`;
    const wanted = manner.noise === "none" ? span.text.length : 1 + Math.floor(random() * span.text.length);
    // No program cuts a character of two code units.
    const cut = /[\uD800-\uDBFF]/.test(span.text.charAt(wanted - 1)) ? wanted + 1 : wanted;
    const proof = manner.noise === "word" && random() < 0.3 ? '<w:proofErr w:type="spellStart"/>' : "";
    return [span.text.slice(0, cut), span.text.slice(cut)]
      .filter((text) => text !== "")
      .map(one)
      .join(proof);
  };
  const tracked = (span: Span): string => {
    const by = (name: string) => `w:id="${(id += 1)}" w:author="${name}" w:date="2026-11-06T08:30:00Z"`;
    if (span.deleted) return `<w:del ${by(span.deleted)}>${runOf(span)}</w:del>`;
    if (span.inserted) return `<w:ins ${by(span.inserted)}>${runOf(span)}</w:ins>`;
    if (!span.comment) return runOf(span);
    const number = comments.push(
      `<w:comment w:id="${comments.length}" w:author="李科长" w:date="2026-11-06T09:00:00Z" w:initials="李"><w:p><w:r><w:t>${escaped(span.comment)}</w:t></w:r></w:p></w:comment>`,
    );
    return `<w:commentRangeStart w:id="${number - 1}"/>${runOf(span)}<w:commentRangeEnd w:id="${number - 1}"/><w:r><w:commentReference w:id="${number - 1}"/></w:r>`;
  };
  const used = new Set<string>();
  const paragraph = ({ properties, spans }: Para): string => {
    let xml = "";
    for (let at = 0; at < spans.length;) {
      const name = spans[at]?.bookmark ?? null;
      let end = at + 1;
      while (end < spans.length && (spans[end]?.bookmark ?? null) === name) end += 1;
      const inner = spans.slice(at, end).map(tracked).join("");
      at = end;
      if (name !== null && manner.bookmarks === "some" && random() < 0.5) dropped.add(name);
      const kept = name !== null && manner.bookmarks !== "none" && !dropped.has(name) && !used.has(name);
      if (kept) used.add(name);
      const number = (id += 1);
      xml += kept
        ? `<w:bookmarkStart w:id="${number}" w:name="${name}"/>${inner}<w:bookmarkEnd w:id="${number}"/>`
        : inner;
    }
    return `<w:p>${properties}${xml}</w:p>`;
  };
  const body = paper.blocks.map((block) => (block.kind === "raw" ? block.xml : paragraph(block))).join("");
  const parts = { ...paper.parts, "word/document.xml": strToU8(paper.head + body + paper.tail) };
  return zipSync(comments.length === 0 ? parts : { ...parts, ...commentParts(paper.parts, comments) });
}

function commentParts(parts: Record<string, Uint8Array>, comments: readonly string[]): Record<string, Uint8Array> {
  const kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
  const media = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
  const patched = (name: string, before: string, added: string) => {
    const xml = strFromU8(parts[name] ?? new Uint8Array());
    return xml.includes("comments.xml") ? xml : xml.replace(before, added + before);
  };
  return {
    "word/comments.xml": strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${comments.join("")}</w:comments>`,
    ),
    "word/_rels/document.xml.rels": strToU8(
      patched(
        "word/_rels/document.xml.rels",
        "</Relationships>",
        `<Relationship Id="rIdC" Type="${kind}" Target="comments.xml"/>`,
      ),
    ),
    "[Content_Types].xml": strToU8(
      patched("[Content_Types].xml", "</Types>", `<Override PartName="/word/comments.xml" ContentType="${media}"/>`),
    ),
  };
}

export { pick, type Random };
