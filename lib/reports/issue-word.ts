import { documentLabels, noteWords } from "@/lib/reports/document-words";
import type { Pictures } from "@/lib/reports/formats/docx-annex-content";
import { reportFormats } from "@/lib/reports/formats/registry";
import type { ReportModel } from "@/lib/reports/model";
import { buildNotes } from "@/lib/reports/notes/build-notes";
import type { DataBasis } from "@/lib/reports/notes/facts";
import type { ReportEdition } from "@/lib/vocabulary";

interface IssueWriting {
  pictures: Pictures;
  edition?: ReportEdition;
  evidenceIndex?: boolean;
}

/**
 * The Word file of a report that is sent out, with what its counts stand on. The team's own copy has the index of
 * evidence too.
 */
export function issueWord(
  model: ReportModel,
  basis: DataBasis,
  { pictures, edition = "internal", evidenceIndex = true }: IssueWriting,
): Promise<Uint8Array> {
  const notes = buildNotes({ basis, facts: null, edition, words: noteWords, mask: (text) => text });
  return reportFormats.docx.write(model, { evidenceIndex, labels: documentLabels, notes, pictures });
}
