import { expect, it } from "vitest";
import { freezeModel, frozenShape, thawModel } from "@/lib/reports/frozen-model";
import { sampleLabels } from "@/lib/testing/report-sample";
import type { ReportModel } from "@/lib/reports/model";

const report: ReportModel = {
  title: "基层治理调研报告",
  stage: "final",
  preface: ["按照安排，调研组走访了12个镇街园区。"],
  sections: [
    {
      id: "s",
      heading: "存在问题",
      layout: "run_in",
      lead: "",
      points: [
        {
          id: "p",
          lead: "网格力量不足",
          text: "专职网格员少。",
          support: { sites: 1, ofSites: 2, siteNames: ["桥头镇"] },
          evidence: [
            {
              entryId: "e",
              visitId: "v",
              siteName: "桥头镇",
              siteKind: "town",
              visitedOn: "2026-11-20",
              dimension: "problem",
              text: "专职人员不足。",
            },
          ],
        },
        { id: "q", lead: "", text: "", support: null, evidence: [] },
      ],
    },
  ],
  closing: [],
  issuer: "调研组",
  issuedOn: null,
  addressee: "",
  annexes: [],
  copyTo: "",
  printedBy: "",
  printedOn: null,
  sealed: true,
};

/** As the database stored it before the shape was part of it. */
const withoutShape: unknown = JSON.parse(JSON.stringify(report));

it("a report that was frozen without a shape number is read completely", () => {
  expect(thawModel(withoutShape)).toEqual(report);
});

it("a report is read as it was frozen, and has its shape number", () => {
  const frozen = freezeModel(report);
  expect(frozen.shape).toBe(frozenShape);
  expect(thawModel(JSON.parse(JSON.stringify(frozen)))).toEqual(report);
});

it("a report of a newer shape, or one that lacks a part, is refused", () => {
  expect(() => thawModel({ ...freezeModel(report), shape: frozenShape + 1 })).toThrow();
  const { sections: _gone, ...rest } = report;
  expect(() => thawModel(rest)).toThrow();
  expect(() => thawModel(null)).toThrow();
});

it("a long section that was frozen before the choice has a paragraph for each point, as it was printed", () => {
  const [section] = report.sections;
  const [point] = section?.points ?? [];
  if (!section || !point) throw new Error("no point");
  const long = { ...report, sections: [{ ...section, points: [{ ...point, text: "字".repeat(1_200) }] }] };
  expect(thawModel({ ...long, shape: 1 }).sections[0]?.layout).toBe("paragraphs");
  expect(thawModel({ ...long, shape: 2 }).sections[0]?.layout).toBe("run_in");
});

it("a report that was frozen before 主送, 附件说明, 抄送 and 盖章 has none of them and the signature as it was printed", () => {
  const { addressee: _a, annexes: _n, copyTo: _c, printedBy: _b, printedOn: _o, sealed: _s, ...before } = report;
  expect(thawModel({ ...before, shape: 2 })).toEqual(report);
  const written = {
    ...report,
    addressee: "市委",
    annexes: ["清单"],
    copyTo: "市人大",
    printedBy: "办公室",
    sealed: false,
  };
  expect(thawModel(JSON.parse(JSON.stringify(freezeModel(written))))).toEqual(written);
});

it("a number of sites that was frozen before its sentence had a verb of its own says 反映, as it was printed", () => {
  expect(thawModel({ ...report, shape: 4 })).toEqual(report);
  const [section] = report.sections;
  const [first, ...rest] = section?.points ?? [];
  if (!section || !first?.support) throw new Error("no point");
  const suggested = { ...first, support: { ...first.support, dimension: "suggestion" as const } };
  const today = { ...report, sections: [{ ...section, points: [suggested, ...rest] }] };
  expect(thawModel(JSON.parse(JSON.stringify(freezeModel(today))))).toEqual(today);
});

it("a number of sites that was frozen as those that do something says so, as it was printed", () => {
  const [section] = report.sections;
  const [first, ...rest] = section?.points ?? [];
  if (!section || !first?.support) throw new Error("no point");
  const of = (more: object) => ({
    ...report,
    sections: [
      { ...section, points: [{ ...first, support: { sites: 8, ofSites: 12, siteNames: [], ...more } }, ...rest] },
    ],
  });
  const [before, today] = [of({ dimension: "status" }), of({ dimension: "status", mentioned: true })];
  const printed = (frozen: unknown) => {
    const support = thawModel(frozen).sections[0]?.points[0]?.support;
    return support && sampleLabels.support(support);
  };
  expect(printed({ ...before, shape: 5 })).toBe("走访的12个镇街园区中8个开展。");
  expect(printed(JSON.parse(JSON.stringify(freezeModel(today as ReportModel))))).toBe("走访的12个镇街园区中8个谈到。");
});

it("a report that was frozen before a point could hold others has each in its section, one of today as it was nested", () => {
  expect(thawModel({ ...report, shape: 3 })).toEqual(report);
  const nested = {
    ...report,
    sections: report.sections.map((section) => ({
      ...section,
      points: section.points.map((point, place) => ({ ...point, ...(place > 0 && { level: 1 as const }) })),
    })),
  };
  expect(thawModel(JSON.parse(JSON.stringify(freezeModel(nested))))).toEqual(nested);
  expect(() => thawModel({ ...nested, sections: [{ ...nested.sections[0], points: [{ level: 3 }] }] })).toThrow();
});
