import { describe, expect, it } from "vitest";
import { photoLead } from "@/lib/reports/annexes/annexes";
import { tokenWords } from "@/lib/reports/document-words";
import { movedNumbers } from "@/lib/reports/moved-numbers";
import { countsSeen, seenFrom } from "@/lib/reports/seen-counts";
import { ledgerText } from "@/lib/reports/tokens";
import type { DraftSection, LedgerFigure, ReportCounts, ReportDraft } from "@/lib/reports/types";
import { draftPointOf, draftSection, plainDraft } from "@/lib/testing/plain-draft";

const site = (id: string) => ({ id, name: `${id}镇`, kind: "town" as const });
const figure = (total: string, name = "专职人员"): LedgerFigure => ({
  ...{ id: "01900000-0000-7000-8000-000000000001", name, unit: "名", definition: "", total, inexact: false },
  ...{ sites: 2, ofSites: 2, earliestAsOf: "2026", latestAsOf: "2026", mixedAsOf: false, disputed: 0, conflicts: 0 },
});
const countsOf = (visits: number, change: Partial<ReportCounts> = {}): ReportCounts => ({
  ...{ visits, entries: 9, heard: 6, firstDay: "2026-10-08", lastDay: "2026-11-20", methods: [] },
  ...{ sites: [site("甲"), site("乙")], themes: [] },
  ...change,
});
/** Today's counts after 30 visits were seen, or after `seen`. */
const since = (now: ReportCounts, seen = countsOf(30)): ReportCounts => ({
  ...now,
  seen: countsSeen(seenFrom(seen), now),
});
const moved = (change: Partial<ReportDraft>, counts = since(countsOf(31))) =>
  movedNumbers(plainDraft(change), counts, tokenWords).map(({ place, name, before, after }) => [
    "id" in place ? place.id : place.part,
    name,
    before,
    after,
  ]);
const said = "共{{走访数}}次";
const annex = (id: string, kind: "text" | "photos", change: Partial<DraftSection>): DraftSection => ({
  ...draftSection(id, []),
  annex: kind as DraftSection["annex"],
  ...change,
});

describe("a counted number that changed", () => {
  it.each<[string, Partial<ReportDraft>]>([
    ["front", { title: said }],
    ["front", { preface: said }],
    ["s", { sections: [{ ...draftSection("s", []), heading: said }] }],
    ["s", { sections: [{ ...draftSection("s", []), lead: said }] }],
    ["p", { sections: [draftSection("s", [draftPointOf("p", { lead: said })])] }],
    ["p", { sections: [draftSection("s", [draftPointOf("p", { text: said })])] }],
    ["closing", { closing: said }],
    ["a", { sections: [annex("a", "text", { heading: said })] }],
    ["a", { sections: [annex("a", "text", { lead: said })] }],
    ["a", { sections: [annex("a", "photos", { heading: said })] }],
  ])("is listed wherever it is printed, with its part: %s", (place, change) => {
    expect(moved(change)).toEqual([[place, "走访数", "30", "31"]]);
  });

  it("is not listed in a point that is left out, nor among photos, which have no text", () => {
    const left = draftPointOf("p", { lead: said, showSupport: true, dropped: true });
    expect(moved({ sections: [draftSection("s", [left])] })).toEqual([]);
    const lead = photoLead([{ attachmentId: "01900000-0000-7000-8000-000000000009", caption: said }]);
    expect(moved({ sections: [annex("a", "photos", { lead })] })).toEqual([]);
    // What was written before the annex became one of photos is not printed.
    expect(moved({ sections: [annex("a", "photos", { lead: `${said}\n${lead}` })] })).toEqual([]);
  });

  it("may be a total of the 数据台账, under the name that its indicator has today", () => {
    const draft = { preface: `专职人员${ledgerText(figure("").id)}。` };
    const ledgers = (now: LedgerFigure) =>
      since(countsOf(30, { ledger: [now] }), countsOf(30, { ledger: [figure("120")] }));
    expect(moved(draft, ledgers(figure("125", "专职网格员")))).toEqual([["front", "专职网格员", "120名", "125名"]]);
    expect(moved(draft, ledgers(figure("120")))).toEqual([]);
  });

  it("names a site that is gone by the name that it had", () => {
    const theme = (siteIds: string[]) => [{ id: "t", name: "专职人员不足", dimension: "problem" as const, siteIds }];
    const counts = since(
      countsOf(30, { sites: [site("甲")], themes: theme(["甲"]) }),
      countsOf(30, { themes: theme(["甲", "乙"]) }),
    );
    const point = draftPointOf("p", { themeId: "t", showSupport: true });
    const [one] = movedNumbers(plainDraft({ sections: [draftSection("s", [point])] }), counts, tokenWords);
    expect(one).toMatchObject({ before: "2/2", after: "1/1", came: [], left: ["乙镇"] });
  });
});
