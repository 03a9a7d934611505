import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { zipEpoch } from "./chart-parts";

/**
 * A copy of one of our Word files for the LibreOffice that makes its PDF. Nobody but the printer gets it. Pure.
 *
 * Word's non-breaking hyphen is a portion of its own there, behind which a line may end. So a mark has a plain one: the
 * joiners around it hold it (`dates.ts`).
 */
const mainPart = "word/document.xml";

const plainHyphens = (run: string) =>
  run.includes('w:val="superscript"')
    ? run.replaceAll("<w:noBreakHyphen/>", '<w:t xml:space="preserve">-\uFEFF</w:t>')
    : run;

/**
 * Behind a full stop that hangs over the end of a paragraph's last line, a bookmark that ends there has an empty line
 * of its own. Those around the pieces of a report are only for files that come back.
 */
function withoutPieces(xml: string): string {
  const ids = new Set([...xml.matchAll(/<w:bookmarkStart [^>]*w:name="_zf[^>]*>/gu)].map(([start]) => idOf(start)));
  return xml.replaceAll(/<w:bookmark(?:Start|End) [^>]*>/gu, (edge) => (ids.has(idOf(edge)) ? "" : edge));
}

const idOf = (edge: string) => /w:id="([^"]*)"/u.exec(edge)?.[1];

/** The same file to be printed. One without a text part is given back as it is. */
export function forLibreOffice(docx: Uint8Array): Uint8Array {
  const parts = unzipSync(docx);
  const main = parts[mainPart];
  if (!main) return docx;
  const xml = strFromU8(main).replace(/<w:r>.*?<\/w:r>/gsu, plainHyphens);
  return zipSync({ ...parts, [mainPart]: strToU8(withoutPieces(xml)) }, { mtime: zipEpoch });
}
