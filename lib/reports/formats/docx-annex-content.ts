import { AlignmentType, ImageRun, LineRuleType, Paragraph, type Table } from "docx";
import type { AnnexPhoto, AnnexSite, AnnexFigure, ReportAnnex, ReportModel } from "@/lib/reports/model";
import type { Bookmarks } from "@/lib/word/bookmarks";
import { typeWidth } from "@/lib/word/page";
import { linedTable } from "@/lib/word/table";
import { lineParagraph, oneLine, paragraphs } from "@/lib/word/text";
import type { Annex } from "./docx-annexes";
import type { ReportLabels } from "./labels";
import { tableNumbers } from "./printed-annexes";
import { pieceNames } from "./piece-names";

/** A photo as the writer embeds it: a JPEG and its size in pixels. */
export interface Picture {
  bytes: Uint8Array;
  width: number;
  height: number;
}

/** By the id of the attachment. */
export type Pictures = ReadonlyMap<string, Picture>;

interface AnnexContext {
  labels: ReportLabels;
  bookmarks: Bookmarks;
  pictures: Pictures;
}

/** `nextId`: a number that no other picture of the document has. `table`: that of the annex's table. */
type Drawn = AnnexContext & { nextId: () => string; table: number };

const cell = (style: "EvidenceHead" | "EvidenceCell", text: string) => [lineParagraph({ style, text: oneLine(text) })];

/** The last column has the rest of the line. */
function tableOf(head: readonly string[], rows: readonly (readonly string[])[], widths: readonly number[]): Table {
  return linedTable({
    columns: [...widths, typeWidth - widths.reduce((sum, width) => sum + width, 0)],
    head: head.map((text) => cell("EvidenceHead", text)),
    rows: rows.map((row) => row.map((text) => cell("EvidenceCell", text))),
  });
}

/** 题注 above a table, which it is never parted from. */
const tableCaption = (text: string) => lineParagraph({ style: "TableCaption", text });

/** Without 区县 where no site has one. */
function sitesTable(sites: readonly AnnexSite[], { labels, table }: Drawn): (Paragraph | Table)[] {
  const counties = sites.some(({ county }) => county !== "");
  const row = ({ county, name, kind }: AnnexSite, index: number) => [
    ...[String(index + 1), county, name, labels.siteKinds[kind]].filter((_, column) => counties || column !== 1),
  ];
  const head = labels.siteColumns.filter((_, column) => counties || column !== 1);
  const widths = counties ? [900, 2_600, 3_700] : [900, 5_300];
  return [
    tableCaption(labels.sitesCaption({ number: table, count: sites.length })),
    tableOf(head, sites.map(row), widths),
  ];
}

function figuresTable(figures: readonly AnnexFigure[], { labels, table }: Drawn): (Paragraph | Table)[] {
  const widths = [2_100, 1_500, 1_500, 2_100];
  return [
    tableCaption(labels.figuresCaption({ number: table, count: figures.length })),
    tableOf(labels.figureColumns, figures.map(labels.figureCells), widths),
  ];
}

/** The library counts in pixels of 1/96 inch. */
const pixels = (twips: number) => Math.floor(twips / 15);
/** Two photos with their captions are on a page, also below 附件, title and the empty lines around it. */
const mostHeight = 4_400;

/** As wide as the text, unless it would be too high then. */
function sizeOf({ width, height }: Picture) {
  const scale = Math.min(typeWidth / width, mostHeight / height);
  return { width: pixels(width * scale), height: pixels(height * scale) };
}

/** The library looks for its own words in braces, also here. */
const plain = (text: string) => text.replace(/[{}]/g, "");
/** Charts of the body have the numbers from 1. */
const firstPicture = 1_000;

function photo(
  one: AnnexPhoto,
  place: number,
  annexId: string,
  { labels, bookmarks, pictures, nextId }: Drawn,
): Paragraph[] {
  const { before, caption, after } = labels.photoCaption(one, place + 1);
  const picture = pictures.get(one.attachmentId);
  const bookmark = bookmarks.named(pieceNames.caption(annexId, one.attachmentId));
  const words = plain(oneLine(before + caption + after));
  const id = nextId();
  const image = picture && [
    new Paragraph({
      style: "Figure",
      alignment: AlignmentType.CENTER,
      spacing: { line: 240, lineRule: LineRuleType.AUTO },
      children: [
        new ImageRun({
          type: "jpg",
          data: picture.bytes,
          transformation: sizeOf(picture),
          altText: { id, name: id, description: words },
        }),
      ],
    }),
  ];
  return [
    ...(image ?? paragraphs("Figure", [{ text: labels.photoMissing }])),
    ...paragraphs("FigureCaption", [{ text: oneLine(before + caption + after), bookmark }]),
  ];
}

function contentOf(annex: ReportAnnex, context: Drawn): (Paragraph | Table)[] {
  const { sites, figures, photos, text, id } = annex;
  const lead = { text: text.join("\n"), bookmark: context.bookmarks.named(pieceNames.sectionLead(id)) };
  return [
    ...paragraphs("ReportBody", [lead]),
    ...(sites && sites.length > 0 ? sitesTable(sites, context) : []),
    ...(figures && figures.length > 0 ? figuresTable(figures, context) : []),
    ...(photos?.flatMap((one, place) => photo(one, place, id, context)) ?? []),
  ];
}

/** The author's annexes that are in the file, each on its own page. */
export function contentAnnexes(model: ReportModel, context: AnnexContext): Annex[] {
  const tables = tableNumbers(model);
  let last = firstPicture;
  const nextId = () => String((last += 1));
  return (model.annexPages ?? []).map((annex) => ({
    title: context.labels.annexTitle(annex),
    children: contentOf(annex, { ...context, nextId, table: tables.get(annex.id) ?? 0 }),
    bookmark: context.bookmarks.named(pieceNames.heading(annex.id)),
  }));
}
