import type { ReportModel } from "@/lib/reports/model";
import type { ReportLabels } from "./labels";

/** What every writer is told beside the model; a format that has no place for an index of evidence leaves it out. */
export interface ReportWriting {
  /** The 佐证索引 annex and the 〔n〕 marks that lead to it; without it, a clean copy. */
  evidenceIndex: boolean;
  labels: ReportLabels;
}

/** One way of handing out a report; its row is in registry.ts. */
export interface ReportFormat {
  /** The Content-Type of the download. */
  mediaType: string;
  /** The end of the file's name, with its dot. */
  ending: string;
  /** Pure: the same model and options give the same bytes. */
  write: (model: ReportModel, writing: ReportWriting) => Promise<Uint8Array>;
}
