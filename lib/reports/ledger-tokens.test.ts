import { describe, expect, it } from "vitest";
import { checkReport } from "@/lib/reports/checks";
import { comparedTotals, doubtsOf } from "@/lib/reports/ledger-tokens";
import { ledgerText } from "@/lib/reports/tokens";
import type { LedgerFigure, ReportCounts } from "@/lib/reports/types";
import { plainDraft } from "@/lib/testing/plain-draft";

const idOf = (last: number) => `01900000-0000-7000-8000-00000000000${last}`;

function figureOf(last: number, change: Partial<LedgerFigure> = {}): LedgerFigure {
  return {
    ...{ id: idOf(last), name: `指标${last}`, unit: "名", definition: "在编在岗", total: "120", inexact: false },
    ...{ sites: 8, ofSites: 8, earliestAsOf: "2026", latestAsOf: "2026", mixedAsOf: false, disputed: 0, conflicts: 0 },
    ...{ definitions: 1, undefinedSites: 0 },
    ...change,
  };
}

const ledger = [
  figureOf(1),
  figureOf(2, { definition: "含聘用人员" }),
  figureOf(3, { definition: "在编  在岗" }),
  figureOf(4, { unit: "万元", definition: "当年支出" }),
  figureOf(5, { definition: "" }),
];
/** #1 stands for the first total. */
const written = (text: string) => text.replace(/#(\d)/gu, (_mark, last: string) => ledgerText(idOf(Number(last))));

const counts: ReportCounts = {
  ...{ visits: 1, entries: 1, heard: 0, firstDay: null, lastDay: null, sites: [], methods: [], themes: [] },
  ledger,
};
const warningsOf = (preface: string, own: readonly LedgerFigure[] = ledger) =>
  checkReport(plainDraft({ preface: written(preface) }), { ...counts, ledger: own });

describe("a total whose figures have several 口径", () => {
  it("is doubtful, and says which way", () => {
    expect(doubtsOf(figureOf(1, { definitions: 2 }))).toMatchObject({ definitions: "mixed" });
    expect(doubtsOf(figureOf(1, { undefinedSites: 3 }))).toMatchObject({ definitions: "partly" });
    expect(doubtsOf(figureOf(1))).toBeNull();
    // A copy on a device from before this was counted.
    const { definitions: _rules, undefinedSites: _none, ...earlier } = figureOf(1);
    expect(doubtsOf(earlier)).toBeNull();
    expect(warningsOf("全市专职人员#1。", [figureOf(1, { definitions: 3 })])).toMatchObject([
      { kind: "ledger_doubtful", details: ["指标1"], doubts: { definitions: "mixed" } },
    ]);
  });

  it("leaves the basis of an answer as it was, if one 口径 holds for all", () => {
    const [warning] = warningsOf("专职人员#1。", [figureOf(1, { mixedAsOf: true })]);
    expect(warning?.basis).toBe('{"missing":0,"mixedAsOf":true,"disputed":0,"conflicts":0}');
  });
});

describe("a sentence that sums or compares totals", () => {
  it.each([
    "专职人员#1，聘用后#2，合计超过两百。",
    "专职人员#1，比网格员#2少得多。",
    "网格员#2，高于社工#1。",
    "网格员#2，是社工#1的两倍。",
    "两者加起来，#1和#2，已经够用。",
    "社工#1，与网格员#2持平。",
  ])("is named if their 口径 differ: %s", (text) => {
    const found = warningsOf(text).filter(({ kind }) => kind === "definitions_differ");
    expect(found.map(({ details }) => [...details].toSorted())).toEqual([["指标1", "指标2"]]);
    expect(found[0]?.sentence).not.toContain("{{");
  });

  it.each([
    // One 口径, differently spaced.
    "专职人员#1，比网格员#3少。",
    // Money and people are no sum.
    "专职人员#1，经费#4，合计在册。",
    // Nothing is held against anything.
    "专职人员#1，网格员#2。",
    "专职人员#1。网格员#2，比上年多。",
    // Not written is not known to differ.
    "专职人员#1，比社工#5少。",
  ])("is not named otherwise: %s", (text) => {
    expect(comparedTotals(written(text), ledger)).toEqual([]);
  });
});
