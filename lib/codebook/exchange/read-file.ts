import { readCodebookBook } from "@/lib/codebook/exchange/book";
import { faultOf, type FileFault } from "@/lib/codebook/exchange/file-faults";
import { readRefi } from "@/lib/codebook/exchange/refi";
import { exchangeLimits, type WrittenRow } from "@/lib/codebook/exchange/rows";
import { OfficeProblem } from "@/lib/office/problem";
import { kindOfFile } from "@/lib/office/signature";
import type { DimensionKey } from "@/lib/vocabulary";

/**
 * The rows of a codebook in a file: a workbook, or a codebook of REFI-QDA. Its content decides which. Never throws
 * because of what is in it. Pure.
 */
export function readCodebookFile(bytes: Uint8Array, dimension: DimensionKey | ""): WrittenRow[] | { fault: FileFault } {
  if (bytes.length === 0) return { fault: "empty" };
  if (bytes.length > exchangeLimits.bytes) return { fault: "tooLarge" };
  try {
    const kind = kindOfFile(bytes);
    if (kind === "zip") return readCodebookBook(bytes);
    if (kind === "encrypted") return { fault: "encrypted" };
    if (kind === "oldOffice") return { fault: "oldExcel" };
    if (kind === "foreign" || !isXml(bytes)) return { fault: "kind" };
    return readRefi(bytes, dimension);
  } catch (error) {
    return { fault: error instanceof OfficeProblem ? faultOf(error.fault) : "broken" };
  }
}

/** Begins with < or with the two bytes of UTF-16, which is refused as an encoding. */
function isXml(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 200)).trimStart();
  return start.startsWith("<") || (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}
