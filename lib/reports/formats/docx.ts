import { Document, Packer, type Paragraph } from "docx";
import type { ReportModel } from "@/lib/reports/model";
import type { ReportNotes } from "@/lib/reports/notes/notes";
import { titleInOneLine } from "@/lib/reports/title";
import { Bookmarks } from "@/lib/word/bookmarks";
import { withOfficeParts } from "@/lib/word/office-parts";
import { pageProperties } from "@/lib/word/page";
import { lineParagraph, oneLine, paragraphs } from "@/lib/word/text";
import { annexNumber, annexPages, annexReferences, type Annex } from "./docx-annexes";
import { contentAnnexes } from "./docx-annex-content";
import { pageNumberFooters } from "./docx-footers";
import { sectionParagraphs } from "./docx-sections";
import { printNote } from "./docx-print-note";
import { SectionFigures } from "./section-figures";
import { signature } from "./docx-signature";
import { reportStyles } from "./docx-styles";
import { numberEvidence, type EvidenceNumbers } from "./evidence-numbers";
import { evidenceTable } from "./evidence-table";
import type { ReportWriting } from "./format";
import type { ReportLabels } from "./labels";
import { namesAnnex } from "./names-annex";
import { dataNote, noteBlocks } from "./note-blocks";
import { addresseeLine, annexName, issuersOf } from "./office-lines";
import { pieceNames } from "./piece-names";

/** A .docx in the layout of GB/T 9704-2012. Same model and options, same bytes. */
export async function writeReportDocx(
  model: ReportModel,
  { evidenceIndex, charts = false, labels, notes, pictures = new Map() }: ReportWriting,
): Promise<Uint8Array> {
  const cited = evidenceIndex ? numberEvidence(model) : null;
  const numbers = cited !== null && cited.entries.length > 0 ? cited : null;
  const bookmarks = new Bookmarks();
  const figures = new SectionFigures(labels);
  const names = namesAnnex(model, labels);
  const annexes = [
    ...contentAnnexes(model, { labels, bookmarks, pictures }),
    ...namedAnnexes(model),
    ...(names ? [names] : []),
    ...annexesOf(numbers, labels, bookmarks, notes),
  ];
  const namesNumber = annexNumber(annexes, names);
  const foot = printNote(model, labels);
  const document = new Document({
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: pageProperties,
        footers: pageNumberFooters(),
        children: [
          ...head(model, labels, bookmarks),
          ...model.sections.flatMap((section, index) => [
            ...sectionParagraphs(section, index + 1, { labels, numbers, bookmarks, namesNumber }),
            ...(charts ? figures.next(section) : []),
          ]),
          // A page with nothing but annexes and signature is none of the report's (GB/T 9704-2012, 7.3.5.4).
          ...numberedParagraphs(model.closing, pieceNames.closing, bookmarks, { lastKeepsNext: true }),
          ...annexReferences(annexes, labels),
          ...signature(model, labels),
          ...annexPages(annexes, labels),
          // At the end, so that it takes no page of its own before an annex. In the annex it is said at length.
          // 版记 is not on a page alone.
          ...(notes && !notes.annex ? dataNote(notes.data, { keepNext: foot.length > 0 }) : []),
          ...foot,
        ],
      },
    ],
  });
  const packed = await Packer.pack(document, "uint8array");
  const properties = { title: titleInOneLine(model.title), issuer: issuersOf(model).join("、") };
  return withOfficeParts(packed, { ...properties, styles: reportStyles, facingPages: true });
}

/** Each in a hidden bookmark, by which it is known when the file comes back. */
function numberedParagraphs(
  texts: readonly string[],
  name: (n: number) => string,
  bookmarks: Bookmarks,
  { lastKeepsNext = false } = {},
): Paragraph[] {
  return texts.flatMap((text, index) =>
    paragraphs("ReportBody", [{ text, bookmark: bookmarks.named(name(index + 1)) }], {
      keepNext: lastKeepsNext && index === texts.length - 1,
    }),
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
  const addressee = paragraphs("Addressee", [{ text: addresseeLine(model.addressee) }]);
  return [
    lineParagraph(title),
    ...stage,
    ...addressee,
    ...numberedParagraphs(model.preface, pieceNames.preface, bookmarks),
  ];
}

/** Those of the author that are not in this file. */
const namedAnnexes = ({ annexes }: ReportModel): Annex[] =>
  annexes.filter((name) => annexName(oneLine(name)) !== "").map((title) => ({ title, children: null }));

/** What follows the body in this file, each on a page of its own. */
function annexesOf(
  numbers: EvidenceNumbers | null,
  labels: ReportLabels,
  bookmarks: Bookmarks,
  notes: ReportNotes | undefined,
): Annex[] {
  return [
    ...(numbers === null
      ? []
      : [{ title: labels.evidenceIndex, children: [evidenceTable(numbers, labels, bookmarks)] }]),
    ...(notes?.annex ? [{ title: notes.annex.title, children: noteBlocks(notes.annex.blocks) }] : []),
  ];
}
