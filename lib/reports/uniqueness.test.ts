import { describe, expect, it } from "vitest";
import { checkReport } from "@/lib/reports/checks";
import { adviceAnswered, settledAdvice } from "@/lib/reports/settle-advice";
import { withFields } from "@/lib/reports/parts/with-fields";
import { citedText } from "@/lib/reports/tokens";
import type { DraftEvidence, ReportCounts, ReportDraft } from "@/lib/reports/types";
import { draftPointOf, draftSection, plainDraft } from "@/lib/testing/plain-draft";
import { comparingSentences } from "@/lib/testing/report-texts/uniqueness";

const sites = ["桥头镇", "湖口镇", "林湖乡", "城东街道"].map((name, at) => ({
  id: `s${at}`,
  name,
  kind: "town" as const,
}));
const counts: ReportCounts = {
  ...{ visits: 4, entries: 9, heard: 20, firstDay: "2026-10-09", lastDay: "2026-10-20", methods: [], sites },
  themes: [{ id: "t", name: "专职安全员配备", dimension: "example", siteIds: ["s0", "s1", "s2"] }],
};
const evidence = (id: string, text: string): DraftEvidence => ({
  ...{ id, entryId: `e-${id}`, quotedText: text, removed: false },
  entry: {
    ...{ visitId: "v", visitState: "approved", visitedOn: "2026-10-09", visitedAs: null, dimension: "example", text },
    ...{ siteId: "s0", siteName: "桥头镇", siteKind: "town" },
  },
});
interface Told {
  text?: string;
  lead?: string;
  themeId?: string | null;
  preface?: string;
  entries: string[];
}
function draftOf({ text = "已经做到。", lead = "做法有效", themeId = null, preface = "", entries }: Told): ReportDraft {
  const cited = entries.map((entry, at) => evidence(`x${at}`, entry));
  const point = draftPointOf("p", { lead, text, themeId, evidence: cited });
  return plainDraft({ preface, sections: [draftSection("经验", [point])] });
}
const found = (draft: ReportDraft) => checkReport(draft, counts).filter(({ kind }) => kind === "unique_unheard");
const words = (told: Told) => found(draftOf(told)).map(({ details }) => details[0]);

describe("words for the first and the only one", () => {
  it("are named with their sentence, and an entry that says less", () => {
    expect(found(draftOf({ text: "先合署。全县首个大厅建在镇区。", entries: ["大厅是全镇首个。"] }))).toEqual([
      {
        ...{ kind: "unique_unheard", details: ["首个"], sentence: "全县首个大厅建在镇区。" },
        ...{ source: "大厅是全镇首个。", basis: "大厅是全镇首个。", place: { part: "point", id: "p" } },
      },
    ]);
    // Who says it of the county says it of nothing larger, and a text that names no scope says no more than that.
    expect(words({ text: "大厅是首个。", entries: ["大厅全县首个。"] })).toEqual([]);
    expect(words({ text: "大厅是全县首个。", entries: ["大厅在县里是头一个。"] })).toEqual([]);
    expect(words({ text: "大厅是全县首个。", entries: ["大厅头一个。"] })).toEqual(["首个"]);
  });

  it("say how many sites speak of it, if it is called the only one", () => {
    const [warning] = found(draftOf({ themeId: "t", text: "这是唯一的安排。", entries: ["配了安全员。"] }));
    expect(warning).toMatchObject({ support: { sites: 3, ofSites: 4 }, basis: " 3" });
    expect(found(draftOf({ text: "这是唯一的安排。", entries: ["配了安全员。"] }))[0]?.support).toBeUndefined();
    expect(found(draftOf({ themeId: "t", text: "率先安排。", entries: ["配了安全员。"] }))[0]?.support).toBeUndefined();
    const around = found(draftOf({ preface: "唯一做到专职安全员配备的是桥头镇。", entries: ["配了安全员。"] }));
    expect(around.map(({ support, place }) => [support?.sites, place.part])).toEqual([[3, "front"]]);
  });

  it("are let alone for the only one of the visited sites, if one speaks of it", () => {
    const one = { ...counts, themes: counts.themes.map((theme) => ({ ...theme, siteIds: ["s0"] })) };
    const named = (text: string, themeId: string | null, of = one) =>
      checkReport(draftOf({ text, themeId, entries: ["配了安全员。"] }), of)
        .filter(({ kind }) => kind === "unique_unheard")
        .map(({ details }) => details[0]);
    const text = "走访的镇街园区中，唯一配安全员的是桥头镇。";
    expect(named(text, "t")).toEqual([]);
    expect(named("走访的镇街园区中，只有桥头镇配了安全员。", "t")).toEqual([]);
    // The count of a point without a theme is what it cites. Nor is it known who was first.
    expect(named(text, null)).toEqual(["唯一"]);
    expect(named(text, "t", counts)).toEqual(["唯一"]);
    expect(named("唯一配安全员的是桥头镇。", "t")).toEqual(["唯一"]);
    expect(named("走访的镇街园区中，率先配安全员的是桥头镇。", "t")).toEqual(["率先"]);
  });

  it("are held against what their own sentence cites, a lead against all of it", () => {
    const entries = ["大厅是头一个。", "窗口不关门。"];
    const text = (first: string, second: string) => `首个大厅。${citedText(first)}率先错时上班。${citedText(second)}`;
    expect(words({ text: text("x0", "x1"), entries })).toEqual(["率先"]);
    expect(words({ text: text("x1", "x1"), entries })).toEqual(["首个", "率先"]);
    expect(words({ lead: "率先建大厅", text: text("x0", "x0"), entries })).toEqual([]);
    expect(words({ lead: "唯一的大厅", text: text("x0", "x0"), entries })).toEqual(["唯一"]);
  });

  it("around the points are held against what entries say of the same", () => {
    const entries = ["综合服务大厅是全县头一个，三个口子合署。"];
    expect(words({ preface: "桥头镇建成全县首个综合服务大厅。", entries })).toEqual([]);
    expect(words({ preface: "湖口镇率先推行积分制管理。", entries })).toEqual(["率先"]);
    const draft = draftOf({ preface: "桥头镇建成全县首个综合服务大厅。", entries });
    const dropped = draft.sections.map((section) => ({
      ...section,
      points: section.points.map((point) => ({ ...point, dropped: true })),
    }));
    expect(found({ ...draft, sections: dropped })).toHaveLength(1);
  });

  it("are settled by an answer, until other entries say otherwise", () => {
    const draft = draftOf({ text: "全县首个大厅。", entries: ["大厅建成。"] });
    const [warning] = found(draft);
    const fields = warning && adviceAnswered(draft, warning, "县里的通报说过");
    if (!fields) throw new Error("no answer");
    const answered = withFields(draft, "p", fields);
    expect(settledAdvice(found(answered), answered).open).toEqual([]);
    const changed = withFields(draftOf({ text: "全县首个大厅。", entries: ["大厅全镇首个。"] }), "p", fields);
    expect(settledAdvice(found(changed), changed).open).toHaveLength(1);
  });

  it("are found in a corpus, and others are let alone", () => {
    const [wrong, right] = [true, false].map((side) => comparingSentences.filter((one) => one.wrong === side));
    const named = ({ text, entry }: (typeof comparingSentences)[number]) =>
      words({ text, entries: [entry] }).length > 0;
    const missed = (wrong ?? []).filter((one) => !named(one)).map(({ text }) => text);
    const alarms = (right ?? []).filter(named).map(({ text }) => text);
    const [of, innocent] = [wrong?.length ?? 0, right?.length ?? 0];
    console.log(`first and only: ${of - missed.length} of ${of} found; ${alarms.length} false of ${innocent}`);
    expect(of + innocent).toBeGreaterThanOrEqual(70);
    expect(innocent / (of + innocent)).toBeGreaterThanOrEqual(1 / 3);
    // A rule that is lost costs a sentence or two.
    expect({ missed, alarms }).toEqual({ missed: [], alarms: [] });
  });
});
