import { Document, Footer, Packer, PageNumber, Paragraph, TextRun, type Table } from "docx";
import type { ProfileModel } from "@/lib/profiles/model";
import { photoPages } from "@/lib/visits/minutes/formats/docx-photos";
import type { MinutesPicture } from "@/lib/visits/minutes/model";
import { dimensionGlyphs } from "@/lib/vocabulary";
import { withOfficeParts } from "@/lib/word/office-parts";
import { plainPage, typeWidth } from "@/lib/word/page";
import { linedTable } from "@/lib/word/table";
import { lineParagraph, oneLine, paragraphs } from "@/lib/word/text";
import { profileStyles } from "./docx-styles";

/** How wide the five columns are, in hundredths of the type area. */
const columns = [22, 15, 16, 25, 22].map((share) => Math.floor((typeWidth * share) / 100));

/** 一镇一档 as a .docx. The same model and pictures give the same bytes. */
export async function writeProfileDocx(
  model: ProfileModel,
  pictures: ReadonlyMap<string, MinutesPicture>,
): Promise<Uint8Array> {
  const { title, basis, basics, dimensions, figures, photos, visits } = model;
  const document = new Document({
    sections: [
      {
        properties: plainPage,
        footers: { default: pageFoot(model.foot) },
        children: [
          lineParagraph({ style: "Title", text: oneLine(title) }),
          ...paragraphs("ProfileBasis", [{ text: basis }]),
          heading(basics.title),
          ...texts(basics.lines),
          ...dimensions.flatMap(({ key, label, lines, note }) => [
            heading(`${dimensionGlyphs[key]} ${label}`),
            ...lines.flatMap((line) => paragraphs("ProfileText", [{ text: line.text }, { text: line.note }])),
            ...paragraphs("ProfileNote", [{ text: note }]),
          ]),
          heading(figures.title),
          ...(figures.rows.length > 0 ? figureTable(figures) : texts([figures.nothing])),
          heading(visits.title),
          ...texts(visits.lines),
          ...(photos ? photoPages(photos, pictures) : []),
        ],
      },
    ],
  });
  const packed = await Packer.pack(document, "uint8array");
  return withOfficeParts(packed, { title, issuer: "", styles: profileStyles, facingPages: false });
}

const heading = (text: string) => lineParagraph({ style: "Heading1", text: oneLine(text) });
const texts = (lines: readonly string[]) => lines.flatMap((text) => paragraphs("ProfileText", [{ text }]));

function figureTable({ columns: titles, rows, note }: ProfileModel["figures"]): (Paragraph | Table)[] {
  const cell = (style: "ProfileHead" | "ProfileCell", text: string) => {
    const made = paragraphs(style, [{ text }]);
    return made.length > 0 ? made : [new Paragraph({ style })];
  };
  return [
    linedTable({
      columns,
      head: titles.map((text) => cell("ProfileHead", text)),
      rows: rows.map((row) => row.map((text) => cell("ProfileCell", text))),
    }),
    ...paragraphs("ProfileNote", [{ text: note }]),
  ];
}

function pageFoot(foot: string): Footer {
  const children = [`${foot}　`, PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES];
  return new Footer({
    children: [new Paragraph({ style: "PageFoot", children: [new TextRun({ children, font: { hint: "eastAsia" } })] })],
  });
}
