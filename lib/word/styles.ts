import { fonts, type FontName } from "./fonts";
import { bodyCharacter, bodyPoints, characterSpacing, linePitch, pageNumberPoints } from "./page";
import { wordNamespace, xmlPart } from "./xml";

/** One style of a sheet. */
export interface ParagraphStyle {
  /** Word knows its own styles by their English names and shows them in its language. Ours are Chinese. */
  name: string;
  font: FontName;
  points?: number;
  align?: "both" | "center" | "left" | "right";
  indent?: "firstLine" | "right4" | "numberRight" | "numberLeft";
  /** Empty lines before and after. Fractions of a line are allowed. */
  before?: number;
  after?: number;
  linePitch?: number;
  outlineLevel?: 0 | 1 | 2 | 3;
  keepNext?: boolean;
  pageBreakBefore?: boolean;
  /** False sets lines of large type at the fixed pitch. Otherwise some readers give each line two rows of the grid. */
  snapToGrid?: false;
  /** False sets digits and Han without a gap between them, so that the date is as wide as calculated. */
  autoSpace?: false;
  /** The id of the style for the paragraph that follows. */
  next?: string;
}

/**
 * In hundredths of a character and, for readers that do not count in characters, in twips. Word counts those characters
 * in the body's size, so type of another size is indented in twips alone.
 */
function indentOf({ indent, points }: ParagraphStyle): string {
  if (indent === undefined) return "";
  switch (indent) {
    // 左空二字.
    case "firstLine":
      return points === undefined
        ? `<w:ind w:firstLineChars="200" w:firstLine="${bodyCharacter * 2}"/>`
        : `<w:ind w:firstLine="${points * 40}"/>`;
    // 右空四字.
    case "right4":
      return `<w:ind w:rightChars="400" w:right="${bodyCharacter * 4}"/>`;
    // 空一字 of the page number's own size.
    case "numberRight":
      return `<w:ind w:right="${pageNumberPoints * 20}"/>`;
    case "numberLeft":
      return `<w:ind w:left="${pageNumberPoints * 20}"/>`;
  }
}

/**
 * A document's styles by the ids that its paragraphs use. Title and Heading1–3 are Word's own. Every sheet has Normal.
 */
export type StyleSheet = Readonly<Record<string, ParagraphStyle>>;

/**
 * word/styles.xml, written here completely: the library's own sheet would add about thirty styles that our documents do
 * not use.
 */
export function stylesPart(styles: StyleSheet): string {
  const body = runProperties(fonts.body, bodyPoints);
  const sheet = [
    `<w:docDefaults><w:rPrDefault><w:rPr>${body}` +
      // With a Chinese language for Latin text, LibreOffice breaks lines inside numbers.
      `<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>`,
    `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>` +
      `<w:pPr><w:widowControl w:val="0"/><w:snapToGrid/>${spacing({})}<w:jc w:val="both"/></w:pPr>` +
      `<w:rPr>${body}</w:rPr></w:style>`,
    ...Object.entries(styles).map(([id, style]) => paragraphStyle(id, style)),
  ];
  return xmlPart(`<w:styles xmlns:w="${wordNamespace}">${sheet.join("")}</w:styles>`);
}

/** Children in the order of the schema's sequence (CT_Style, CT_PPrBase). Word refuses any other order. */
function paragraphStyle(id: string, style: ParagraphStyle): string {
  const builtIn = /^(Title|Heading\d)$/.test(id);
  const paragraph = [
    style.keepNext ? "<w:keepNext/>" : "",
    style.pageBreakBefore ? "<w:pageBreakBefore/>" : "",
    `<w:widowControl w:val="0"/>`,
    style.autoSpace === false ? `<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>` : "",
    style.snapToGrid === false ? `<w:snapToGrid w:val="0"/>` : "<w:snapToGrid/>",
    spacing(style),
    indentOf(style),
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
    `<w:spacing w:before="${Math.round((style.before ?? 0) * line)}" w:after="${Math.round((style.after ?? 0) * line)}"` +
    ` w:line="${line}" w:lineRule="exact"/>`
  );
}

/** `w:b` is switched off explicitly, because Word's own Title and headings would be bold. Sizes are half-points. */
function runProperties(font: FontName, points: number): string {
  return (
    `<w:rFonts w:ascii="${font}" w:eastAsia="${font}" w:hAnsi="${font}" w:cs="${font}"/>` +
    `<w:b w:val="0"/><w:bCs w:val="0"/><w:spacing w:val="${characterSpacing}"/><w:kern w:val="2"/><w:sz w:val="${points * 2}"/><w:szCs w:val="${points * 2}"/>`
  );
}
