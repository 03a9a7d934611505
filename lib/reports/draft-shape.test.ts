import { expect, test } from "vitest";
import { readReportDraft } from "@/lib/reports/draft-shape";

const point = { id: "p", themeId: null, lead: "一点", text: "", showSupport: true, dropped: false, evidence: [] };
const office = { addressee: "", annexes: "", copyTo: "", printedBy: "", printedOn: "", sealed: true };
const draft = (points: object[], front: object = office) => ({
  title: "题目",
  preface: "",
  closing: "",
  issuer: "",
  issuedOn: "",
  includeUnapproved: false,
  ...front,
  sections: [{ id: "s", heading: "问题", layout: "run_in", lead: "", points }],
});

test("a draft of an earlier build names all sites, one of today as was chosen, and nothing else of it changes", () => {
  expect(readReportDraft(draft([point, { ...point, names: "none" }]))).toEqual(
    draft([
      { ...point, names: "all", level: 0 },
      { ...point, names: "none", level: 0 },
    ]),
  );
});

test("a draft from before a point could hold others has each in its section, one of today as it was nested", () => {
  const today = { ...point, names: "all" };
  expect(readReportDraft(draft([today, { ...today, level: 1 }]))).toEqual(
    draft([
      { ...today, level: 0 },
      { ...today, level: 1 },
    ]),
  );
  expect(() => readReportDraft(draft([{ ...today, level: 3 }]))).toThrow();
});

test("a draft from before 主送, 附件说明, 抄送 and 盖章 has none of them and the signature as it was", () => {
  expect(readReportDraft(draft([], {}))).toEqual(draft([]));
  const printed = { printedBy: "办公室", printedOn: "2026-11-04" };
  const written = { addressee: "市委", annexes: "清单", copyTo: "市人大", ...printed, sealed: false };
  expect(readReportDraft(draft([], written))).toEqual(draft([], written));
});

test("what is no draft is refused", () => {
  expect(() => readReportDraft({ ...draft([]), sections: "none" })).toThrow();
  expect(() => readReportDraft(draft([{ ...point, names: "some" }]))).toThrow();
});
