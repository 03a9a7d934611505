import { describe, expect, it } from "vitest";
import { usualReportWords } from "@/lib/projects/report-words";
import { checkReport } from "@/lib/reports/checks";
import type { CitedEntry, ReportDraft, ReportCounts } from "@/lib/reports/types";
import { draftPointOf, draftSection, plainDraft } from "@/lib/testing/plain-draft";

const counts: ReportCounts = {
  visits: 1,
  entries: 1,
  heard: 3,
  firstDay: "2026-11-20",
  lastDay: "2026-11-20",
  sites: [{ id: "s1", name: "桥头镇", kind: "town" }],
  methods: [],
  themes: [],
};

function reportWith({
  lead = "人手不足",
  text = "镇里反映人手不足。",
  cited = "人手不足",
  removed = false,
  preface = "",
  closing = "",
}): ReportDraft {
  const entry: CitedEntry = {
    visitId: "v1",
    visitState: "approved",
    visitedOn: "2026-11-20",
    siteId: "s1",
    siteName: "桥头镇",
    siteKind: "town",
    visitedAs: null,
    dimension: "problem",
    text: cited,
  };
  const point = draftPointOf("p1", {
    lead,
    text,
    evidence: [{ id: "x1", entryId: "e1", quotedText: cited, removed, entry }],
  });
  return plainDraft({ preface, closing, sections: [draftSection("问题", [point])] });
}

const personal = (draft: ReportDraft) => checkReport(draft, counts).filter(({ kind }) => kind.startsWith("personal"));

describe("personal data in a report", () => {
  it("is reported where it is, each once", () => {
    expect(personal(reportWith({ text: "联系13000000000，再打13000000000，或写a@example.com。" }))).toEqual([
      {
        ...{ kind: "personal_data", details: ["13000000000", "a@example.com"], place: { part: "point", id: "p1" } },
        basis: "联系13000000000，再打13000000000，或写a@example.com。",
      },
    ]);
    expect(personal(reportWith({ preface: "证号329999199001010011" }))).toEqual([
      {
        ...{ kind: "personal_data", details: ["329999199001010011"], place: { part: "front" } },
        basis: "证号329999199001010011",
      },
    ]);
    expect(personal(reportWith({}))).toEqual([]);
  });

  it("is reported in the evidence that the index prints, and not in removed evidence", () => {
    expect(personal(reportWith({ cited: "张某13000000000" }))).toEqual([
      {
        ...{ kind: "personal_data_cited", details: ["13000000000"], place: { part: "point", id: "p1" } },
        basis: "张某13000000000",
      },
    ]);
    expect(personal(reportWith({ cited: "张某13000000000", removed: true }))).toEqual([]);
  });
});

const found = (draft: ReportDraft, of: ReportCounts = counts) =>
  checkReport(draft, of).map(({ place, ...warning }) => ({ ...warning, part: place.part }));

describe("a figure in a report", () => {
  it("needs an entry in a point, with or without evidence", () => {
    const cited = "专职人员19人，其中6人从村里抽调。";
    expect(found(reportWith({ text: "专职人员19人，其中6人从村里抽调。", cited }))).toEqual([]);
    expect(found(reportWith({ text: "专职人员6人，其中19人从村里抽调。", cited }))).toMatchObject([
      { kind: "number_differs", details: ["6人"], source: "专职人员19人", part: "point" },
      { kind: "number_differs", details: ["19人"], source: "其中6人从村里抽调", part: "point" },
    ]);
    expect(found(reportWith({ lead: "缺编3名", cited }))[0]).toMatchObject({
      kind: "number_without_source",
      details: ["3名"],
      sentence: "缺编3名",
    });
    const kinds = found(reportWith({ text: "专职人员19人。", cited, removed: true })).map(({ kind }) => kind);
    expect(kinds).toEqual(["no_evidence", "number_without_source"]);
  });

  it("may be the number of sites behind its point or a day of its visits", () => {
    const cited = "人手不足";
    expect(found(reportWith({ text: "2026年11月20日走访时，1个镇反映人手不足。", cited }))).toEqual([]);
    expect(found(reportWith({ text: "2025年走访时，4个镇反映人手不足。", cited }))).toMatchObject([
      { kind: "number_without_source", details: ["4个"] },
    ]);
  });

  it("is a placeholder, a day of the fieldwork or a count of the report where nothing is cited", () => {
    const preface = "2026年11月，调研组走访{{镇街园区数}}个镇街园区，听取3人次意见，共1个部分。";
    expect(found(reportWith({ preface }))).toEqual([]);
    expect(found(reportWith({ preface: "全市有网格员2600名，近万人参与。", closing: "以上三百件。" }))).toMatchObject([
      { kind: "number_uncited", details: ["2600名"], sentence: "全市有网格员2600名，近万人参与。", part: "front" },
      { kind: "number_uncited", details: ["万人"], part: "front" },
      { kind: "number_uncited", details: ["三百件"], part: "closing" },
    ]);
  });

  it("is none in an ordinal, a saying, a name or a placeholder's neighbourhood", () => {
    const preface =
      "一是落实“两个维护”，统一部署。二要办好12345热线、一站式服务，“十四五”期间第三次调研，走访{{走访数}}次，5G覆盖。";
    expect(found(reportWith({ preface }))).toEqual([]);
  });
});

describe("a lost figure", () => {
  it("is named at its part, and a placeholder is none", () => {
    expect(
      found(reportWith({ text: "共有约人。", preface: "共{{条目数}}条，合计{{走访数}}次，其中{{方式}}。" })),
    ).toEqual([{ kind: "unfilled", details: ["约人"], part: "point" }]);
  });
});

describe("words for the number of sites", () => {
  const three: ReportCounts = {
    ...counts,
    sites: ["桥头镇", "湖口镇", "林湖乡", "白鹭乡"].map((name, place) => ({
      id: `s${place + 1}`,
      name,
      kind: "town" as const,
    })),
  };

  it("are held against the sites behind the point, and a word that fits is proposed", () => {
    expect(found(reportWith({ text: "各镇街普遍反映人手不足。" }), three)).toEqual([
      {
        kind: "one_site_as_common",
        details: ["普遍"],
        sentence: "各镇街普遍反映人手不足。",
        fitting: "single",
        proposal: "个别镇街",
        rewording: { words: "各镇街普遍", instead: "个别镇街", offset: 0 },
        support: { sites: 1, ofSites: 4 },
        broken: { says: "more", limit: "percent", bound: 60 },
        basis: "1/4",
        part: "point",
      },
    ]);
    expect(found(reportWith({ text: "个别镇街反映人手不足。" }), three)).toEqual([]);
  });

  it("are held against the bounds that the project set, in a point and in the preface", () => {
    const themes = [{ id: "t1", name: "人手不足", dimension: "problem" as const, siteIds: ["s1"] }];
    const told = (fewMaxPercent: number) =>
      found(reportWith({ lead: "缺人", text: "少数镇街反映缺人。", preface: "少数镇街反映人手不足。" }), {
        ...{ ...three, themes },
        wordRule: { ...usualReportWords, commonMinSites: 3, commonMinPercent: 30, fewMaxPercent },
      }).flatMap(({ kind, part, broken }) => (kind.startsWith("quantifier") ? [[part, kind, broken]] : []));
    expect(told(25)).toEqual([]);
    const broken = { says: "less", limit: "percent", bound: 24 };
    expect(told(24)).toEqual([
      ["front", "quantifier_less", broken],
      ["point", "quantifier_less", broken],
    ]);
  });
});

describe("a speaker's words in a report", () => {
  it("are shown with what they mean at that visit", () => {
    const text = "今年我镇人手不足，去年也缺。请县里支持，上个月已报告。";
    expect(
      found(reportWith({ text, cited: "今年我镇人手不足，去年也缺。" })).map((one) => [one.details[0], one.proposal]),
    ).toEqual([
      ["今年", "2026年"],
      ["我镇", "桥头镇"],
      ["去年", "2025年"],
      ["县里", "县级有关部门"],
      ["上个月", "2026年10月"],
    ]);
  });
});

describe("a lead", () => {
  const themes = [
    { id: "t1", name: "专职人员不足", dimension: "problem" as const, siteIds: ["s1", "s2"] },
    { id: "t2", name: "队伍建设", dimension: "problem" as const, siteIds: ["s1", "s2"] },
  ];
  const twelve = Array.from({ length: 12 }, (_, place) => ({
    id: `s${place + 1}`,
    name: `第${place}镇`,
    kind: "town" as const,
  }));
  const of: ReportCounts = { ...counts, themes, sites: twelve };

  it("that is only a theme's name is named, with the sentence that its sites make of it", () => {
    const [warning] = found(reportWith({ lead: "队伍建设", text: "人手不足。" }), of);
    expect(warning).toMatchObject({ kind: "lead_is_label", proposal: "个别镇街园区反映队伍建设方面的问题" });
    expect(found(reportWith({ lead: "队伍建设跟不上", text: "人手不足。" }), of)).toEqual([]);
  });

  it("that speaks of most sites, with or without a word for them, is held against them", () => {
    const kinds = (lead: string) => found(reportWith({ lead, text: "人手不足。" }), of).map(({ kind }) => kind);
    expect(kinds("多数没有专职人员")).toEqual(["one_site_as_common"]);
    expect(kinds("均未配齐专职人员")).toEqual(["one_site_as_common"]);
    expect(kinds("均衡配置专职人员")).toEqual([]);
    expect(kinds("多数企业没有专职人员")).toEqual([]);
  });
});

describe("words for the number of sites in the preface, the closing and the beginning of a section", () => {
  const of: ReportCounts = {
    ...counts,
    sites: Array.from({ length: 12 }, (_, place) => ({
      id: `s${place + 1}`,
      name: `第${place}镇`,
      kind: "town" as const,
    })),
    themes: [
      { id: "t1", name: "专职人员不足", dimension: "problem", siteIds: ["s1", "s2"] },
      { id: "t2", name: "经费保障不足", dimension: "problem", siteIds: ["s1", "s2", "s3", "s4"] },
    ],
  };
  const kinds = (preface: string) => found(reportWith({ preface, text: "人手不足。" }), of).map(({ kind }) => kind);

  it("are held against the sites of the theme that their sentence names", () => {
    expect(kinds("调研发现，多数镇街专职人员不足。")).toEqual(["quantifier_more"]);
    expect(kinds("调研发现，个别镇街专职人员不足。")).toEqual([]);
  });

  it("are let alone where a sentence names none, or two with different numbers of sites", () => {
    expect(kinds("多数镇街反映良好。专职人员不足。")).toEqual([]);
    expect(kinds("多数镇街专职人员不足、经费保障不足。")).toEqual([]);
  });
});
