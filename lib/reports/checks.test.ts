import { describe, expect, it } from "vitest";
import { checkReport } from "@/lib/reports/checks";
import type { CitedEntry, DraftPoint, ReportDraft, ReportCounts } from "@/lib/reports/types";

const counts: ReportCounts = {
  visits: 1,
  entries: 1,
  heard: 3,
  firstDay: "2026-11-20",
  lastDay: "2026-11-20",
  sites: [{ id: "s1", name: "桥头镇" }],
  methods: [],
  themes: [],
};

function reportWith({
  lead = "人手不足",
  text = "镇里反映人手不足。",
  cited = "人手不足",
  removed = false,
  preface = "",
}): ReportDraft {
  const entry: CitedEntry = {
    visitId: "v1",
    visitState: "approved",
    visitedOn: "2026-11-20",
    siteId: "s1",
    siteName: "桥头镇",
    siteKind: "town",
    visitedAs: null,
    dimension: "problem",
    text: cited,
  };
  const point: DraftPoint = {
    id: "p1",
    themeId: null,
    lead,
    text,
    showSupport: false,
    dropped: false,
    evidence: [{ id: "x1", entryId: "e1", quotedText: cited, removed, entry }],
  };
  return {
    title: "调研报告",
    preface,
    closing: "",
    issuer: "",
    issuedOn: "",
    includeUnapproved: false,
    sections: [{ id: "c1", heading: "问题", layout: "run_in", lead: "", points: [point] }],
  };
}

const personal = (draft: ReportDraft) => checkReport(draft, counts).filter(({ kind }) => kind.startsWith("personal"));

describe("personal data in a report", () => {
  it("is reported where it is, each once", () => {
    expect(personal(reportWith({ text: "联系13000000000，再打13000000000，或写a@example.com。" }))).toEqual([
      { kind: "personal_data", details: ["13000000000", "a@example.com"], place: { part: "point", id: "p1" } },
    ]);
    expect(personal(reportWith({ preface: "证号329999199001010011" }))).toEqual([
      { kind: "personal_data", details: ["329999199001010011"], place: { part: "front" } },
    ]);
    expect(personal(reportWith({}))).toEqual([]);
  });

  it("is reported in the evidence that the index prints, and not in removed evidence", () => {
    expect(personal(reportWith({ cited: "张某13000000000" }))).toEqual([
      { kind: "personal_data_cited", details: ["13000000000"], place: { part: "point", id: "p1" } },
    ]);
    expect(personal(reportWith({ cited: "张某13000000000", removed: true }))).toEqual([]);
  });
});
