import {
  AlignmentType,
  Document,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { hanNumeral } from "@/lib/imports/word/numbering";
import type { Block } from "@/lib/testing/word/contents";

/** The ways in which people format a document, each written with the docx library. */
export type Writer = (blocks: readonly Block[]) => Promise<Uint8Array>;

type Setter = (block: Block, counted: { h1: number; h2: number; item: number }) => Paragraph;

const levels = (format: (typeof LevelFormat)[keyof typeof LevelFormat], ...texts: string[]) =>
  texts.map((text, level) => ({
    level,
    format: level === 2 ? LevelFormat.DECIMAL : format,
    text,
    alignment: AlignmentType.START,
  }));

async function pack(children: (Paragraph | Table)[]): Promise<Uint8Array> {
  const document = new Document({
    numbering: {
      config: [
        { reference: "official", levels: levels(LevelFormat.CHINESE_COUNTING, "%1、", "（%2）", "%3.") },
        {
          reference: "points",
          levels: [{ level: 0, format: LevelFormat.DECIMAL, text: "%1.", alignment: AlignmentType.START }],
        },
      ],
    },
    sections: [{ children }],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function counting(set: Setter): Writer {
  return (blocks) => {
    const counted = { h1: 0, h2: 0, item: 0 };
    return pack(
      blocks.map((block) => {
        if (block.kind === "h1") Object.assign(counted, { h1: counted.h1 + 1, h2: 0, item: 0 });
        if (block.kind === "h2") Object.assign(counted, { h2: counted.h2 + 1, item: 0 });
        if (block.kind === "item") counted.item += 1;
        return set(block, counted);
      }),
    );
  };
}

const plain = (text: string) => new Paragraph({ children: [new TextRun(text)] });
const styled = (text: string, run: { bold?: boolean; font?: string; size?: number }) => {
  const { font, ...rest } = run;
  return new Paragraph({
    children: [
      new TextRun({ text, ...rest, ...(font !== undefined && { font: { ascii: font, eastAsia: font, hAnsi: font } }) }),
    ],
  });
};
const listed = (text: string) => new Paragraph({ text, numbering: { reference: "points", level: 0 } });

/** What is written if only the words mark a heading. */
function typedText({ kind, text }: Block, { h1, h2, item }: { h1: number; h2: number; item: number }): string {
  if (kind === "h1") return `${hanNumeral(h1)}、${text}`;
  if (kind === "h2") return `（${hanNumeral(h2)}）${text}`;
  return kind === "item" ? `${item}.${text}` : text;
}

const realHeadings = counting((block, counted) => {
  if (block.kind === "title") return new Paragraph({ text: block.text, heading: HeadingLevel.TITLE });
  if (block.kind === "h1") return new Paragraph({ text: block.text, heading: HeadingLevel.HEADING_1 });
  if (block.kind === "h2") return new Paragraph({ text: block.text, heading: HeadingLevel.HEADING_2 });
  return plain(typedText(block, counted));
});

const numberedHeadings = counting((block) => {
  if (block.kind === "title") return new Paragraph({ text: block.text, heading: HeadingLevel.TITLE });
  if (block.kind === "h1")
    return new Paragraph({
      text: block.text,
      heading: HeadingLevel.HEADING_1,
      numbering: { reference: "official", level: 0 },
    });
  if (block.kind === "h2")
    return new Paragraph({
      text: block.text,
      heading: HeadingLevel.HEADING_2,
      numbering: { reference: "official", level: 1 },
    });
  return block.kind === "item"
    ? new Paragraph({ text: block.text, numbering: { reference: "official", level: 2 } })
    : plain(block.text);
});

const automaticNumbers = counting((block) => {
  if (block.kind === "h1") return new Paragraph({ text: block.text, numbering: { reference: "official", level: 0 } });
  if (block.kind === "h2") return new Paragraph({ text: block.text, numbering: { reference: "official", level: 1 } });
  return block.kind === "item" ? listed(block.text) : plain(block.text);
});

const outlineLevels = counting((block, counted) => {
  if (block.kind === "h1") return new Paragraph({ text: block.text, outlineLevel: 0 });
  if (block.kind === "h2") return new Paragraph({ text: block.text, outlineLevel: 1 });
  return plain(typedText(block, counted));
});

const officialFonts = counting((block, counted) => {
  if (block.kind === "title") return styled(block.text, { font: "方正小标宋简体", size: 44 });
  if (block.kind === "h1") return styled(block.text, { font: "黑体", size: 32 });
  if (block.kind === "h2") return styled(block.text, { font: "楷体_GB2312", size: 32 });
  return styled(typedText(block, counted), { font: "仿宋_GB2312", size: 32 });
});

const boldRuns = counting((block, counted) => {
  if (block.kind === "title") return styled(block.text, { bold: true, size: 44 });
  if (block.kind === "h1") return styled(block.text, { bold: true, size: 32 });
  if (block.kind === "h2") return styled(block.text, { bold: true, size: 28 });
  return plain(typedText(block, counted));
});

const typedNumbers = counting((block, counted) => plain(typedText(block, counted)));

const typedAndBold = counting((block, counted) =>
  block.kind === "h1" || block.kind === "h2"
    ? styled(typedText(block, counted), { bold: true })
    : plain(typedText(block, counted)),
);

/** A form of two columns: the heading on the left, what was heard on the right. */
const table: Writer = (blocks) => {
  const rows: { label: Block | null; cells: Paragraph[] }[] = [];
  const counted = { h1: 0, h2: 0, item: 0 };
  for (const block of blocks) {
    if (block.kind === "h1" || rows.length === 0) rows.push({ label: block.kind === "h1" ? block : null, cells: [] });
    if (block.kind === "item") counted.item += 1;
    if (block.kind === "h2") counted.h2 += 1;
    if (block.kind !== "h1") rows.at(-1)?.cells.push(plain(typedText(block, counted)));
  }
  const cell = (children: Paragraph[]) => new TableCell({ children });
  const whole = rows.map(
    ({ label, cells }) =>
      new TableRow({
        children: label ? [cell([plain(label.text)]), cell(cells.length > 0 ? cells : [plain("")])] : [cell(cells)],
      }),
  );
  return pack([new Table({ rows: whole, width: { size: 100, type: WidthType.PERCENTAGE } })]);
};

export const docxWriters: Record<string, Writer> = {
  "heading styles": realHeadings,
  "heading styles with automatic numbers": numberedHeadings,
  "automatic numbers alone": automaticNumbers,
  "outline levels": outlineLevels,
  "黑体 and 楷体": officialFonts,
  "bold in two sizes": boldRuns,
  "typed 一、（一）1.": typedNumbers,
  "typed and bold": typedAndBold,
  "a table of two columns": table,
};
