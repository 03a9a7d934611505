import { Document, Footer, Packer, PageNumber, Paragraph, TextRun } from "docx";
import { fitMinutes, type BodySetting } from "@/lib/visits/minutes/fit";
import {
  partParagraphs,
  type MinutesLine,
  type MinutesModel,
  type MinutesPart,
  type MinutesPicture,
  type MinutesPiece,
} from "@/lib/visits/minutes/model";
import { minutesPieces } from "@/lib/visits/minutes/piece-names";
import { dimensionGlyphs } from "@/lib/vocabulary";
import { Bookmarks, type NextBookmark } from "@/lib/word/bookmarks";
import { withOfficeParts } from "@/lib/word/office-parts";
import { plainPage } from "@/lib/word/page";
import { lineParagraph, oneLine, paragraphs } from "@/lib/word/text";
import { photoPages } from "./docx-photos";
import { minutesStyles } from "./docx-styles";
import { checkTable, factsTable } from "./docx-tables";

/** The minutes as a .docx in the type area of GB/T 9704-2012, on one page if they fit. Same model, same bytes. */
export async function writeMinutesDocx(
  model: MinutesModel,
  pictures: ReadonlyMap<string, MinutesPicture> = new Map(),
): Promise<Uint8Array> {
  const { body, onePage, corrections } = fitMinutes(model);
  const purpose = onePage ? model.purpose : `${model.purpose}\n${model.tooLong}`;
  const marks = new Bookmarks();
  const { visitId, version } = model.trace;
  const document = new Document({
    sections: [
      {
        properties: plainPage,
        footers: { default: pageFoot(model) },
        children: [
          lineParagraph({
            style: "Title",
            text: oneLine(model.title),
            ...(visitId !== null && { bookmark: marks.named(minutesPieces.visit(visitId)) }),
          }),
          ...paragraphs("MinutesPurpose", [
            { text: purpose, ...(version !== null && { bookmark: marks.named(minutesPieces.version(version)) }) },
          ]),
          factsTable(model),
          gap(),
          ...model.parts.flatMap((part) => setPart(part, body, marks)),
          gap(),
          checkTable(model, corrections),
          // Word needs a paragraph after the last table.
          ...paragraphs("MinutesRemark", [{ text: model.remark }]),
          ...(model.photos ? photoPages(model.photos, pictures) : []),
        ],
      },
    ],
  });
  const packed = await Packer.pack(document, "uint8array");
  return withOfficeParts(packed, { title: model.title, issuer: "", styles: minutesStyles(body), facingPages: false });
}

function gap(): Paragraph {
  return new Paragraph({ style: "MinutesGap" });
}

/** A line's bookmark is one object, because spans that share one are in one bookmark. */
function setPart(part: MinutesPart, { runIn }: BodySetting, marks: Bookmarks): Paragraph[] {
  const known = new Map<MinutesLine, NextBookmark>();
  const markOf = (line: MinutesLine | undefined) => {
    if (line === undefined || line.kind === "mark" || line.id === undefined) return undefined;
    const mark = known.get(line) ?? marks.named(minutesPieces[line.kind](line.id));
    known.set(line, mark);
    return mark;
  };
  const spans = (pieces: readonly MinutesPiece[]) =>
    pieces.map(({ of, ...piece }) => ({ ...piece, bookmark: markOf(of) }));
  return [
    ...paragraphs("Heading1", [{ text: `${dimensionGlyphs[part.dimension]} ${oneLine(part.label)}` }]),
    ...partParagraphs(part, runIn).flatMap((pieces) => paragraphs("MinutesEntry", spans(pieces))),
  ];
}

/** 走访纪要 · 供核对　第1页，共2页. The program that opens the file fills in the numbers. */
function pageFoot({ foot, pageOf }: MinutesModel): Footer {
  const fields: Record<string, string> = { "{page}": PageNumber.CURRENT, "{pages}": PageNumber.TOTAL_PAGES };
  const children = [`${foot}　`, ...pageOf.split(/(\{pages?\})/)].map((piece) => fields[piece] ?? piece);
  return new Footer({
    children: [new Paragraph({ style: "PageFoot", children: [new TextRun({ children, font: { hint: "eastAsia" } })] })],
  });
}
