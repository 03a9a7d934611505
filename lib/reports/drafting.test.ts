import { expect, test } from "vitest";
import { composeReport } from "@/lib/reports/compose";
import { draftWords, tokenWords } from "@/lib/reports/document-words";
import type { ThemeEntry } from "@/lib/reports/draft-input";
import { draftPoint } from "@/lib/reports/drafted-points";
import { draftReport } from "@/lib/reports/drafting";
import { checkReport } from "@/lib/reports/checks";
import { planRefresh, withPlan } from "@/lib/reports/refresh";
import { leadingSentences } from "@/lib/findings/quotes";
import { citedSentences } from "@/lib/reports/cited-sentences";
import { structureOf } from "@/lib/reports/structures";
import { withoutCites } from "@/lib/reports/tokens";
import type { ReportCounts, ThemeCount } from "@/lib/reports/types";
import { draftSection, plainDraft } from "@/lib/testing/plain-draft";

const theme: ThemeCount = { id: "t", name: "专职人员不足", dimension: "problem", siteIds: ["0", "1", "2", "3", "4"] };
const entry = (site: number, text: string, form: ThemeEntry["form"] = "summary"): ThemeEntry => ({
  themeId: theme.id,
  entryId: `e${site}.${text}`,
  form,
  entry: {
    visitId: `v${site}`,
    visitState: "approved",
    visitedOn: `2026-11-0${site + 1}`,
    siteId: String(site),
    siteName: `第${site}镇`,
    siteKind: "town",
    visitedAs: null,
    dimension: "problem",
    text,
  },
});
const entries = [0, 1, 2, 3, 4].flatMap((site) => [
  entry(site, `第${site}镇只有${site + 1}名专职人员，两年没有补充。`),
  entry(site, `第${site}镇说人不够。`, "verbatim"),
]);
let minted = 0;
const mint = () => `id${(minted += 1)}`;
const sitesOf = (size: number) =>
  Array.from({ length: size }, (_, id) => ({ id: String(id), name: `第${id}镇`, kind: "town" as const }));
const countsOf = (themes: ThemeCount[], size: number): ReportCounts => ({
  visits: size,
  entries: entries.length,
  heard: size,
  firstDay: "2026-11-01",
  lastDay: "2026-11-30",
  sites: sitesOf(size),
  methods: [],
  themes,
});
const input = { counts: { sites: sitesOf(5) }, words: draftWords, mint };
const draftOf = (counts: ReportCounts, of: ThemeEntry[], structure = structureOf("achievements", draftWords)) =>
  draftReport({
    structure,
    ...{
      title: "题目",
      background: "",
      projectName: "基层工作调研",
      includeUnapproved: false,
      words: draftWords,
      mint,
    },
    ...{ counts, entries: of },
  });

test("a drafted point cites what it quotes and no more: at most three sites, each once", () => {
  const { text, evidence } = draftPoint(theme, entries, input);
  expect(evidence).toHaveLength(3);
  expect(new Set(evidence.map(({ entry: cited }) => cited?.siteId)).size).toBe(3);
  for (const { quotedText } of evidence) expect(text).toContain(leadingSentences(quotedText, 160).replace(/。$/, ""));
  const cited = new Set(evidence.map(({ entryId }) => entryId));
  const others = entries.filter(({ entryId }) => !cited.has(entryId));
  for (const { entry: other } of others) expect(text).not.toContain(other.text.replace(/。$/, ""));
});

test("a count of many sites is proposed with the first three names, and the author's choice is printed", () => {
  const many = { ...theme, siteIds: ["0", "1", "2", "3", "4", "5", "6"] };
  const counts = countsOf([many], 7);
  const point = draftPoint(many, entries, input);
  expect([point.names, draftPoint(theme, entries, input).names]).toEqual(["first", "all"]);
  const printed = (names: typeof point.names) => {
    const draft = plainDraft({ sections: [draftSection("问题", [{ ...point, names }])] });
    const model = composeReport({ draft, stage: "first_draft", counts, words: tokenWords });
    return model.sections[0]?.points[0]?.support;
  };
  expect(printed("first")).toEqual({ sites: 7, ofSites: 7, siteNames: ["第0镇", "第1镇", "第2镇"] });
  expect(printed("none")).toEqual({ sites: 7, ofSites: 7, siteNames: [] });
  expect(printed("all")?.siteNames).toHaveLength(7);
  expect(printed("annex")).toMatchObject({ inAnnex: true, siteNames: { length: 7 } });
});

test("an update adds points for new themes, and cites nothing new in what is written", () => {
  const other: ThemeCount = { ...theme, id: "u", name: "经费不足" };
  const counts = countsOf([theme, other], 5);
  const point = draftPoint(theme, entries.slice(0, 1), input);
  const draft = plainDraft({ sections: [draftSection("问题", [point])] });
  const ofOther = entries.map((each) => ({ ...each, themeId: other.id }));
  const plan = planRefresh({ draft, counts, entries: [...entries, ...ofOther], words: draftWords, mint });
  const [section] = withPlan(draft, plan).sections;
  expect(section?.points[0]).toEqual(point);
  expect(section?.points.slice(1)).toMatchObject([{ themeId: "u", lead: "走访的镇街园区都反映经费不足" }]);
});

/** Themes of one dimension with these numbers of sites, each with one entry of each site. */
function themesOf(...supports: number[]): { themes: ThemeCount[]; of: ThemeEntry[] } {
  const themes = supports.map((support, place): ThemeCount => ({
    id: `t${place}`,
    name: `第${"甲乙丙丁戊己庚辛壬癸"[place] ?? ""}个难处`,
    dimension: "problem",
    siteIds: sitesOf(support).map(({ id }) => id),
  }));
  const of = themes.flatMap(({ id, name, siteIds }) =>
    siteIds.map((site) => ({ ...entry(Number(site), `${name}拖了很久。`), themeId: id, entryId: `${id}.${site}` })),
  );
  return { themes, of };
}

test("a section proposes six points at most, those of many sites first; the others are named with their sites and kept", () => {
  const { themes, of } = themesOf(1, 4, 2, 1, 6, 5, 3, 2, 1);
  const counts = countsOf(themes, 8);
  const draft = draftOf(counts, of);
  const points = draft.sections[1]?.points ?? [];
  const written = points.filter(({ dropped }) => !dropped);
  expect(written.map(({ themeId }) => themeId)).toEqual(["t4", "t5", "t1", "t6", "t2", null]);
  const others = written.at(-1);
  expect(others?.text).toBe(
    "此外，第辛个难处（2个镇街园区）等问题也有反映。个别镇街（第0镇）反映第丁个难处，个别镇街（第0镇）反映第甲个难处，个别镇街（第0镇）反映第壬个难处。",
  );
  expect([others?.lead, others?.showSupport]).toEqual(["其他问题", false]);
  expect(others?.evidence.map(({ entryId }) => entryId?.split(".")[0])).toEqual(["t7", "t3", "t0", "t8"]);
  // Nothing is lost: each theme has its point, and an update has none to add.
  expect(points.flatMap(({ themeId }) => themeId ?? []).toSorted()).toEqual(themes.map(({ id }) => id));
  expect(planRefresh({ draft, counts, entries: of, words: draftWords, mint }).points).toEqual([]);
  expect(checkReport(draft, counts)).toEqual([]);
});

test("problems of one site stand under 其他 where there is no room for all, unless there is nothing else", () => {
  const writtenOf = (...supports: number[]) => {
    const { themes, of } = themesOf(...supports);
    const points = draftOf(countsOf(themes, 8), of).sections[1]?.points ?? [];
    return points.filter(({ dropped }) => !dropped).map(({ themeId }) => themeId);
  };
  expect(writtenOf(1, 3, 1, 1, 1, 2, 1)).toEqual(["t1", "t5", null]);
  expect(writtenOf(1, 3, 1, 1, 1, 2)).toHaveLength(6);
  expect(writtenOf(1, 1, 1, 1, 1, 1, 1)).toHaveLength(6);
});

test("a number behind a theme's name under 其他 is named as soon as it is not that theme's number of sites", () => {
  const { themes, of } = themesOf(7, 6, 5, 4, 3, 2, 2);
  const counts = countsOf(themes, 8);
  const draft = draftOf(counts, of);
  expect(checkReport(draft, counts)).toEqual([]);
  const more = themes.map((one) => (one.id === "t6" ? { ...one, siteIds: ["0", "1", "2"] } : one));
  expect(checkReport(draft, { ...counts, themes: more })).toMatchObject([
    { kind: "number_differs", details: ["2个"], sentence: expect.stringContaining("第庚个难处（2个镇街园区）") },
  ]);
});

test("what one site of several says is named and not counted", () => {
  const { themes, of } = themesOf(1, 3);
  const counts = countsOf(themes, 4);
  const [shared, single] = draftOf(counts, of).sections[1]?.points ?? [];
  expect([shared?.showSupport, shared?.text.startsWith("第0镇反映，")]).toEqual([true, true]);
  expect([single?.showSupport, withoutCites(single?.text ?? "")]).toEqual([
    false,
    "个别镇街（第0镇）反映，第甲个难处拖了很久。",
  ]);
  expect(checkReport(draftOf(counts, of), counts)).toEqual([]);
  // Of two sites, one is half of them.
  expect(draftOf(countsOf(themes, 2), of).sections[1]?.points[1]).toMatchObject({ showSupport: true });
});

test("我乡 and 今年 are proposed as the site and the year of the visit; the figure beside them still has its source", () => {
  const said = "我镇去年只招到3人，今年请县里再批2人。";
  const counts = countsOf([{ ...theme, siteIds: ["2"] }], 5);
  const draft = draftOf(counts, [entry(2, said)]);
  expect(withoutCites(draft.sections[1]?.points[0]?.text ?? "")).toBe(
    "个别镇街（第2镇）反映，第2镇2025年只招到3人，2026年请县里再批2人。",
  );
  expect(checkReport(draft, counts).map(({ kind, details }) => [kind, ...details])).toEqual([["raw_speech", "县里"]]);
  const quoted = draftOf(counts, [entry(2, said, "verbatim")]).sections[1]?.points[0]?.text;
  expect(quoted).toContain(`“${said}”`);
  const merged = entry(2, said);
  merged.entry.visitedAs = "沙洲乡";
  expect(draftOf(countsOf([theme], 5), [merged]).sections[1]?.points[0]?.text).toContain("沙洲乡2025年只招到3人");
});

test("few sites are named in the preface, many are counted by kind", () => {
  expect(draftOf(countsOf([], 6), []).preface).toContain("（{{镇街园区名单}}）");
  expect(draftOf(countsOf([], 7), []).preface).toContain("（{{镇街园区构成}}）");
});

test("each sentence with a figure cites its own entry, and the last sentence of each entry does", () => {
  const told = [
    entry(0, "第0镇有3名专职人员。都很年轻。另缺2名。"),
    entry(1, "第1镇有4名专职人员。"),
    entry(2, "有人说有5名专职人员；也有人说不止。", "verbatim"),
  ];
  const { text, evidence } = draftPoint(theme, told, input);
  const cited = citedSentences(text, new Set(evidence.map(({ id }) => id)));
  const of = (id?: string) => evidence.find((one) => one.id === id)?.quotedText;
  expect(cited.map(({ text: words, cited: ids }) => [words, ...ids.map(of)])).toEqual([
    ["第0镇反映，第0镇有3名专职人员。", told[0]?.entry.text],
    ["都很年轻。"],
    ["另缺2名。", told[0]?.entry.text],
    ["第1镇谈到，第1镇有4名专职人员。", told[1]?.entry.text],
  ]);
  const counts = countsOf([theme], 5);
  expect(checkReport(draftOf(counts, told), counts)).toEqual([]);
});

test("an entry of two themes is told in one point; the other one cites it and says no sentence twice", () => {
  const named = (id: string, name: string, siteIds: string[]): ThemeCount => ({ ...theme, id, name, siteIds });
  const shared = entry(0, "第0镇只有1名专职人员，两年没有补充。");
  const themes = [
    named("t", "专职人员不足", ["0", "1"]),
    named("u", "人员流动过快", ["0", "1"]),
    named("w", "待遇偏低", ["0"]),
  ];
  const of = [
    ...["t", "u", "w"].map((themeId) => ({ ...shared, themeId })),
    { ...entry(1, "第1镇三年走了五人。"), themeId: "u" },
    { ...entry(1, "第1镇缺四名。"), themeId: "t" },
  ];
  const { sections } = draftOf(countsOf(themes, 5), of);
  const points = sections.flatMap((section) => section.points);
  const sentence = "只有1名专职人员，两年没有补充";
  expect(points.filter(({ text }) => text.includes(sentence))).toHaveLength(1);
  const silent = points.find(({ themeId }) => themeId === "w");
  expect(silent).toMatchObject({ text: "", evidence: [{ entryId: shared.entryId }] });
  for (const point of points) expect(point.evidence.length).toBeGreaterThan(0);
});
