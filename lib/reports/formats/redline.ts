import { diffArrays } from "diff";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { comparedText, likenessOf } from "@/lib/reports/returned/alike";
import { wordsOf } from "@/lib/reports/word-diff";
import { withoutJoiners } from "@/lib/word/dates";
import { escapeXml } from "@/lib/word/xml";

/**
 * 花脸稿: two Word files of one writer as one with tracked changes. Accepted it is the newer text, rejected the older
 * one. Everything beside the text (styles, page, footers) is the newer file's.
 */

const mainPart = "word/document.xml";
/** The zip format's first day, as in every file that is written here. */
const zipEpoch = new Date(1980, 0, 1);

interface Styled {
  text: string;
  look: string;
}

/** A paragraph of our own writer: its properties, and its text with the look of each stretch. */
interface Block {
  properties: string;
  style: string;
  runs: Styled[];
  text: string;
  /** Anything that is no paragraph, as it is. */
  raw: string | null;
}

const entities: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
/** Without what kept a date in one line in files of before. */
const plain = (xml: string) =>
  withoutJoiners(xml.replace(/&(\w+);/gu, (whole, name: string) => entities[name] ?? whole));

/** So marked were stretches with joiners. */
const language = '<w:lang w:eastAsia="en-US"/>';

function paragraphOf(xml: string): Block {
  const properties = /<w:pPr>.*?<\/w:pPr>/su.exec(xml)?.[0] ?? "<w:pPr></w:pPr>";
  const runs = [...xml.matchAll(/<w:r>(<w:rPr>.*?<\/w:rPr>)?(.*?)<\/w:r>/gsu)].map(([, look = "", content = ""]) => ({
    look: look.replace(language, ""),
    text: [...content.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(br|tab)\/>/gu)]
      .map(([, words, sign]) => (words === undefined ? (sign === "br" ? "\n" : "\t") : plain(words)))
      .join(""),
  }));
  const text = runs.map((run) => run.text).join("");
  return { properties, style: /<w:pStyle w:val="([^"]*)"/u.exec(properties)?.[1] ?? "", runs, text, raw: null };
}

/** Most paragraphs are the same in both files, and are never parted into words. */
function wordsIn({ text, runs }: Block): Styled[] {
  const looks = runs.flatMap((run) => Array.from({ length: run.text.length }, () => run.look));
  let at = 0;
  // A word that begins bold and goes on plain is two.
  return wordsOf(text).flatMap((word) => {
    const parts: Styled[] = [];
    for (const character of word) {
      const look = looks[at] ?? "";
      const last = parts.at(-1);
      if (last?.look === look) last.text += character;
      else parts.push({ text: character, look });
      at += character.length;
    }
    return parts;
  });
}

const sameRuns = (one: readonly Styled[], other: readonly Styled[]) =>
  one.length === other.length &&
  one.every(({ text, look }, place) => text === other[place]?.text && look === other[place].look);

function blocksOf(xml: string): { head: string; blocks: Block[]; tail: string } {
  const start = xml.indexOf("<w:body>") + "<w:body>".length;
  const end = xml.lastIndexOf("<w:sectPr");
  const body = xml.slice(start, end);
  const blocks = [...body.matchAll(/<w:tbl>.*?<\/w:tbl>|<w:p(?: [^>]*)?>.*?<\/w:p>|<w:p\/>/gsu)].map(([block]) =>
    // A picture or a chart is the newer file's, like a table.
    block.startsWith("<w:tbl>") || block.includes("<w:drawing>")
      ? { properties: "", style: "", runs: [], text: "", raw: block }
      : paragraphOf(block),
  );
  return { head: xml.slice(0, start), blocks, tail: xml.slice(end) };
}

type Pair = { before: Block | null; after: Block | null };

/** Paragraphs that are the same stay; between them those that are alike are taken for one another, in their order. */
function pairs(before: readonly Block[], after: readonly Block[]): Pair[] {
  const parted = diffArrays([...before], [...after], {
    comparator: (a, b) => a.style === b.style && a.text === b.text && a.raw === null && b.raw === null,
  });
  const result: Pair[] = [];
  let removed: Block[] = [];
  let added: Block[] = [];
  let [was, is] = [0, 0];
  const flush = () => {
    let from = 0;
    const words = new Map([...removed, ...added].map((block) => [block, comparedText(block.text)]));
    const alike = (one: Block, other: Block) => {
      const [a, b] = [words.get(one), words.get(other)];
      return a && b ? likenessOf(a, b) : 0;
    };
    for (const block of removed) {
      const found = added.findIndex(
        (one, at) =>
          at >= from && one.raw === null && block.raw === null && one.style === block.style && alike(block, one) >= 0.3,
      );
      if (found < 0) result.push({ before: block, after: null });
      else {
        for (const one of added.slice(from, found)) result.push({ before: null, after: one });
        result.push({ before: block, after: added[found] ?? null });
        from = found + 1;
      }
    }
    for (const one of added.slice(from)) result.push({ before: null, after: one });
    removed = [];
    added = [];
  };
  for (const part of parted) {
    const count = part.value.length;
    if (part.added) added = added.concat(after.slice(is, is + count));
    else if (part.removed) removed = removed.concat(before.slice(was, was + count));
    else {
      flush();
      for (let at = 0; at < count; at += 1)
        result.push({ before: before[was + at] ?? null, after: after[is + at] ?? null });
    }
    if (!part.added) was += count;
    if (!part.removed) is += count;
  }
  flush();
  return result;
}

interface Redline {
  /** Who is shown as the writer of the changes. */
  author: string;
  /** ISO moment. */
  date: string;
}

function writer({ author, date }: Redline) {
  let id = 0;
  const by = () => `w:id="${(id += 1)}" w:author="${escapeXml(author)}" w:date="${date.slice(0, 19)}Z"`;
  const run = ({ text, look }: Styled, element: "w:t" | "w:delText") => {
    const content = text
      .split(/([\n\t])/u)
      .map((piece) =>
        piece === "\n"
          ? "<w:br/>"
          : piece === "\t"
            ? "<w:tab/>"
            : piece === ""
              ? ""
              : `<${element} xml:space="preserve">${escapeXml(piece)}</${element}>`,
      )
      .join("");
    return `<w:r>${look}${content}</w:r>`;
  };
  const runs = (words: readonly Styled[], element: "w:t" | "w:delText" = "w:t") => {
    const joined: Styled[] = [];
    for (const { text, look } of words) {
      if (text === "") continue;
      const last = joined.at(-1);
      if (last?.look === look) last.text += text;
      else joined.push({ text, look });
    }
    return joined.map((one) => run(one, element)).join("");
  };
  const inserted = (words: readonly Styled[]) =>
    words.every(({ text }) => text === "") ? "" : `<w:ins ${by()}>${runs(words)}</w:ins>`;
  const deleted = (words: readonly Styled[]) =>
    words.every(({ text }) => text === "") ? "" : `<w:del ${by()}>${runs(words, "w:delText")}</w:del>`;
  /** The end of a paragraph that is new or gone. */
  const ended = (properties: string, kind: "ins" | "del") =>
    properties.replace("</w:pPr>", `<w:rPr><w:${kind} ${by()}/></w:rPr></w:pPr>`);
  return ({ before, after }: Pair): string => {
    if (after?.raw) return after.raw;
    if (before?.raw) return "";
    if (before && after) {
      if (sameRuns(before.runs, after.runs)) return `<w:p>${after.properties}${runs(after.runs)}</w:p>`;
      const parted = diffArrays(wordsIn(before), wordsIn(after), {
        comparator: (a, b) => a.text === b.text && a.look === b.look,
      });
      // Of two equal words the value is the newer one's.
      const content = parted.map(({ added, removed, value }) =>
        added ? inserted(value) : removed ? deleted(value) : runs(value),
      );
      return `<w:p>${after.properties}${content.join("")}</w:p>`;
    }
    if (after) return `<w:p>${ended(after.properties, "ins")}${inserted(after.runs)}</w:p>`;
    return before ? `<w:p>${ended(before.properties, "del")}${deleted(before.runs)}</w:p>` : "";
  };
}

/** Same files and words, same bytes. */
export function writeRedline(before: Uint8Array, after: Uint8Array, redline: Redline): Uint8Array {
  const main = (file: Uint8Array) => strFromU8(unzipSync(file)[mainPart] ?? new Uint8Array());
  const { head, blocks, tail } = blocksOf(main(after));
  const write = writer(redline);
  const body = pairs(blocksOf(main(before)).blocks, blocks)
    .map(write)
    .join("");
  return zipSync({ ...unzipSync(after), [mainPart]: strToU8(head + body + tail) }, { mtime: zipEpoch });
}
