import { fonts, type FontName } from "./docx-fonts";
import {
  bodyCharacter,
  bodyPoints,
  characterSpacing,
  linePitch,
  pageNumberLine,
  pageNumberPoints,
} from "./docx-page";
import { wordNamespace, xmlPart } from "./docx-xml";

/** The styles of the document, by the ids its paragraphs name. Heading1–3 and Title are Word's own. */
export type ParagraphStyleId =
  | "Normal"
  | "Title"
  | "Heading1"
  | "Heading2"
  | "Heading3"
  | "ReportStage"
  | "ReportBody"
  | "AnnexReference"
  | "Issuer"
  | "IssueDate"
  | "AnnexMark"
  | "AnnexTitle"
  | "EvidenceLine"
  | "PageNumberOdd"
  | "PageNumberEven";

interface ParagraphStyle {
  /** Word knows its own styles by their English names and shows them in its language; ours are Chinese. */
  name: string;
  font: FontName;
  points?: number;
  align?: "both" | "center" | "left" | "right";
  indent?: "firstLine" | "right4" | "numberRight" | "numberLeft";
  /** Empty lines before and after. */
  before?: number;
  after?: number;
  linePitch?: number;
  outlineLevel?: 0 | 1 | 2;
  keepNext?: boolean;
  pageBreakBefore?: boolean;
  /** False keeps lines of big type at the fixed pitch in readers that would give each two rows of the grid. */
  snapToGrid?: false;
  /** False sets digits and Han without a gap between, so that the date is as wide as it is counted. */
  autoSpace?: false;
  next?: ParagraphStyleId;
}

/** In hundredths of a character and, for readers that know no characters, in twips. */
const indents: Record<NonNullable<ParagraphStyle["indent"]>, string> = {
  /** 左空二字. */
  firstLine: `<w:ind w:firstLineChars="200" w:firstLine="${bodyCharacter * 2}"/>`,
  /** 右空四字. */
  right4: `<w:ind w:rightChars="400" w:right="${bodyCharacter * 4}"/>`,
  /** 空一字 of the page number's own size; `Chars` would count the body's. */
  numberRight: `<w:ind w:right="${pageNumberPoints * 20}"/>`,
  numberLeft: `<w:ind w:left="${pageNumberPoints * 20}"/>`,
};

const heading = { indent: "firstLine", keepNext: true, next: "ReportBody" } as const;
const title = { font: fonts.title, points: 22, align: "center", snapToGrid: false } as const;
const number = { font: fonts.song, points: pageNumberPoints, linePitch: pageNumberLine } as const;

const styles: Record<Exclude<ParagraphStyleId, "Normal">, ParagraphStyle> = {
  Title: { name: "Title", after: 1, next: "ReportBody", ...title },
  Heading1: { name: "heading 1", font: fonts.hei, outlineLevel: 0, ...heading },
  Heading2: { name: "heading 2", font: fonts.kai, outlineLevel: 1, ...heading },
  Heading3: { name: "heading 3", font: fonts.body, outlineLevel: 2, ...heading },
  ReportStage: { name: "公文稿次", font: fonts.kai, align: "center", after: 1, next: "ReportBody" },
  ReportBody: { name: "公文正文", font: fonts.body, indent: "firstLine" },
  AnnexReference: { name: "公文附件说明", font: fonts.body, indent: "firstLine", before: 1 },
  Issuer: { name: "公文署名", font: fonts.body, align: "center", keepNext: true, next: "IssueDate" },
  IssueDate: { name: "公文成文日期", font: fonts.body, align: "right", indent: "right4", autoSpace: false },
  AnnexMark: { name: "公文附件标识", font: fonts.hei, align: "left", pageBreakBefore: true, keepNext: true },
  /** 附件标题居中编排在版心第三行. */
  AnnexTitle: { name: "公文附件标题", before: 1, after: 1, ...title },
  EvidenceLine: { name: "佐证条目", font: fonts.body, indent: "firstLine" },
  PageNumberOdd: { name: "公文页码单页", align: "right", indent: "numberRight", ...number },
  PageNumberEven: { name: "公文页码双页", align: "left", indent: "numberLeft", ...number },
};

/** word/styles.xml. Written here whole: the library's own sheet would add some thirty styles no report uses. */
export function stylesPart(): string {
  const body = runProperties(fonts.body, bodyPoints);
  const sheet = [
    `<w:docDefaults><w:rPrDefault><w:rPr>${body}` +
      `<w:lang w:val="zh-CN" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>`,
    `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>` +
      `<w:pPr><w:widowControl w:val="0"/><w:snapToGrid/>${spacing({})}<w:jc w:val="both"/></w:pPr>` +
      `<w:rPr>${body}</w:rPr></w:style>`,
    ...Object.entries(styles).map(([id, style]) => paragraphStyle(id, style)),
  ];
  return xmlPart(`<w:styles xmlns:w="${wordNamespace}">${sheet.join("")}</w:styles>`);
}

/** Children in the order the schema's sequence has them (CT_Style, CT_PPrBase); Word refuses any other. */
function paragraphStyle(id: string, style: ParagraphStyle): string {
  const builtIn = /^(Title|Heading\d)$/.test(id);
  const paragraph = [
    style.keepNext ? "<w:keepNext/>" : "",
    style.pageBreakBefore ? "<w:pageBreakBefore/>" : "",
    `<w:widowControl w:val="0"/>`,
    style.autoSpace === false ? `<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>` : "",
    style.snapToGrid === false ? `<w:snapToGrid w:val="0"/>` : "<w:snapToGrid/>",
    spacing(style),
    style.indent ? indents[style.indent] : "",
    `<w:jc w:val="${style.align ?? "both"}"/>`,
    style.outlineLevel === undefined ? "" : `<w:outlineLvl w:val="${style.outlineLevel}"/>`,
  ];
  return (
    `<w:style w:type="paragraph"${builtIn ? "" : ` w:customStyle="1"`} w:styleId="${id}">` +
    `<w:name w:val="${style.name}"/><w:basedOn w:val="Normal"/><w:next w:val="${style.next ?? id}"/><w:qFormat/>` +
    `<w:pPr>${paragraph.join("")}</w:pPr>` +
    `<w:rPr>${runProperties(style.font, style.points ?? bodyPoints)}</w:rPr></w:style>`
  );
}

function spacing(style: Pick<ParagraphStyle, "before" | "after" | "linePitch">): string {
  const line = style.linePitch ?? linePitch;
  return (
    `<w:spacing w:before="${(style.before ?? 0) * line}" w:after="${(style.after ?? 0) * line}"` +
    ` w:line="${line}" w:lineRule="exact"/>`
  );
}

/** `w:b` is switched off by name, since Word's own Title and headings would be bold. Sizes are half-points. */
function runProperties(font: FontName, points: number): string {
  return (
    `<w:rFonts w:ascii="${font}" w:eastAsia="${font}" w:hAnsi="${font}" w:cs="${font}"/>` +
    `<w:b w:val="0"/><w:bCs w:val="0"/><w:spacing w:val="${characterSpacing}"/><w:kern w:val="2"/><w:sz w:val="${points * 2}"/><w:szCs w:val="${points * 2}"/>`
  );
}
