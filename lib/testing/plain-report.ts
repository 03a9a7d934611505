import { writeReportDocx } from "@/lib/reports/formats/docx";
import type { ReportModel, ReportPoint, ReportSection } from "@/lib/reports/model";
import { readParagraphs, type ReadParagraph } from "@/lib/testing/docx-reader";
import { sampleLabels } from "@/lib/testing/report-sample";

/** The smallest possible report: a title and one section, with a test's additions to either. */
export function plainReport(section: Partial<ReportSection>, model: Partial<ReportModel> = {}): ReportModel {
  return {
    title: "标题",
    stage: "final",
    preface: [],
    sections: [{ id: "s", heading: "情况", layout: "run_in", lead: "", points: [], ...section }],
    closing: [],
    issuer: "",
    issuedOn: null,
    addressee: "",
    annexes: [],
    copyTo: "",
    printedBy: "",
    printedOn: null,
    sealed: true,
    ...model,
  };
}

export function plainPoint(lead: string, text: string): ReportPoint {
  return { id: lead, lead, text, support: null, evidence: [] };
}

/** Written and read back. */
export async function write(model: ReportModel, evidenceIndex = true): Promise<ReadParagraph[]> {
  return readParagraphs(await writeReportDocx(model, { evidenceIndex, labels: sampleLabels }));
}

export function textsOf(paragraphs: readonly ReadParagraph[], style: string): string[] {
  return paragraphs.filter((paragraph) => paragraph.style === style).map(({ text }) => text);
}
