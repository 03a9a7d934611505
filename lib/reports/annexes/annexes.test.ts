import { describe, expect, it } from "vitest";
import { checkReport } from "@/lib/reports/checks";
import { composeReport } from "@/lib/reports/compose";
import { tokenWords } from "@/lib/reports/document-words";
import { driftSince } from "@/lib/reports/drift";
import { addAnnex, addSection, deleteSection, moveSection } from "@/lib/reports/edits";
import { freezeModel, thawModel } from "@/lib/reports/frozen-model";
import { partSchema } from "@/lib/reports/schema";
import { changedTexts } from "@/lib/reports/changed-texts";
import { annexedReport } from "@/lib/testing/annex-sample";
import { ledgerText } from "@/lib/reports/tokens";
import type { DraftSection, LedgerFigure, PhotoFact, ReportCounts, ReportDraft } from "@/lib/reports/types";
import { missingReferences } from "./annex-checks";
import { annexesOf, bodyOf, photoIds, photoLead, photosIn } from "./annexes";

const id = (last: string) => `01900000-0000-7000-8000-${last.padStart(12, "0")}`;
const fact = (over: Partial<PhotoFact>): PhotoFact => ({
  ...{ attachmentId: id("a1"), visitId: "v", visitState: "approved", visitedOn: "2026-09-03", siteName: "青石镇" },
  ...{ siteKind: "town", visitedAs: null, fileName: "IMG_1.jpg", missing: false },
  ...over,
});
const figure: LedgerFigure = {
  ...{
    id: id("f1"),
    name: "议事点",
    unit: "个",
    definition: "挂牌的",
    total: "214",
    inexact: false,
    sites: 3,
    ofSites: 4,
  },
  ...{ earliestAsOf: "2026", latestAsOf: "2026", mixedAsOf: false, disputed: 0, conflicts: 0 },
};
const counts: ReportCounts = {
  ...{ visits: 3, entries: 9, heard: 20, firstDay: "2026-09-03", lastDay: "2026-09-09", methods: [], themes: [] },
  sites: [
    { id: "1", name: "临港产业园", kind: "park", county: "江北区" },
    { id: "2", name: "青石镇", kind: "town", county: "云岭县" },
    { id: "3", name: "江口镇", kind: "town", county: "江北区" },
  ],
  ledger: [figure, { ...figure, id: id("f2"), name: "没有引用的" }],
  photos: [
    fact({}),
    fact({ attachmentId: id("a2"), visitState: "submitted" }),
    fact({ attachmentId: id("a3"), missing: true }),
  ],
};
const section = (over: Partial<DraftSection>): DraftSection => ({
  ...{ id: id("1"), heading: "存在的问题", layout: "run_in", lead: "", answers: [], points: [] },
  ...over,
});
const draft = (sections: DraftSection[], over: Partial<ReportDraft> = {}): ReportDraft => ({
  ...{ title: "调研报告", preface: "", closing: "", issuer: "", issuedOn: "", addressee: "", annexes: "", copyTo: "" },
  ...{ printedBy: "", printedOn: "", sealed: true, includeUnapproved: false, answers: [], sections },
  ...over,
});
const photos = (...ids: string[]) => photoLead(ids.map((attachmentId) => ({ attachmentId, caption: "议事厅" })));
const compose = (report: ReportDraft) =>
  composeReport({ draft: report, stage: "first_draft", counts, words: tokenWords });
const kinds = (report: ReportDraft) =>
  checkReport(report, counts)
    .filter(({ kind }) => /annex|photo/.test(kind))
    .map(({ kind, details }) => [kind, ...details]);

describe("an annex of a report", () => {
  it("is no section of the body, and stays behind it however sections are added and moved", () => {
    let sections = addAnnex([section({})], { id: id("9"), heading: "名单", annex: "sites" });
    sections = addSection(sections, id("2"), "建议");
    sections = addAnnex(sections, { id: id("8"), heading: "照片", annex: "photos" });
    const names = (list: readonly DraftSection[]) => list.map(({ heading }) => heading);
    expect(names(bodyOf(sections))).toEqual(["存在的问题", "建议"]);
    expect(names(annexesOf(sections))).toEqual(["名单", "照片"]);
    // The last section and the first annex are at their ends.
    expect(moveSection(sections, id("2"), 1)).toEqual(sections);
    expect(moveSection(sections, id("9"), -1)).toEqual(sections);
    expect(names(annexesOf(moveSection(sections, id("8"), -1)))).toEqual(["照片", "名单"]);
    expect(names(annexesOf(deleteSection(sections, id("9"))))).toEqual(["照片"]);
  });

  it("lists the sites of counted visits by county and kind", () => {
    const { annexPages } = compose(draft([section({ annex: "sites" })]));
    expect(annexPages?.[0]?.sites?.map(({ name }) => name)).toEqual(["江口镇", "临港产业园", "青石镇"]);
  });

  it("lists the totals that the text prints, each once, and no other", () => {
    const lead = `共${ledgerText(figure.id)}，即${ledgerText(figure.id)}。`;
    const { annexPages } = compose(draft([section({ lead }), section({ id: id("9"), annex: "figures" })]));
    expect(annexPages?.[0]?.figures?.map(({ name, value, sites }) => [name, value, sites])).toEqual([
      ["议事点", "214", 3],
    ]);
  });

  it("shows photos of counted visits alone, in the author's order", () => {
    const sections = [section({ annex: "photos", lead: photos(id("a3"), id("a2"), id("a1"), id("a4")) })];
    const shown = (includeUnapproved: boolean) =>
      compose(draft(sections, { includeUnapproved })).annexPages?.[0]?.photos?.map(({ attachmentId }) => attachmentId);
    expect(shown(false)).toEqual([id("a1")]);
    expect(shown(true)).toEqual([id("a2"), id("a1")]);
    expect(kinds(draft(sections))).toEqual([["photo_gone", "议事厅", "议事厅", "议事厅"]]);
  });

  it("keeps what was chosen through its stored text, whatever a 题注 contains", () => {
    const chosen = [{ attachmentId: id("a1"), caption: "一{{走访数}}｜二：三" }];
    expect(photosIn(photoLead(chosen))).toEqual([{ attachmentId: id("a1"), caption: "一  走访数  ｜二：三" }]);
    expect(photoIds(draft([section({ annex: "photos", lead: photos(id("a1"), id("a1")) })]))).toEqual([id("a1")]);
    // In the history a photo reads as its 题注.
    const part = (lead: string) => ({ content: { lead } });
    expect(changedTexts(part(""), part(photos(id("a1"))))).toEqual([{ field: "lead", before: "", after: "议事厅" }]);
  });

  it("says what is missing in it", () => {
    const empty = (annex: DraftSection["annex"]) => kinds(draft([section({ annex })]));
    for (const kind of ["text", "figures", "photos"] as const) expect(empty(kind)).toEqual([["annex_empty"]]);
    expect(empty("sites")).toEqual([]);
    const bare = photoLead([{ attachmentId: id("a1"), caption: "" }]);
    expect(kinds(draft([section({ annex: "photos", lead: bare })]))).toEqual([["photo_without_caption", "IMG_1.jpg"]]);
  });

  it("may be long, and has no more than 20 photos; a section's opening is short", () => {
    const problem = (content: object) =>
      partSchema
        .safeParse({ kind: "section", key: id("1"), content: { heading: "", layout: "run_in", ...content } })
        .error?.issues.map(({ path, code }) => [path.join("."), code]);
    const long = "字".repeat(2_001);
    expect(problem({ lead: long })).toEqual([["content.lead", "too_big"]]);
    expect(problem({ lead: long, annex: "text" })).toBeUndefined();
    const many = photos(...Array.from({ length: 21 }, (_, at) => id(`b${at}`)));
    expect(problem({ lead: many, annex: "photos" })).toEqual([["content.lead", "custom"]]);
  });

  it("is frozen with the report, and what changes in it since is said", () => {
    expect(thawModel(JSON.parse(JSON.stringify(freezeModel(annexedReport))))).toEqual(annexedReport);
    expect(driftSince(annexedReport, annexedReport)).toEqual([]);
    const [first, ...others] = annexedReport.annexPages ?? [];
    const changed = { ...annexedReport, annexPages: first ? [{ ...first, text: ["另一段。"] }, ...others] : others };
    expect(driftSince(annexedReport, changed)).toMatchObject([{ part: "annexes", place: first?.title }]);
  });
});

describe("a text that speaks of an annex", () => {
  it.each([
    ["名单见附件2。", 2, []],
    ["名单见附件3。", 2, ["附件3"]],
    ["详见附件十二、附件二。", 2, ["附件十二"]],
    ["（见附件）", 0, ["见附件"]],
    ["（见附件）", 1, []],
    ["附件齐全的案卷占七成。", 0, []],
    ["见附件1。", 0, ["附件1"]],
  ])("%s with %i", (text, annexes, missing) => {
    expect(missingReferences(text, annexes)).toEqual(missing);
  });

  it("is held against the annexes of the report: its pages, those it names, and the names of sites", () => {
    const text = section({ lead: "见附件3。" });
    const annex = section({ id: id("9"), annex: "sites" });
    expect(kinds(draft([text, annex], { annexes: "分布图" }))).toEqual([["annex_missing", "附件3"]]);
    expect(kinds(draft([text, annex], { annexes: "分布图\n通讯录" }))).toEqual([]);
  });
});
