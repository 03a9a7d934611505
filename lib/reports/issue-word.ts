import { documentLabels, noteWords } from "@/lib/reports/document-words";
import type { Pictures } from "@/lib/reports/formats/docx-annex-content";
import { reportFormats } from "@/lib/reports/formats/registry";
import type { ReportModel } from "@/lib/reports/model";
import { buildNotes } from "@/lib/reports/notes/build-notes";
import type { DataBasis } from "@/lib/reports/notes/facts";
import type { ReportEdition } from "@/lib/vocabulary";

/** The Word file of a report that is sent out, with its index of evidence and what its counts stand on. */
export function issueWord(
  model: ReportModel,
  basis: DataBasis,
  { pictures, edition = "internal" }: { pictures: Pictures; edition?: ReportEdition },
): Promise<Uint8Array> {
  const notes = buildNotes({ basis, facts: null, edition, words: noteWords, mask: (text) => text });
  return reportFormats.docx.write(model, { evidenceIndex: true, labels: documentLabels, notes, pictures });
}
