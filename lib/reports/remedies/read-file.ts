import type { Book } from "@/lib/office/book";
import { OfficeProblem } from "@/lib/office/problem";
import { archiveLimits } from "@/lib/office/limits";
import { kindOfFile } from "@/lib/office/signature";
import { readXlsx } from "@/lib/office/xlsx";
import { Archive } from "@/lib/office/zip";
import { listFileLimits, type ListFileFault } from "@/lib/reports/remedies/limits";

/** The server itself reads it, and others wait meanwhile: a full list opens to 4 MB. */
const mostOpened = { ...archiveLimits, bytes: 12 * 1024 * 1024 };

/** The first sheet of a workbook that was handed out. Never throws because of the file's content. Pure. */
export function readListFile(bytes: Uint8Array): Book | { fault: ListFileFault } {
  if (bytes.length === 0) return { fault: "empty" };
  if (bytes.length > listFileLimits.bytes) return { fault: "tooLarge" };
  const kind = kindOfFile(bytes);
  if (kind === "encrypted") return { fault: "encrypted" };
  if (kind === "oldOffice") return { fault: "oldExcel" };
  if (kind !== "zip") return { fault: "notExcel" };
  try {
    return readXlsx(Archive.open(bytes, mostOpened), listFileLimits, { first: true });
  } catch (error) {
    if (!(error instanceof OfficeProblem)) return { fault: "broken" };
    const { fault } = error;
    if (fault === "empty" || fault === "encrypted" || fault === "notExcel") return { fault };
    return { fault: /^too|bomb/.test(fault) ? "tooLarge" : "broken" };
  }
}
