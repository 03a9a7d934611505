import { InternalHyperlink, NoBreakHyphen, Paragraph, Tab, TabStopType, TextRun, type ParagraphChild } from "docx";
import { bookmarked, type NextBookmark } from "./bookmarks";

/** A stretch of text with one formatting. A line feed in it ends the paragraph. */
export interface Span {
  text: string;
  bold?: boolean;
  superscript?: boolean;
  /** A line ends at no hyphen in it. */
  together?: boolean;
  /** Spans that follow one another with the same one are in one bookmark. */
  bookmark?: NextBookmark | undefined;
  /** A bookmark of this span alone, inside the other. */
  anchor?: NextBookmark | undefined;
  /** The bookmark to which this span leads. It looks like the text around it. */
  link?: string | undefined;
}

/**
 * Everything outside XML 1.0's `Char` production: C0 controls, lone surrogates, U+FFFE and U+FFFF. Word reports a file
 * with one of them as damaged, so they are removed, here and nowhere else.
 */
const outsideXml = /[^\t\n\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** CR LF, CR, VT and FF (Word's own breaks, which arrive with pasted text) and Unicode's two separators. */
const lineEnds = /\r\n?|\v|\f|\u2028|\u2029/g;

/** Text that an XML part may contain: line ends as \n, and nothing that XML forbids. Not escaped. */
export function legalText(text: string): string {
  return text.replace(lineEnds, "\n").replace(outsideXml, "");
}

/** For a place with only one line: a heading, a document property. */
export function oneLine(text: string): string {
  return legalText(text)
    .replace(/\s*\n\s*/g, " ")
    .trim();
}

/**
 * One paragraph for each line. Blank lines and the spaces that people type to indent a paragraph are dropped: the style
 * indents. `style`: an id of the document's own sheet (`stylesPart`). `keepNext`: none is at the foot of a page alone.
 */
export function paragraphs(style: string, spans: readonly Span[], { keepNext = false } = {}): Paragraph[] {
  const lines: Span[][] = [[]];
  for (const span of spans) {
    for (const [index, text] of legalText(span.text).split("\n").entries()) {
      if (index > 0) lines.push([]);
      lines.at(-1)?.push({ ...span, text });
    }
  }
  return lines
    .map(trimmed)
    .filter((line) => line.length > 0)
    .map((line) => new Paragraph({ style, ...(keepNext && { keepNext }), children: inBookmarks(line) }));
}

function inBookmarks(line: readonly Span[]) {
  const groups: Span[][] = [];
  for (const span of line) {
    const group = groups.at(-1);
    if (group && group[0]?.bookmark === span.bookmark) group.push(span);
    else groups.push([span]);
  }
  return groups.flatMap((group) =>
    bookmarked(
      group[0]?.bookmark,
      group.flatMap((span) => bookmarked(span.anchor, linked(span.link, [run(span)]))),
    ),
  );
}

/** Without the blue and the line below of a link: the style that has them is not in our sheets. */
function linked(anchor: string | undefined, children: TextRun[]): ParagraphChild[] {
  return anchor === undefined ? children : [new InternalHyperlink({ anchor, children })];
}

interface LineParagraph {
  style: string;
  text: string;
  /** Twips, if this one paragraph differs from its style. */
  before?: number;
  after?: number;
  left?: number;
  /** How much further to the left its first line begins. */
  hanging?: number;
  bookmark?: NextBookmark;
  /** The bookmark to which the text leads. */
  link?: string | undefined;
}

/** One paragraph whose line feeds are line breaks: an author breaks a title so that it is easy to read when centred. */
export function lineParagraph(line: LineParagraph): Paragraph {
  const { style, text, left, hanging, bookmark, link, ...spacing } = line;
  const lines = legalText(text)
    .split("\n")
    .map((one) => one.trim())
    .filter((one) => one !== "");
  return new Paragraph({
    style,
    ...(Object.keys(spacing).length > 0 ? { spacing } : {}),
    ...(left === undefined ? {} : { indent: { left, ...(hanging ? { hanging } : {}) } }),
    children: bookmarked(
      bookmark,
      lines.flatMap((one, index) => linked(link, [run({ text: one }, index > 0 ? 1 : 0)])),
    ),
  });
}

/** Several short texts in one line, each centred at its place: twips from the left. */
export function centredParagraph(
  style: string,
  texts: readonly { text: string; at: number }[],
  { before }: { before: number },
): Paragraph {
  return new Paragraph({
    style,
    spacing: { before },
    tabStops: texts.map(({ at }) => ({ type: TabStopType.CENTER, position: at })),
    children: texts.map(({ text }) => run({ text: `\t${oneLine(text)}` })),
  });
}

function trimmed(line: readonly Span[]): Span[] {
  const kept = [...line];
  while (kept[0] && kept[0].text.trim() === "") kept.shift();
  while (kept.at(-1)?.text.trim() === "") kept.pop();
  return kept
    .map((span, index) => ({
      ...span,
      text: index === 0 ? span.text.trimStart() : span.text,
    }))
    .map((span, index) => ({
      ...span,
      text: index === kept.length - 1 ? span.text.trimEnd() : span.text,
    }))
    .filter((span) => span.text !== "");
}

/** Runs of text for a paragraph that is made elsewhere. Nothing in them breaks the line. */
export function textRuns(text: string): TextRun[] {
  return [run({ text: oneLine(text) })];
}

/** `hint` makes Word use the East Asian font for “ ” … —, in which they are a full character wide. */
function run(span: Span, breaksBefore = 0): TextRun {
  const children = span.text
    .split("\t")
    .flatMap((piece, index) => [...(index === 0 ? [] : [new Tab()]), ...withoutPlaceholders(piece)])
    .flatMap((piece) => {
      const hyphen = span.together && typeof piece === "string" && piece.startsWith("-");
      return hyphen ? [new NoBreakHyphen(), piece.slice(1)] : [piece];
    });
  return new TextRun({
    children,
    font: { hint: "eastAsia" },
    ...(span.bold ? { bold: true } : {}),
    ...(span.superscript ? { superScript: true } : {}),
    ...(breaksBefore > 0 ? { break: breaksBefore } : {}),
  });
}

/**
 * When the library packs a document, it replaces `{default-bullet-numbering-0}` and similar text anywhere, also in what
 * people wrote. A brace that ends its own `w:t` matches nothing; the reader sees one text.
 */
function withoutPlaceholders(text: string): string[] {
  return text.split(/(?<=\{)/);
}
