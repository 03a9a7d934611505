import { expect, test } from "vitest";
import { composeReport } from "@/lib/reports/compose";
import { draftWords, tokenWords } from "@/lib/reports/document-words";
import { draftPoint, leadingSentences, type ThemeEntry } from "@/lib/reports/drafting";
import { planRefresh, withPlan } from "@/lib/reports/refresh";
import type { ReportCounts, ReportDraft, ThemeCount } from "@/lib/reports/types";

const theme: ThemeCount = { id: "t", name: "专职人员不足", dimension: "problem", siteIds: ["0", "1", "2", "3", "4"] };
const entry = (site: number, text: string, form: ThemeEntry["form"] = "summary"): ThemeEntry => ({
  themeId: theme.id,
  own: true,
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

test("a drafted point cites what it quotes and no more: at most three sites, each once", () => {
  const { text, evidence } = draftPoint(theme, entries, draftWords, mint);
  expect(evidence).toHaveLength(3);
  expect(new Set(evidence.map(({ entry: cited }) => cited?.siteId)).size).toBe(3);
  for (const { quotedText } of evidence) expect(text).toContain(leadingSentences(quotedText, 160).replace(/。$/, ""));
  const cited = new Set(evidence.map(({ entryId }) => entryId));
  const others = entries.filter(({ entryId }) => !cited.has(entryId));
  for (const { entry: other } of others) expect(text).not.toContain(other.text.replace(/。$/, ""));
});

test("a count of many sites is proposed with the first three names, and the author's choice is printed", () => {
  const many = { ...theme, siteIds: ["0", "1", "2", "3", "4", "5", "6"] };
  const sites = many.siteIds.map((id) => ({ id, name: `第${id}镇` }));
  const counts = { visits: 7, entries: 7, heard: 7, firstDay: null, lastDay: null, sites, methods: [], themes: [many] };
  const point = draftPoint(many, entries, draftWords, mint);
  expect([point.names, draftPoint(theme, entries, draftWords, mint).names]).toEqual(["first", "all"]);
  const printed = (names: typeof point.names) => {
    const sections = [{ id: "s", heading: "", layout: "run_in" as const, lead: "", points: [{ ...point, names }] }];
    const front = { title: "", preface: "", closing: "", issuer: "", issuedOn: "" };
    const office = { addressee: "", annexes: "", copyTo: "", sealed: true };
    const draft = { ...front, ...office, includeUnapproved: false, sections };
    const model = composeReport({ draft, stage: "first_draft", counts, words: tokenWords });
    return model.sections[0]?.points[0]?.support;
  };
  expect(printed("first")).toEqual({ sites: 7, ofSites: 7, siteNames: ["第0镇", "第1镇", "第2镇"] });
  expect(printed("none")).toEqual({ sites: 7, ofSites: 7, siteNames: [] });
  expect(printed("all")?.siteNames).toHaveLength(7);
});

test("an update adds points for new themes, and cites nothing new in what is written", () => {
  const other: ThemeCount = { ...theme, id: "u", name: "经费不足" };
  const counts: ReportCounts = {
    visits: 5,
    entries: entries.length,
    heard: 5,
    firstDay: null,
    lastDay: null,
    sites: [],
    methods: [],
    themes: [theme, other],
  };
  const point = draftPoint(theme, entries.slice(0, 1), draftWords, mint);
  const draft: ReportDraft = {
    title: "题目",
    preface: "",
    closing: "",
    issuer: "",
    issuedOn: "",
    addressee: "",
    annexes: "",
    copyTo: "",
    sealed: true,
    includeUnapproved: false,
    sections: [{ id: "s", heading: "问题", layout: "run_in", lead: "", points: [point] }],
  };
  const ofOther = entries.map((each) => ({ ...each, themeId: other.id }));
  const plan = planRefresh({ draft, counts, entries: [...entries, ...ofOther], words: draftWords, mint });
  const [section] = withPlan(draft, plan).sections;
  expect(section?.points[0]).toEqual(point);
  expect(section?.points.slice(1)).toMatchObject([{ themeId: "u", lead: "经费不足" }]);
});
