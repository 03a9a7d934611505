import { describe, expect, it } from "vitest";
import { checkReport } from "@/lib/reports/checks";
import { withFields } from "@/lib/reports/parts/with-fields";
import {
  adviceAnswered,
  adviceFilled,
  adviceTaken,
  answerTakenBack,
  partOfPlace,
  settledAdvice,
} from "@/lib/reports/settle-advice";
import { staleNumbers } from "@/lib/reports/stale-numbers";
import { citedText } from "@/lib/reports/tokens";
import type { PartFields } from "@/lib/reports/parts/with-fields";
import type { DraftEvidence, ReportCounts, ReportDraft } from "@/lib/reports/types";
import type { ReportWarning } from "@/lib/reports/warnings";
import { draftPointOf, draftSection, plainDraft } from "@/lib/testing/plain-draft";

const sites = Array.from({ length: 24 }, (_, at) => ({ id: `s${at}`, name: `第${at}号镇`, kind: "town" as const }));
const counts: ReportCounts = {
  ...{ visits: 30, entries: 640, heard: 300, firstDay: "2026-10-08", lastDay: "2026-11-20", sites, methods: [] },
  themes: [
    {
      ...{ id: "staff", name: "专职人员不足", dimension: "problem" },
      siteIds: sites.slice(0, 21).map(({ id }) => id),
    },
  ],
};
const evidence: DraftEvidence = {
  ...{ id: "x1", entryId: "e1", quotedText: "安监办名义上4人，能出现场的2人。", removed: false },
  entry: {
    ...{ visitId: "v1", visitState: "approved", visitedOn: "2026-10-09", visitedAs: null, dimension: "problem" },
    ...{ siteId: "s0", siteName: "第0号镇", siteKind: "town", text: "安监办名义上4人，能出现场的2人。" },
  },
};
const draftOf = (text: string, preface = ""): ReportDraft =>
  plainDraft({
    preface,
    sections: [draftSection("问题", [draftPointOf("p1", { themeId: "staff", text, evidence: [evidence] })])],
  });
const numbersIn = (draft: ReportDraft) =>
  settledAdvice(checkReport(draft, counts), draft).open.filter(({ kind }) => kind.startsWith("number"));
const one = (draft: ReportDraft): ReportWarning => {
  const [first, ...rest] = numbersIn(draft);
  if (!first || rest.length > 0) throw new Error(`${rest.length + (first ? 1 : 0)} of them`);
  return first;
};
const put = (draft: ReportDraft, { place }: ReportWarning, fields: PartFields | null) => {
  if (!fields) throw new Error("nothing to put");
  return withFields(draft, partOfPlace(place), fields);
};
const textOf = (draft: ReportDraft) => draft.sections[0]?.points[0]?.text;

const cited = citedText("x1");

describe("advice on a number", () => {
  it.each([
    [`安监办名义上4人，能出现场的3人。${cited}`, `安监办名义上4人，能出现场的2人。${cited}`, "number_differs"],
    [
      `安监办名义上4人。${cited}二十个镇街反映这个问题。`,
      `安监办名义上4人。${cited}21个镇街反映这个问题。`,
      "number_without_source",
    ],
  ])("says the right one, and one press writes it: %s", (text, after, kind) => {
    const draft = draftOf(text);
    const warning = one(draft);
    expect(warning.kind).toBe(kind);
    const changed = put(draft, warning, adviceTaken(draft, warning));
    expect(textOf(changed)).toBe(after);
    expect(numbersIn(changed)).toEqual([]);
  });

  it("says what is counted in a text that cites nothing: sites of a named theme, visits, people, entries", () => {
    for (const [preface, after] of [
      ["有20个镇街反映专职人员不足。", "有21个镇街反映专职人员不足。"],
      ["走访了25个镇街园区。", "走访了24个镇街园区。"],
      ["共走访29次。", "共走访30次。"],
      ["听取299人次的意见。", "听取300人次的意见。"],
      ["整理条目600条。", "整理条目640条。"],
    ] as const) {
      const draft = draftOf("", preface);
      const warning = one(draft);
      const changed = put(draft, warning, adviceTaken(draft, warning));
      expect(changed.preface).toBe(after);
      expect(numbersIn(changed)).toEqual([]);
    }
  });

  it("says none where nothing is counted and no entry has one", () => {
    const [warning] = numbersIn(draftOf("", "全市有网格员2600名。"));
    expect(warning).toMatchObject({ details: ["2600名"] });
    expect(warning?.rewording).toBeUndefined();
  });

  it("keeps the figure by hand with its source, and its citation where it was", () => {
    const draft = draftOf(`安监办名义上4人，能出现场的3人。${cited}`);
    const warning = one(draft);
    const filled = put(draft, warning, adviceFilled(draft, warning, "11月{复核}\n电话｜记录"));
    expect(textOf(filled)).toBe(`安监办名义上4人，能出现场的{{手填：3｜11月 复核 电话 记录}}人。${cited}`);
    expect(checkReport(filled, counts).map(({ kind }) => kind)).not.toContain("filled_without_reason");
    expect(numbersIn(filled)).toEqual([]);
  });

  it("changes nothing once its sentence is another, and keeps no figure by hand where there is none", () => {
    const warning = one(draftOf("", "有20个镇街反映专职人员不足。"));
    const later = draftOf("", "20个镇街反映，专职人员不足。");
    expect(adviceTaken(later, warning)).toBe(null);
    expect(adviceFilled(later, warning, "电话")).toBe(null);
    const { numeral: _numeral, ...other } = warning;
    expect(adviceFilled(draftOf("", "有20个镇街反映专职人员不足。"), other, "电话")).toBe(null);
  });

  it("is taken at its own sentence, where another one says the same", () => {
    const second: DraftEvidence = {
      ...evidence,
      ...{ id: "x2", entryId: "e2", quotedText: "安监办能出现场的5人。" },
      entry: evidence.entry && { ...evidence.entry, siteId: "s1", siteName: "第1号镇", text: "安监办能出现场的5人。" },
    };
    const same = "安监办能出现场的2人。";
    const point = draftPointOf("p1", {
      ...{ themeId: "staff", lead: "人手", evidence: [evidence, second] },
      text: `${same}${cited}${same}${citedText("x2")}`,
    });
    const draft = plainDraft({ sections: [draftSection("问题", [point])] });
    const warning = one(draft);
    expect(textOf(put(draft, warning, adviceTaken(draft, warning)))).toBe(
      `${same}${cited}安监办能出现场的5人。${citedText("x2")}`,
    );
  });

  it("changes nothing where its words do not stand", () => {
    const draft = draftOf("", "有20个镇街反映专职人员不足。");
    const warning = one(draft);
    expect(adviceTaken(draft, { ...warning, rewording: { words: "19", instead: "21", offset: 1 } })).toBe(null);
  });

  it("that is left is back once the entry says something else about it, with or without a figure to write instead", () => {
    // A half and 2人 are counted otherwise, so that nothing can be written instead.
    const draft = draftOf(`安监办名义上4人，能出现场的一半。${cited}`);
    const warning = one(draft);
    expect([warning.source, warning.rewording]).toEqual(["能出现场的2人", undefined]);
    const left = put(draft, warning, adviceAnswered(draft, warning, ""));
    expect(numbersIn(left)).toEqual([]);
    const saying = (text: string): ReportDraft => ({
      ...left,
      sections: left.sections.map((section) => ({
        ...section,
        points: section.points.map((point) => ({
          ...point,
          evidence: [{ ...evidence, quotedText: text, entry: evidence.entry && { ...evidence.entry, text } }],
        })),
      })),
    });
    expect(numbersIn(saying("安监办名义上4人，能出现场的2人，"))).toEqual([]);
    expect(numbersIn(saying("安监办名义上4人，能出现场的3人。"))).toHaveLength(1);
  });

  it("says after an update which typed numbers are counted otherwise, except those that a person explained", () => {
    const draft = draftOf("", "有20个镇街反映专职人员不足，网格员2600名。");
    expect(staleNumbers(draft, counts)).toEqual([{ written: "20个", value: 21 }]);
    const [warning] = numbersIn(draft);
    if (!warning) throw new Error("no warning");
    expect(staleNumbers(put(draft, warning, adviceAnswered(draft, warning, "")), counts)).toEqual([]);
  });

  it("is left with one press, which can be taken back, until something else is counted", () => {
    const draft = draftOf("", "有20个镇街反映专职人员不足。");
    const warning = one(draft);
    const left = put(draft, warning, adviceAnswered(draft, warning, ""));
    expect(numbersIn(left)).toEqual([]);
    const [answered] = settledAdvice(checkReport(left, counts), left).answered;
    if (!answered) throw new Error("no answer");
    expect(numbersIn(put(left, warning, answerTakenBack(left, answered)))).toHaveLength(1);
    const theme = counts.themes.map((each) => ({ ...each, siteIds: each.siteIds.slice(1, 20) }));
    const later = settledAdvice(checkReport(left, { ...counts, themes: theme }), left).open;
    expect(later.map(({ kind }) => kind)).toContain("number_uncited");
  });
});
