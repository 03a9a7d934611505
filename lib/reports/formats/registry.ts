import { wordType } from "@/lib/word/media-type";
import type { ReportFormat } from "./format";

/**
 * The formats in which a report can be downloaded, the usual one first. A new format needs a writer, a row here, and
 * its name in the messages under `reports.formats`. Writers are loaded on demand: the page that offers them does not
 * contain them.
 */
const rows = {
  docx: {
    mediaType: wordType,
    ending: ".docx",
    write: async (model, writing) => (await import("./docx")).writeReportDocx(model, writing),
  },
} as const satisfies Record<string, ReportFormat>;

export type ReportFormatKey = keyof typeof rows;
export const reportFormats: Record<ReportFormatKey, ReportFormat> = rows;
// Object.keys gives the keys of the table above, in its order.
export const reportFormatKeys = Object.keys(rows) as [ReportFormatKey, ...ReportFormatKey[]];
export const usualFormat = reportFormatKeys[0];
