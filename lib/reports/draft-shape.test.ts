import { expect, test } from "vitest";
import { readReportDraft } from "@/lib/reports/draft-shape";
import { sameReport } from "@/lib/reports/parts/parts";

const point = { id: "p", themeId: null, lead: "一点", text: "", showSupport: true, dropped: false, evidence: [] };
const office = { addressee: "", annexes: "", copyTo: "", printedBy: "", printedOn: "", sealed: true };
const shape = (points: object[], front: object, answers: object) => ({
  ...answers,
  title: "题目",
  preface: "",
  closing: "",
  issuer: "",
  issuedOn: "",
  includeUnapproved: false,
  ...front,
  sections: [{ id: "s", heading: "问题", layout: "run_in", lead: "", points, ...answers }],
});
/** As builds before answers to advice stored it, and as it is read. */
const draft = (points: object[], front: object = office) => shape(points, front, {});
const whole = (points: object[], front: object = office) =>
  shape(
    points.map((one) => ({ answers: [], ...one })),
    front,
    { answers: [] },
  );

test("a draft of an earlier build names all sites, one of today as was chosen, and nothing else of it changes", () => {
  expect(readReportDraft(draft([point, { ...point, names: "none" }]))).toEqual(
    whole([
      { ...point, names: "all", level: 0 },
      { ...point, names: "none", level: 0 },
    ]),
  );
});

test("a draft from before a point could hold others has each in its section, one of today as it was nested", () => {
  const today = { ...point, names: "all" };
  expect(readReportDraft(draft([today, { ...today, level: 1 }]))).toEqual(
    whole([
      { ...today, level: 0 },
      { ...today, level: 1 },
    ]),
  );
  expect(() => readReportDraft(draft([{ ...today, level: 3 }]))).toThrow();
});

test("a draft from before 主送, 附件说明, 抄送 and 盖章 has none of them and the signature as it was", () => {
  expect(readReportDraft(draft([], {}))).toEqual(whole([]));
  const printed = { printedBy: "办公室", printedOn: "2026-11-04" };
  const written = { addressee: "市委", annexes: "清单", copyTo: "市人大", ...printed, sealed: false };
  expect(readReportDraft(draft([], written))).toEqual(whole([], written));
});

test("answers to advice are read as they were given, and none of an unknown kind", () => {
  const answer = { kind: "raw_speech", words: "今年", sentence: "今年已办。", basis: "", reason: "原文如此" };
  const answered = { ...point, names: "all", level: 0, answers: [answer] };
  const stored = { ...whole([answered]), answers: [answer] };
  expect(readReportDraft(stored)).toEqual(stored);
  expect(() => readReportDraft(whole([{ ...answered, answers: [{ ...answer, kind: "unfilled" }] }]))).toThrow();
});

test("what is no draft is refused", () => {
  expect(() => readReportDraft({ ...draft([]), sections: "none" })).toThrow();
  expect(() => readReportDraft(draft([{ ...point, names: "some" }]))).toThrow();
});

/** The same with the fields of every object in the opposite order. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, own]) => [key, turned(own)]),
  );
}

test("a stored draft is the same report in whatever order its fields are read, and another with any other text", () => {
  const cited = { id: "e", entryId: "x", quotedText: "人手紧", removed: false, entry: null };
  const points = [
    { ...point, names: "all", level: 0, evidence: [cited] },
    { ...point, id: "q", names: "none", level: 1 },
  ];
  const own = readReportDraft(whole(points));
  const same = readReportDraft(turned(whole(points)));
  expect(sameReport(own, same)).toBe(true);
  const others = [
    { ...same, preface: "前言" },
    { ...same, sections: [] },
    { ...same, sections: same.sections.map((section) => ({ ...section, points: section.points.toReversed() })) },
    readReportDraft(whole([{ ...points[0], evidence: [{ ...cited, quotedText: "人手不紧" }] }, { ...points[1] }])),
  ];
  expect(others.map((other) => sameReport(own, other))).toEqual([false, false, false, false]);
});
