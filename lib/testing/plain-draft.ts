import type { DraftPoint, DraftSection, ReportDraft } from "@/lib/reports/types";

/** The smallest possible report as it is edited, with a test's additions. */
export function plainDraft(change: Partial<ReportDraft> = {}): ReportDraft {
  return {
    title: "调研报告",
    preface: "",
    closing: "",
    issuer: "",
    issuedOn: "",
    addressee: "",
    annexes: "",
    copyTo: "",
    printedBy: "",
    printedOn: "",
    sealed: true,
    includeUnapproved: false,
    answers: [],
    sections: [],
    ...change,
  };
}

export function draftSection(id: string, points: DraftPoint[]): DraftSection {
  return { id, heading: id, layout: "run_in", lead: "", answers: [], points };
}

export function draftPointOf(id: string, change: Partial<DraftPoint> = {}): DraftPoint {
  return {
    id,
    themeId: null,
    lead: `lead ${id}`,
    text: "",
    showSupport: false,
    names: "all",
    level: 0,
    dropped: false,
    answers: [],
    evidence: [],
    ...change,
  };
}
