import { fonts } from "@/lib/word/fonts";
import { pageNumberLine, pageNumberPoints } from "@/lib/word/page";
import type { ParagraphStyle } from "@/lib/word/styles";

/** The styles of a report, by the ids that its paragraphs use. Heading1–4 and Title are Word's own. */
export type ReportStyleId =
  | "Title"
  | "Heading1"
  | "Heading2"
  | "Heading3"
  | "Heading4"
  | "ReportStage"
  | "Addressee"
  | "ReportBody"
  | "Figure"
  | "FigureCaption"
  | "TableCaption"
  | "AnnexReference"
  | "Issuer"
  | "IssueDate"
  | "IssueDateCentred"
  | "IssuerPlaced"
  | "IssueDatePlaced"
  | "CopyTo"
  | "AnnexMark"
  | "AnnexTitle"
  | "EvidenceHead"
  | "EvidenceCell"
  | "ListHead"
  | "ListCell"
  | "DataNote"
  | "PageNumberOdd"
  | "PageNumberEven";

const heading = { indent: "firstLine", keepNext: true, next: "ReportBody" } as const;
const title = { font: fonts.title, points: 22, align: "center", snapToGrid: false } as const;
/** 小四, in lines of 18 pt. */
const cell = { points: 12, linePitch: 360, snapToGrid: false } as const;
/** 五号 in lines of 16 pt, for the wide tables of lists. */
const listPoints = 10.5;
export const listCharacter = listPoints * 20;
export const listLine = 320;
const listCell = { points: listPoints, linePitch: listLine, snapToGrid: false } as const;
const number = { font: fonts.song, points: pageNumberPoints, linePitch: pageNumberLine } as const;

export const reportStyles: Record<ReportStyleId, ParagraphStyle> = {
  Title: { name: "Title", after: 1, next: "ReportBody", ...title },
  Heading1: { name: "heading 1", font: fonts.hei, outlineLevel: 0, ...heading },
  Heading2: { name: "heading 2", font: fonts.kai, outlineLevel: 1, ...heading },
  Heading3: { name: "heading 3", font: fonts.body, outlineLevel: 2, ...heading },
  Heading4: { name: "heading 4", font: fonts.body, outlineLevel: 3, ...heading },
  ReportStage: { name: "公文稿次", font: fonts.kai, align: "center", after: 1, next: "ReportBody" },
  Addressee: { name: "公文主送机关", font: fonts.body, align: "left", next: "ReportBody" },
  ReportBody: { name: "公文正文", font: fonts.body, indent: "firstLine" },
  Figure: {
    name: "公文图",
    font: fonts.song,
    align: "center",
    keepNext: true,
    snapToGrid: false,
    next: "FigureCaption",
  },
  FigureCaption: { name: "公文图题", font: fonts.hei, points: 12, align: "center" },
  TableCaption: { name: "公文表题", font: fonts.hei, points: 12, align: "center", keepNext: true },
  /** Stays with the signature, which never stands alone on a page. */
  AnnexReference: { name: "公文附件说明", font: fonts.body, align: "left", keepNext: true },
  Issuer: { name: "公文署名", font: fonts.body, align: "center", keepNext: true, next: "IssueDate" },
  IssueDate: { name: "公文成文日期", font: fonts.body, align: "right", indent: "right4", autoSpace: false },
  /** These three stand where the writer places them. */
  IssueDateCentred: { name: "公文成文日期居中", font: fonts.body, align: "center", autoSpace: false },
  IssuerPlaced: { name: "公文署名不盖章", font: fonts.body, align: "left", keepNext: true, next: "IssueDatePlaced" },
  IssueDatePlaced: { name: "公文成文日期不盖章", font: fonts.body, align: "left", autoSpace: false },
  CopyTo: { name: "公文抄送机关", font: fonts.body, points: 14, align: "left" },
  AnnexMark: {
    name: "公文附件标识",
    font: fonts.hei,
    align: "left",
    pageBreakBefore: true,
    keepNext: true,
    autoSpace: false,
  },
  /** 附件标题居中编排在版心第三行. */
  AnnexTitle: { name: "公文附件标题", before: 1, after: 1, ...title },
  EvidenceHead: { name: "佐证表头", font: fonts.hei, align: "center", ...cell },
  EvidenceCell: { name: "佐证条目", font: fonts.body, align: "left", ...cell },
  ListHead: { name: "清单表头", font: fonts.hei, align: "center", ...listCell },
  ListCell: { name: "清单条目", font: fonts.body, align: "left", ...listCell },
  DataNote: { name: "数据说明", font: fonts.body, align: "left", before: 1, ...cell },
  PageNumberOdd: { name: "公文页码单页", align: "right", indent: "numberRight", ...number },
  PageNumberEven: { name: "公文页码双页", align: "left", indent: "numberLeft", ...number },
};
