import { Document, Packer, type Paragraph, type Table } from "docx";
import type { ReportModel } from "@/lib/reports/model";
import { Bookmarks } from "@/lib/word/bookmarks";
import { withOfficeParts } from "@/lib/word/office-parts";
import { bodyCharacter, characterPitch, linePitch, pageProperties, typeWidth } from "@/lib/word/page";
import { oneLine, paragraphs, lineParagraph } from "@/lib/word/text";
import { pageNumberFooters } from "./docx-footers";
import { sectionParagraphs } from "./docx-sections";
import { reportStyles } from "./docx-styles";
import { numberEvidence, type EvidenceNumbers } from "./evidence-numbers";
import { evidenceTable } from "./evidence-table";
import type { ReportWriting } from "./format";
import type { ReportLabels } from "./labels";
import { pieceNames } from "./piece-names";

/** A .docx in the layout of GB/T 9704-2012. Same model and options, same bytes. */
export async function writeReportDocx(
  model: ReportModel,
  { evidenceIndex, labels }: ReportWriting,
): Promise<Uint8Array> {
  const cited = evidenceIndex ? numberEvidence(model) : null;
  const numbers = cited !== null && cited.entries.length > 0 ? cited : null;
  const bookmarks = new Bookmarks();
  const document = new Document({
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: pageProperties,
        footers: pageNumberFooters(),
        children: [
          ...head(model, labels, bookmarks),
          ...model.sections.flatMap((section, index) =>
            sectionParagraphs(section, index + 1, { labels, numbers, bookmarks }),
          ),
          ...numberedParagraphs(model.closing, pieceNames.closing, bookmarks),
          ...(numbers === null ? [] : paragraphs("AnnexReference", [{ text: labels.annexReference }])),
          ...signature(model, labels),
          ...(numbers === null ? [] : annex(numbers, labels)),
        ],
      },
    ],
  });
  const packed = await Packer.pack(document, "uint8array");
  return withOfficeParts(packed, { title: model.title, issuer: model.issuer, styles: reportStyles, facingPages: true });
}

/** Each in a hidden bookmark, by which it is known when the file comes back. */
function numberedParagraphs(texts: readonly string[], name: (n: number) => string, bookmarks: Bookmarks): Paragraph[] {
  return texts.flatMap((text, index) =>
    paragraphs("ReportBody", [{ text, bookmark: bookmarks.named(name(index + 1)) }]),
  );
}

function head(model: ReportModel, labels: ReportLabels, bookmarks: Bookmarks): Paragraph[] {
  const stage = paragraphs("ReportStage", [{ text: labels.stageNotes[model.stage] }]);
  // The stage is directly below the title. The empty line after the title follows the stage instead.
  const title = {
    style: "Title",
    text: model.title,
    bookmark: bookmarks.named(pieceNames.title),
    ...(stage.length > 0 ? { after: 0 } : {}),
  };
  return [lineParagraph(title), ...stage, ...numberedParagraphs(model.preface, pieceNames.preface, bookmarks)];
}

/**
 * GB/T 9704-2012, 7.3.5: the date four characters from the right, the issuer above it and centred on it. The issuer is
 * centred in a box that ends at the right margin and has the same middle as the date.
 */
function signature(model: ReportModel, labels: ReportLabels): Paragraph[] {
  const issuer = oneLine(model.issuer);
  const date = model.issuedOn === null ? "" : oneLine(labels.date(model.issuedOn));
  const middle = 4 * bodyCharacter + (widthInCharacters(date) * characterPitch) / 2;
  const left = Math.round(typeWidth - 2 * middle);
  const before = 2 * linePitch;
  return [
    ...(issuer === "" ? [] : [lineParagraph({ style: "Issuer", text: issuer, left, before })]),
    ...(date === "" ? [] : [lineParagraph({ style: "IssueDate", text: date, ...(issuer === "" ? { before } : {}) })]),
  ];
}

/** In full characters: the body font's ASCII is half as wide as its Han. */
function widthInCharacters(text: string): number {
  return [...text].reduce((width, character) => width + (character < "\u0080" ? 0.5 : 1), 0);
}

function annex(numbers: EvidenceNumbers, labels: ReportLabels): (Paragraph | Table)[] {
  return [
    ...paragraphs("AnnexMark", [{ text: labels.annex }]),
    lineParagraph({ style: "AnnexTitle", text: labels.evidenceIndex }),
    evidenceTable(numbers, labels),
  ];
}
