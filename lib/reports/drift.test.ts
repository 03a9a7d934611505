import { expect, test } from "vitest";
import { driftSince } from "@/lib/reports/drift";
import type { ReportModel, ReportPoint } from "@/lib/reports/model";

const point = (id: string, sites: number): ReportPoint => ({
  id,
  lead: `要点${id}`,
  text: "一句话。",
  support: { sites, ofSites: 5, siteNames: [] },
  evidence: ["x", "y"].map((entryId) => ({
    entryId,
    visitId: "v",
    siteName: "桥头镇",
    siteKind: "town",
    visitedOn: "2026-11-01",
    dimension: "problem",
    text: "原话",
  })),
});
const model: ReportModel = {
  title: "题目",
  stage: "consultation",
  preface: ["前言"],
  sections: [
    { id: "A", heading: "情况", layout: "run_in", lead: "", points: [point("1", 3), point("2", 2)] },
    { id: "B", heading: "建议", layout: "run_in", lead: "", points: [point("3", 1)] },
  ],
  closing: ["结尾"],
  issuer: "",
  issuedOn: null,
  addressee: "",
  annexes: [],
  copyTo: "",
  printedBy: "",
  printedOn: null,
  sealed: true,
};
const [a, b] = model.sections as [ReportModel["sections"][number], ReportModel["sections"][number]];
const [one, two] = a.points as [ReportPoint, ReportPoint];
const [first, second] = one.evidence as [ReportPoint["evidence"][number], ReportPoint["evidence"][number]];

test("the same report has no differences, and 稿次 is none", () => {
  expect(driftSince(model, { ...structuredClone(model), stage: "final" })).toEqual([]);
});

test.each<[string, ReportModel, object[]]>([
  ["a title", { ...model, title: "新题目" }, [{ part: "title", change: "text", before: "题目", after: "新题目" }]],
  ["a date", { ...model, issuedOn: "2026-11-20" }, [{ part: "signature", change: "text", after: "2026-11-20" }]],
  ["an addressee", { ...model, addressee: "市委" }, [{ part: "addressee", change: "text", after: "市委" }]],
  ["an annex", { ...model, annexes: ["清单"] }, [{ part: "annexes", change: "text", after: "清单" }]],
  [
    "who printed it",
    { ...model, printedBy: "办公室", printedOn: "2026-11-04" },
    [{ part: "copyTo", change: "text", after: "办公室 2026-11-04" }],
  ],
  ["an office for a copy", { ...model, copyTo: "市人大" }, [{ part: "copyTo", change: "text", after: "市人大" }]],
  [
    "a count",
    { ...model, sections: [{ ...a, points: [point("1", 4), two] }, b] },
    [{ part: "point", place: "要点1", change: "count", before: "3/5", after: "4/5" }],
  ],
  [
    "other evidence of the same number",
    {
      ...model,
      sections: [{ ...a, points: [{ ...one, evidence: [{ ...first, entryId: "z" }, second] }, two] }, b],
    },
    [{ part: "point", place: "要点1", change: "evidence", before: "2", after: "2" }],
  ],
  ["a new order", { ...model, sections: [{ ...a, points: [two, one] }, b] }, [{ part: "order", change: "text" }]],
  [
    "a point gone and one added",
    { ...model, sections: [{ ...a, points: [one, point("9", 1)] }, b] },
    [
      { part: "point", place: "要点9", change: "added" },
      { part: "point", place: "要点2", change: "removed" },
    ],
  ],
  [
    "a section gone",
    { ...model, sections: [a] },
    [
      { part: "heading", place: "建议", change: "removed" },
      { part: "point", place: "要点3", change: "removed" },
    ],
  ],
])("%s is told, and nothing else", (_what, now, expected) => {
  expect(driftSince(model, now)).toMatchObject(expected);
});
