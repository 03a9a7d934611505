import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { zipEpoch } from "./chart-parts";
import { dateStretches, holdingOn, joinedTogether, withoutJoiners, type Stretch } from "./dates";

/**
 * A copy of one of our Word files for the LibreOffice that makes its PDF. Nobody but the printer gets it. Pure.
 *
 * Dates and marks have joiners in it (`dates.ts`), in stretches that are not marked as Chinese: for Chinese,
 * LibreOffice ends lines by its own list of punctuation and knows of no joiner. Word's non-breaking hyphen is a portion
 * of its own there, behind which a line may end, so a mark has a plain one.
 */
const mainPart = "word/document.xml";

const language = '<w:lang w:eastAsia="en-US"/>';
/** It stands behind everything that our writer says of a run's look. */
const joinedLook = (look: string) =>
  look === "" ? `<w:rPr>${language}</w:rPr>` : look.replace("</w:rPr>", `${language}</w:rPr>`);

const element = (text: string) => `<w:t xml:space="preserve">${text}</w:t>`;
const texts = /<w:t(?: [^>]*)?>([^<]*)<\/w:t>/gu;
const runs = /<w:r>(<w:rPr>.*?<\/w:rPr>)?(.*?)<\/w:r>/gsu;
const emptyRuns = /<w:r>(?:<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?<\/w:r>/gsu;
const isMark = (look: string) => look.includes('w:val="superscript"');
/** Bookmarks, then a run in which a mark begins. */
const markNext = /(?:<w:bookmark(?:Start|End) [^>]*>)*<w:r><w:rPr>((?:(?!<\/w:rPr>).)*)<\/w:rPr><w:t(?: [^>]*)?>〔/suy;

function beginsMark(xml: string, at: number): boolean {
  markNext.lastIndex = at;
  return isMark(markNext.exec(xml)?.[1] ?? "");
}

function markRun(look: string, content: string, holds: boolean): string {
  const plain = content
    .replace(texts, (_, text: string) => element(joinedTogether(text, holds)))
    .replaceAll("<w:noBreakHyphen/>", element(joinedTogether("-", true)));
  return `<w:r>${joinedLook(look)}${plain}</w:r>`;
}

function textRun(look: string, content: string, holds: boolean): string {
  const written = ({ text, joined }: Stretch) =>
    joined ? `</w:r><w:r>${joinedLook(look)}${element(text)}</w:r><w:r>${look}` : element(text);
  const cut = content.replace(texts, (whole, text: string, at: number) => {
    const stretches = dateStretches(text);
    return (holds && at + whole.length === content.length ? holdingOn(stretches) : stretches).map(written).join("");
  });
  return `<w:r>${look}${cut}</w:r>`.replace(emptyRuns, "");
}

function joined(xml: string): string {
  return xml.replace(runs, (whole, look: string | undefined = "", content: string, at: number) =>
    (isMark(look) ? markRun : textRun)(look, content, beginsMark(xml, at + whole.length)),
  );
}

/**
 * Behind a full stop that hangs over the end of a paragraph's last line, a bookmark that ends there has an empty line
 * of its own. Those around the pieces of a report are only for files that come back.
 */
function withoutPieces(xml: string): string {
  const ids = new Set([...xml.matchAll(/<w:bookmarkStart [^>]*w:name="_zf[^>]*>/gu)].map(([start]) => idOf(start)));
  return xml.replaceAll(/<w:bookmark(?:Start|End) [^>]*>/gu, (edge) => (ids.has(idOf(edge)) ? "" : edge));
}

const idOf = (edge: string) => /w:id="([^"]*)"/u.exec(edge)?.[1];

/** The same file to be printed, also of one from before. One without a text part is given back as it is. */
export function forLibreOffice(docx: Uint8Array): Uint8Array {
  const parts = unzipSync(docx);
  const main = parts[mainPart];
  if (!main) return docx;
  const plain = withoutJoiners(withoutPieces(strFromU8(main))).replaceAll(language, "");
  return zipSync({ ...parts, [mainPart]: strToU8(joined(plain)) }, { mtime: zipEpoch });
}
