import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { zipEpoch } from "./chart-parts";
import { dateStretches } from "./dates";

/**
 * A copy of one of our Word files for the LibreOffice that makes its PDF. It does not read which characters begin and
 * end no line, so between the parts of a date and of a mark stands U+FEFF, which takes no room and at which no line
 * ends (UAX #14, WJ). It reads that only in a stretch that is not marked as Chinese: for Chinese it knows nothing but
 * punctuation. The non-breaking hyphen of Word is a portion of its own there, behind which a line may end, so a mark
 * has a plain one. Nobody but the printer gets this copy. Pure.
 */
const joiner = "\uFEFF";
const mainPart = "word/document.xml";
const language = '<w:lang w:eastAsia="en-US"/>';

const joinedDate = (text: string) => text.replace(/(?<=\d)(?=[年月日])|(?<=[年月])(?=\d)/gu, joiner);
/** Each character of a mark holds on to the next until its 〕. */
const joinedMark = (text: string) => text.replace(/[^〕]/gu, (character) => character + joiner);

/** Behind everything that our writer says of a run's look. */
const withLanguage = (look: string) =>
  look === "" ? `<w:rPr>${language}</w:rPr>` : look.replace("</w:rPr>", `${language}</w:rPr>`);

const textPart = (text: string) => `<w:t xml:space="preserve">${text}</w:t>`;

/** Texts stay escaped: neither a date nor a mark has a character that is. */
function joinedRun(run: string, look: string, content: string): string {
  if (look.includes('w:val="superscript"')) {
    const plain = content
      .replaceAll("<w:noBreakHyphen/>", textPart("-"))
      .replace(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/gu, (_all, text: string) => textPart(joinedMark(text)));
    return `<w:r>${withLanguage(look)}${plain}</w:r>`;
  }
  const pieces = [...content.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<[^>]+>/gu)];
  if (pieces.map(([piece]) => piece).join("") !== content) return run;
  let runs = "";
  let open = "";
  const close = () => {
    if (open !== "") runs += `<w:r>${look}${open}</w:r>`;
    open = "";
  };
  for (const [piece, text] of pieces) {
    const stretches = text === undefined ? [] : dateStretches(text);
    if (!stretches.some(({ isDate }) => isDate)) {
      open += piece;
      continue;
    }
    for (const stretch of stretches) {
      if (!stretch.isDate) open += textPart(stretch.text);
      else {
        close();
        runs += `<w:r>${withLanguage(look)}${textPart(joinedDate(stretch.text))}</w:r>`;
      }
    }
  }
  close();
  return runs;
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

/** The same file, with its dates and marks held together. A file without a text part is given back as it is. */
export function forLibreOffice(docx: Uint8Array): Uint8Array {
  const parts = unzipSync(docx);
  const main = parts[mainPart];
  if (!main) return docx;
  const xml = strFromU8(main).replace(
    /<w:r>(<w:rPr>.*?<\/w:rPr>)?(.*?)<\/w:r>/gsu,
    (run: string, look: string | undefined, content: string) => joinedRun(run, look ?? "", content),
  );
  return zipSync({ ...parts, [mainPart]: strToU8(withoutPieces(xml)) }, { mtime: zipEpoch });
}
