import type { ReportModel } from "@/lib/reports/model";
import type { ReportNotes } from "@/lib/reports/notes/notes";
import type { Pictures } from "./docx-annex-content";
import type { ReportLabels } from "./labels";

/** The options of every writer beside the model. A format without a place for an index of evidence omits it. */
export interface ReportWriting {
  /** The 佐证索引 annex and the 〔n〕 marks that refer to it. Without it, a clean copy. */
  evidenceIndex: boolean;
  /** A chart behind each section that counts at least two of its points. Without it, none. */
  charts?: boolean;
  labels: ReportLabels;
  /** The photos of its annexes. One that is not there is said to be missing. */
  pictures?: Pictures;
  /** 数据说明, in every file that leaves; and 方法附记, if it was asked for. */
  notes?: ReportNotes;
}

/** One format of a report. Its row is in registry.ts. */
export interface ReportFormat {
  /** The Content-Type of the download. */
  mediaType: string;
  /** The end of the file's name, with its dot. */
  ending: string;
  /** Pure: the same model and options give the same bytes. */
  write: (model: ReportModel, writing: ReportWriting) => Promise<Uint8Array>;
}
