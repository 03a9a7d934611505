import { describe, expect, it } from "vitest";
import { draftWords } from "@/lib/reports/document-words";
import type { DraftClaim, ThemeEntry } from "@/lib/reports/draft-input";
import { draftReport } from "@/lib/reports/drafting";
import { planRefresh } from "@/lib/reports/refresh";
import { structureOf } from "@/lib/reports/structures";
import { withoutCites } from "@/lib/reports/tokens";
import type { DraftPoint, ThemeCount } from "@/lib/reports/types";
import { plainDraft } from "@/lib/testing/plain-draft";

const siteIds = (size: number) => Array.from({ length: size }, (_, at) => String(at));
const sites = siteIds(10).map((id) => ({ id, name: `第${id}镇`, kind: "town" as const }));
/** 甲 has eight sites, and each next one fewer. */
const themes = [..."甲乙丙丁戊己庚"].map((name, at): ThemeCount => ({
  id: name,
  name: `${name}类难处`,
  dimension: "problem",
  siteIds: siteIds(8 - at),
}));
const entry = (themeId: string, site: string, text: string): ThemeEntry => ({
  themeId,
  entryId: `${themeId}${site}`,
  form: "summary",
  entry: {
    ...{ visitId: `v${site}`, visitState: "approved", visitedOn: "2026-11-01", siteId: site, siteName: `第${site}镇` },
    ...{ siteKind: "town", visitedAs: null, dimension: "problem", text },
  },
});
const entries = themes.flatMap((theme) =>
  theme.siteIds.map((site) => entry(theme.id, site, `这里说到${theme.name}的第${site}种情形。`)),
);
const counts = {
  ...{ visits: 10, entries: entries.length, heard: 10, firstDay: null, lastDay: null, methods: [] },
  ...{ sites, themes },
};
const claimOf = (themeIds: string[], more: Partial<DraftClaim> = {}): DraftClaim => ({
  ...{ statement: `说的是${themeIds.join("和")}。`, dimension: "problem", themeIds, bestId: null, evidence: [] },
  siteIds: themes.find(({ id }) => id === themeIds[0])?.siteIds ?? [],
  ...more,
});
const evidenceOf = (...ids: string[]) =>
  ids.flatMap((id) => entries.filter(({ entryId }) => entryId === id)).map(({ themeId: _theme, ...one }) => one);
let minted = 0;
const input = { counts, entries, words: draftWords, mint: () => `id${(minted += 1)}` };
function pointsOf(claims: DraftClaim[]): DraftPoint[] {
  const structure = structureOf("achievements", draftWords);
  const front = { title: "题目", background: "", projectName: "调研", includeUnapproved: false };
  return draftReport({ ...input, ...front, structure, claims }).sections.flatMap(({ points }) => points);
}
const written = (points: DraftPoint[]) => points.filter(({ dropped }) => !dropped);

describe("a first draft", () => {
  it("begins a section with the claims of its themes, and drafts the other leads", () => {
    const [first, second, ...rest] = written(pointsOf([claimOf(["庚"]), claimOf(["丙"])]));
    expect([first?.lead, second?.lead]).toEqual(["说的是丙", "说的是庚"]);
    expect([first?.themeId, second?.themeId]).toEqual(["丙", "庚"]);
    expect(rest.map(({ themeId }) => themeId)).toEqual(["甲", "乙", "丁", null]);
    expect(rest[0]?.lead).toContain("甲类难处");
  });

  it("cites a claim's entries in its order, and tells the first three with the best one among them", () => {
    const evidence = evidenceOf("甲4", "甲1", "甲3", "甲0", "甲2");
    const [point] = pointsOf([claimOf(["甲"], { evidence, bestId: "甲2" })]);
    expect(point?.evidence.map(({ entryId }) => entryId)).toEqual(["甲4", "甲1", "甲3", "甲0", "甲2"]);
    const told = [...withoutCites(point?.text ?? "").matchAll(/第(\d)种情形/gu)].map(([, place]) => place);
    expect(told).toEqual(["4", "1", "2"]);
  });

  it("prints a theme's number beside a claim only if it is the claim's own", () => {
    const numbered = (claim: DraftClaim) => pointsOf([claim])[0]?.showSupport;
    expect(numbered(claimOf(["乙"]))).toBe(true);
    expect(numbered(claimOf(["乙", "丙"]))).toBe(true);
    expect(numbered(claimOf(["乙"], { siteIds: siteIds(9) }))).toBe(false);
    // Sites that the report does not count make no difference.
    expect(numbered(claimOf(["乙"], { siteIds: [...siteIds(7), "elsewhere"] }))).toBe(true);
  });

  it("says a second claim of a theme, and one of no theme, in points of their own", () => {
    const evidence = evidenceOf("己0");
    const points = written(
      pointsOf([claimOf(["甲"]), claimOf(["甲"], { statement: "又一条" }), claimOf([], { evidence })]),
    );
    expect(points.slice(0, 3).map(({ lead, themeId }) => [lead, themeId])).toEqual([
      ["又一条", "甲"],
      ["说的是", null],
      ["说的是甲", "甲"],
    ]);
    expect(points[1]?.evidence.map(({ entryId }) => entryId)).toEqual(["己0"]);
    expect(written(pointsOf([claimOf(["没有这个主题"])])).map(({ lead }) => lead)).not.toContain("说的是没有这个主题");
  });

  it("is the same without claims", () => {
    const plain = (points: DraftPoint[]) =>
      points.map(({ themeId, lead, text }) => [themeId, lead, withoutCites(text)]);
    const elsewhere = claimOf(["别处"], { dimension: "suggestion" });
    expect(plain(pointsOf([elsewhere]))).toEqual(plain(pointsOf([])));
  });
});

it("an update gives a new theme's point its claim", () => {
  const plan = planRefresh({ ...input, draft: plainDraft({ sections: [] }), claims: [claimOf(["乙"])] });
  expect(plan.points).toEqual([]);
  const draft = draftReport({
    ...input,
    ...{ title: "题目", background: "", projectName: "调研", includeUnapproved: false, entries: [] },
    structure: structureOf("achievements", draftWords),
  });
  const found = planRefresh({ ...input, draft, claims: [claimOf(["乙"])] }).points.map(({ point }) => point.lead);
  expect(found).toHaveLength(7);
  expect(found[1]).toBe("说的是乙");
});
