import { readMarkedFile } from "@/lib/imports/read-file";
import { documentLabels } from "@/lib/reports/document-words";
import { writeReportDocx } from "@/lib/reports/formats/docx";
import { pieceOfBookmark } from "@/lib/reports/formats/piece-names";
import { compareReturned } from "@/lib/reports/returned/match";
import { sentReport, unitName } from "@/lib/reports/returned/units";
import { seeded } from "@/lib/testing/findings-world";
import { openPaper, writePaper, type Manner, type Paper, type Span } from "@/lib/testing/returned/paper";
import type { SampleSent } from "@/lib/testing/returned/reports";

/** One returned report whose edits a test writes out. */

export async function sentWith({ model, draft }: Pick<SampleSent, "model" | "draft">) {
  const file = await writeReportDocx(model, { evidenceIndex: true, labels: documentLabels });
  const issued = readMarkedFile("报告.docx", file);
  return { file, sent: sentReport({ model, draft, paper: issued, labels: documentLabels }) };
}

export async function compared(
  sample: SampleSent,
  edit: (paper: Paper) => void,
  bookmarks: Manner["bookmarks"] = "kept",
) {
  const { file, sent } = await sentWith(sample);
  const paper = openPaper(file, (name) => unitName(pieceOfBookmark(name) ?? name));
  edit(paper);
  const bytes = writePaper(paper, { noise: "word", bookmarks }, seeded(5));
  return { sent, bytes, comparison: compareReturned(sent, readMarkedFile("改稿.docx", bytes)) };
}

/** The first span that contains these words, with its paragraph. */
export function findSpan({ blocks }: Paper, words: string): { spans: Span[]; span: Span } {
  for (const block of blocks) {
    const span = block.kind === "paragraph" ? block.spans.find(({ text }) => text.includes(words)) : undefined;
    if (block.kind === "paragraph" && span) return { spans: block.spans, span };
  }
  throw new Error(`no ${words}`);
}

export function replaced(paper: Paper, before: string, after: string) {
  const { span } = findSpan(paper, before);
  span.text = span.text.replace(before, after);
}
