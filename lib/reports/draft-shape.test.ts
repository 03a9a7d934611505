import { expect, test } from "vitest";
import { readReportDraft } from "@/lib/reports/draft-shape";

const point = { id: "p", themeId: null, lead: "一点", text: "", showSupport: true, dropped: false, evidence: [] };
const draft = (points: object[]) => ({
  title: "题目",
  preface: "",
  closing: "",
  issuer: "",
  issuedOn: "",
  includeUnapproved: false,
  sections: [{ id: "s", heading: "问题", layout: "run_in", lead: "", points }],
});

test("a draft of an earlier build names all sites, one of today as was chosen, and nothing else of it changes", () => {
  expect(readReportDraft(draft([point, { ...point, names: "none" }]))).toEqual(
    draft([
      { ...point, names: "all" },
      { ...point, names: "none" },
    ]),
  );
});

test("what is no draft is refused", () => {
  expect(() => readReportDraft({ ...draft([]), sections: "none" })).toThrow();
  expect(() => readReportDraft(draft([{ ...point, names: "some" }]))).toThrow();
});
