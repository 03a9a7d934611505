import { documentLabels } from "@/lib/reports/document-words";
import { reportFormats } from "@/lib/reports/formats/registry";
import type { ReportModel } from "@/lib/reports/model";

/** The Word file of a report that is sent out, with its index of evidence. */
export function issueWord(model: ReportModel): Promise<Uint8Array> {
  return reportFormats.docx.write(model, { evidenceIndex: true, labels: documentLabels });
}
