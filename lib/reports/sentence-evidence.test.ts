import { expect, test } from "vitest";
import { checkReport } from "@/lib/reports/checks";
import { composeReport } from "@/lib/reports/compose";
import { zhCN } from "@/lib/i18n/messages/zh-cn";
import { setRemoved } from "@/lib/reports/edits";
import { citedText, filledText } from "@/lib/reports/tokens";
import type { DraftEvidence, DraftPoint, ReportCounts, ReportDraft } from "@/lib/reports/types";
import { write } from "@/lib/testing/plain-report";
import { draftPointOf, draftSection, plainDraft } from "@/lib/testing/plain-draft";

const sites = ["桥头镇", "临河街道"];
const counts: ReportCounts = {
  visits: 2,
  entries: 2,
  heard: 3,
  firstDay: "2026-11-20",
  lastDay: "2026-11-20",
  sites: sites.map((name) => ({ id: name, name, kind: "town" as const })),
  methods: [],
  themes: [],
};

function evidence(place: number, text: string): DraftEvidence {
  const siteName = sites[place] ?? "";
  return {
    id: `x${place}`,
    entryId: `e${place}`,
    quotedText: text,
    removed: false,
    entry: {
      visitId: `v${place}`,
      visitState: "approved",
      visitedOn: "2026-11-20",
      siteId: siteName,
      siteName,
      siteKind: "town",
      visitedAs: null,
      dimension: "problem",
      text,
    },
  };
}
const [first, second] = [evidence(0, "网格员有19名。"), evidence(1, "网格员有26名。")];
const [markOfFirst, markOfSecond] = [citedText("x0"), citedText("x1")];

function reportOf(text: string, change: Partial<DraftPoint> = {}): ReportDraft {
  const point = draftPointOf("p1", { lead: "人手不足", text, evidence: [first, second], ...change });
  return plainDraft({ sections: [draftSection("问题", [point])] });
}
const kinds = (draft: ReportDraft) => checkReport(draft, counts).map(({ kind, details }) => [kind, details.join()]);
const words = zhCN.reports.document.tokens;
const modelOf = (draft: ReportDraft) => composeReport({ draft, stage: "first_draft", counts, words });

test("a figure of a sentence that cites must be in what that sentence cites", () => {
  expect(kinds(reportOf(`网格员有19名。${markOfFirst}另一处网格员有26名。${markOfSecond}`))).toEqual([]);
  // Both figures are in the point's evidence, and each behind the other's sentence.
  expect(kinds(reportOf(`网格员有26名。${markOfFirst}另一处网格员有19名。${markOfSecond}`))).toEqual([
    ["number_differs", "26名"],
    ["number_differs", "19名"],
  ]);
});

test("a sentence without a mark is held against what the point cites as a whole, the lead against all of it", () => {
  const text = `网格员有19名。${markOfFirst}另一处网格员有26名。`;
  expect(kinds(reportOf(text))).toEqual([]);
  expect(kinds(reportOf(text, { lead: "网格员只有19名" }))).toEqual([]);
  expect(kinds(reportOf(`${text}${markOfSecond}还有网格员26名。`))).toEqual([["number_without_source", "26名"]]);
});

test("a figure filled in by hand needs no entry, but a reason", () => {
  expect(kinds(reportOf(`全县网格员${filledText("2600名", "县委政法委10月统计")}。`))).toEqual([]);
  expect(kinds(reportOf("全县网格员{{手填：2600名}}。"))).toEqual([["filled_without_reason", "2600名"]]);
  expect(modelOf(reportOf("全县{{手填：2600名｜统计}}。")).sections[0]?.points[0]?.text).toBe("全县2600名。");
});

test("each sentence has its mark in the Word file, and what no sentence cites is cited by the point", async () => {
  const model = modelOf(reportOf(`网格员有19名。${markOfFirst}两地都缺人。`));
  const [body] = (await write(model)).filter(({ style }) => style === "ReportBody");
  expect(body?.text).toBe("人手不足。网格员有19名。〔1〕两地都缺人。〔2〕");
  const [clean] = (await write(model, false)).filter(({ style }) => style === "ReportBody");
  expect(clean?.text).toBe("人手不足。网格员有19名。两地都缺人。");
});

test("the marks of removed evidence leave the text, and a mark of evidence that does not count is not printed", () => {
  const draft = reportOf(`网格员有19名。${markOfFirst}两地都缺人。${markOfSecond}`);
  const [section] = setRemoved(draft.sections, "p1", "x0", true);
  expect(section?.points[0]?.text).toBe(`网格员有19名。两地都缺人。${markOfSecond}`);
  const gone = reportOf(`有网格员。${markOfFirst}`, { evidence: [{ ...first, entry: null }, second] });
  expect(modelOf(gone).sections[0]?.points[0]?.cites).toBeUndefined();
});
