import { describe, expect, it } from "vitest";
import { checkReport } from "@/lib/reports/checks";
import type { ReportWarning } from "@/lib/reports/warnings";
import { LiveReport } from "@/lib/reports/live-report";
import { withFields } from "@/lib/reports/parts/with-fields";
import { adviceAnswered, adviceTaken, answerTakenBack, partOfPlace, settledAdvice } from "@/lib/reports/settle-advice";
import { citedText } from "@/lib/reports/tokens";
import type { DraftEvidence, ReportCounts, ReportDraft } from "@/lib/reports/types";
import { tokenWords } from "@/lib/reports/document-words";
import { draftPointOf, draftSection, plainDraft } from "@/lib/testing/plain-draft";
import { quantifiedSentences } from "@/lib/testing/report-texts/quantifiers";
import { withRawSpeech } from "@/lib/testing/report-texts/raw-speech";

const sites = (count: number) =>
  Array.from({ length: count }, (_, place) => ({ id: `s${place}`, name: `第${place}镇`, kind: "town" as const }));
const countsOf = (support: number, of: number): ReportCounts => ({
  ...{ visits: 3, entries: 3, heard: 9, firstDay: "2026-01-12", lastDay: "2026-01-14", methods: [] },
  sites: sites(of),
  themes: [
    {
      ...{ id: "t", name: "人手", dimension: "problem" },
      siteIds: sites(support).map(({ id }) => id),
    },
  ],
});
const evidence: DraftEvidence = {
  ...{ id: "x1", entryId: "e1", quotedText: "人手不足", removed: false },
  entry: {
    ...{ visitId: "v1", visitState: "approved", visitedOn: "2026-01-12", visitedAs: null, dimension: "problem" },
    ...{ siteId: "s0", siteName: "第0镇", siteKind: "town", text: "人手不足" },
  },
};
const inPoint = (text: string, lead = "人手这一头") =>
  plainDraft({
    sections: [draftSection("问题", [draftPointOf("p1", { themeId: "t", lead, text, evidence: [evidence] })])],
  });
const keyOf = ({ kind, details, sentence }: ReportWarning) => JSON.stringify([kind, details, sentence]);
const put = (draft: ReportDraft, warning: ReportWarning, fields: ReturnType<typeof adviceTaken>) => {
  if (!fields) throw new Error(`nothing to put: ${keyOf(warning)}`);
  return withFields(draft, partOfPlace(warning.place), fields);
};

describe("照此改", () => {
  it("settles the advice about a speaker's words, and moves no citation", () => {
    const counts = countsOf(1, 1);
    let taken = 0;
    for (const [, sentence] of withRawSpeech) {
      const draft = inPoint(`人手不足。${citedText("x1")}${sentence}${citedText("x1")}`);
      const before = checkReport(draft, counts).filter(({ kind }) => kind === "raw_speech");
      for (const warning of before.filter(({ rewording }) => rewording)) {
        const after = put(draft, warning, adviceTaken(draft, warning));
        expect(checkReport(after, counts).map(keyOf)).not.toContain(keyOf(warning));
        const text = after.sections[0]?.points[0]?.text ?? "";
        expect(text.split(citedText("x1"))).toHaveLength(3);
        expect(text.endsWith(citedText("x1"))).toBe(true);
        taken += 1;
      }
    }
    expect(taken).toBeGreaterThan(20);
  });

  it("settles the advice about a number of sites for all words that are reworded, and raises none", () => {
    let taken = 0;
    for (const { text, wrong, ...support } of quantifiedSentences.filter((one) => one.wrong)) {
      const counts = countsOf(support.sites, support.ofSites);
      const draft = inPoint(text);
      const before = checkReport(draft, counts);
      for (const warning of before.filter(({ fitting, rewording }) => fitting && rewording)) {
        const after = checkReport(put(draft, warning, adviceTaken(draft, warning)), counts);
        expect(after.length, `${text} ${String(wrong)}`).toBeLessThan(before.length);
        taken += 1;
      }
    }
    expect(taken).toBeGreaterThan(40);
  });

  it("changes nothing where the sentence was changed in the meantime", () => {
    const counts = countsOf(1, 1);
    const [warning] = checkReport(inPoint("今年人手不足。"), counts).filter(({ rewording }) => rewording);
    if (!warning) throw new Error("no advice");
    expect(adviceTaken(inPoint("今年人手很不足。"), warning)).toBeNull();
    expect(adviceTaken(inPoint("别的话。今年人手不足。"), warning)).toEqual({ text: "别的话。2026年人手不足。" });
    expect(adviceTaken(plainDraft(), warning)).toBeNull();
  });
});

describe("不用改", () => {
  const counts = countsOf(2, 12);
  const draft = inPoint("多数镇街人手不足。");
  const asked = checkReport(draft, counts).find(({ kind }) => kind === "quantifier_more");
  if (!asked) throw new Error("no advice");
  const answered = put(draft, asked, adviceAnswered(draft, asked, "后面列了名单"));
  const kinds = (now: ReportDraft, today = counts) => {
    const { open, answered } = settledAdvice(checkReport(now, today), now);
    return [open.map(({ kind }) => kind), answered.map(({ answer }) => answer.reason)];
  };

  it("holds for its sentence and its number of sites, and the advice is back when either changes", () => {
    expect(kinds(draft)).toEqual([["quantifier_more"], []]);
    expect(kinds(answered)).toEqual([[], ["后面列了名单"]]);
    expect(kinds(withFields(answered, "p1", { text: "多数镇街人手很不足。" }))).toEqual([["quantifier_more"], []]);
    expect(kinds(withFields(answered, "p1", { text: "前面有话。多数镇街人手不足。" }))[0]).toEqual([]);
    expect(kinds(answered, countsOf(3, 12))).toEqual([["quantifier_more"], []]);
  });

  it("is taken back alone, and then the advice is open again", () => {
    const [one] = settledAdvice(checkReport(answered, counts), answered).answered;
    if (!one) throw new Error("not answered");
    expect(kinds(put(answered, one.warning, answerTakenBack(answered, one)))).toEqual([["quantifier_more"], []]);
  });

  it("is not for a figure that is missing", () => {
    const wrong = inPoint("缺约人。");
    const lost = checkReport(wrong, counts).find(({ kind }) => kind === "unfilled");
    expect(lost && adviceAnswered(wrong, lost, "就这样")).toBeNull();
  });

  it("is seen by the editor at once, and what is open stays the same list while nothing changes", () => {
    const live = new LiveReport();
    const show = (now: ReportDraft) => live.show({ draft: now, stage: "first_draft", counts, words: tokenWords });
    expect(show(draft)).toMatchObject({ warnings: [{ kind: "quantifier_more" }], answered: [] });
    const after = show(answered);
    expect(after).toMatchObject({ warnings: [], answered: [{ answer: { reason: "后面列了名单" } }] });
    expect(show({ ...answered }).answered).toBe(after.answered);
  });

  it("is not looked for again when the editor asks the same twice, and is with other counts", () => {
    const live = new LiveReport();
    const ask = { draft, stage: "first_draft", counts, words: tokenWords } as const;
    const first = live.show(ask);
    expect(live.show({ ...ask })).toBe(first);
    expect(live.show({ ...ask, counts: { ...counts } })).not.toBe(first);
    expect(live.show({ ...ask, draft: answered }).warnings).toEqual([]);
  });
});
