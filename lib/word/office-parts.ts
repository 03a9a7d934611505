import { strToU8, unzipSync, zipSync } from "fflate";
import { settleCharts, zipEpoch } from "./chart-parts";
import { neverFirst, neverLast } from "./dates";
import { fontTablePart } from "./fonts";
import { stylesPart, type StyleSheet } from "./styles";
import { oneLine } from "./text";
import { escapeXml, wordNamespace, xmlPart } from "./xml";

export interface OfficeParts {
  title: string;
  issuer: string;
  styles: StyleSheet;
  /** Different footers for odd and even pages. Without it the one footer is on every page. */
  facingPages: boolean;
}

/**
 * Replaces the four parts that the library cannot write as an office needs them (fonts with their substitutes, the
 * style sheet, punctuation compression, properties without a time and without "Un-named") and zips the document again.
 */
export function withOfficeParts(packed: Uint8Array, { styles, facingPages, ...properties }: OfficeParts): Uint8Array {
  const parts = unzipSync(packed);
  const written: Record<string, string> = {
    "word/fontTable.xml": fontTablePart(),
    "word/styles.xml": stylesPart(styles),
    "word/settings.xml": settingsPart(facingPages),
    "docProps/core.xml": corePart(properties),
  };
  for (const [path, xml] of Object.entries(written)) parts[path] = strToU8(xml);
  settleCharts(parts);
  return zipSync(parts, { mtime: zipEpoch });
}

/**
 * 首尾字符 (ECMA-376, 17.15.1.58 and 59): what ends no line, and what begins none. A document's own list takes the place
 * of Word's, so it repeats that of a Chinese Word. Word keeps at most 50 and 100 characters.
 */
const usuallyNotLast = "$([{£¥·‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥";
const usuallyNotFirst =
  "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠";

/**
 * What a new document of a Chinese Word has: 标点压缩 and the East Asian switches of
 * `w:compat`. The order is the schema's (CT_Settings). The tab stop is two characters.
 */
function settingsPart(facingPages: boolean): string {
  const compatibility = [
    "spaceForUL",
    "balanceSingleByteDoubleByteWidth",
    "doNotLeaveBackslashAlone",
    "ulTrailSpace",
    "doNotExpandShiftReturn",
    "adjustLineHeightInTable",
    "useFELayout",
  ].map((name) => `<w:${name}/>`);
  return xmlPart(
    `<w:settings xmlns:w="${wordNamespace}">` +
      `<w:defaultTabStop w:val="640"/>${facingPages ? "<w:evenAndOddHeaders/>" : ""}` +
      `<w:characterSpacingControl w:val="compressPunctuation"/>` +
      `<w:noLineBreaksAfter w:lang="zh-CN" w:val="${usuallyNotLast}${neverLast}"/>` +
      `<w:noLineBreaksBefore w:lang="zh-CN" w:val="${escapeXml(usuallyNotFirst)}${neverFirst}"/>` +
      `<w:compat>${compatibility.join("")}<w:compatSetting w:name="compatibilityMode"` +
      ` w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>` +
      `<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>`,
  );
}

/** docProps/core.xml. No dates: they would be the time of the download, not of the issue. */
function corePart({ title, issuer }: { title: string; issuer: string }): string {
  return xmlPart(
    `<cp:coreProperties` +
      ` xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
      ` xmlns:dc="http://purl.org/dc/elements/1.1/">` +
      `<dc:title>${escapeXml(oneLine(title))}</dc:title><dc:creator>${escapeXml(oneLine(issuer))}</dc:creator>` +
      `<dc:language>zh-CN</dc:language></cp:coreProperties>`,
  );
}
