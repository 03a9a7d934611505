import { expect, test } from "vitest";
import { freeNumbers, maskLetters } from "@/lib/reports/outward/letters";
import { maskReport } from "@/lib/reports/outward/mask-report";
import { maskText } from "@/lib/reports/outward/mask-text";
import { placeBook } from "@/lib/reports/outward/place-book";
import type { PlacedSite, ProjectPlaces } from "@/lib/reports/outward/places";
import { outwardWords } from "@/lib/reports/outward/words";
import { documentLabels } from "@/lib/reports/document-words";
import { sampleReport } from "@/lib/testing/report-sample";
import type { SiteKind } from "@/lib/vocabulary";

const site = (id: string, name: string, kind: SiteKind, mask: number | null, presentId = id): PlacedSite => ({
  ...{ id, name, kind, county: "青禾县", presentId, mask },
});
const places: ProjectPlaces = {
  sites: [
    site("hukou", "湖口镇", "town", 1),
    site("dong", "东湖口镇", "town", 2),
    site("chengdong", "城东街道", "subdistrict", 3),
    site("huang", "黄镇", "town", 4),
    site("park", "青禾新材料产业园", "park", 5),
    site("sancha", "三汊镇", "town", 6),
    site("shazhou", "沙洲乡", "township", null, "sancha"),
  ],
  formerNames: [{ siteId: "hukou", name: "湖口乡" }],
  visitPlaces: ["湖口镇龙井村村部", "城东街道东门社区会议室"],
  siteOfVisit: new Map([["v1", "shazhou"]]),
};
const book = placeBook(places, outwardWords);
const masked = (text: string) => maskText(text, book).text;
const doubts = (text: string) => maskText(text, book).doubts.map(({ word }) => word);

test("A name is masked by its site's letters: whole, renamed, with an office, and not by a name inside it", () => {
  expect(masked("湖口镇和东湖口镇")).toBe("A镇和B镇");
  expect(masked("湖口镇人民政府、城东街道办事处")).toBe("A镇人民政府、C街道办事处");
  expect(masked("原湖口乡与沙洲乡")).toBe("原A镇与F镇");
  expect(masked("青禾县湖口镇，新材料产业园")).toBe("青禾县A镇，E园区");
});

test("A village that stands behind its site in one text is masked in all of them, and words before 村 are none", () => {
  const texts = ["湖口镇湖心村的代办船没有渠道。", "湖口镇多数村没有会议室，三汊镇组织驻村干部。"];
  const other = placeBook({ ...places, texts }, outwardWords);
  expect(maskText("湖心村的代办船一年油费2.6万元。", other).text).toBe("某村的代办船一年油费2.6万元。");
  expect(maskText("湖口镇多数村、组织驻村工作队", other).text).toBe("A镇多数村、组织驻村工作队");
  expect(maskText("湖心村的代办船", book)).toMatchObject({ text: "湖心村的代办船", doubts: [{ word: "湖心村" }] });
});

test("A short form is masked where it stands alone, and otherwise named with its sentence", () => {
  expect(masked("据湖口介绍，湖口、三汊等地专职人员不足。")).toBe("据A镇介绍，A镇、F镇等地专职人员不足。");
  expect(doubts("据湖口介绍，湖口、三汊等地专职人员不足。")).toEqual([]);
  expect(masked("江湖口碑好。湖口大桥通车。")).toBe("江湖口碑好。湖口大桥通车。");
  expect(maskText("江湖口碑好。湖口大桥通车。", book).doubts).toEqual([
    { word: "湖口", sentence: "江湖口碑好。" },
    { word: "湖口", sentence: "湖口大桥通车。" },
  ]);
});

test("Common words are no names: 城东, 新材料, a county that all sites share, and one character", () => {
  const text = "城东的企业和新材料产业发展快，青禾县黄金期。";
  expect(maskText(text, book)).toEqual({ text, doubts: [] });
  expect(doubts("黄、三汊两镇。")).toEqual(["黄"]);
});

test("A county is named as a doubt where the sites are of several", () => {
  const two = { ...places, sites: [...places.sites, { ...site("far", "远镇", "town", 7), county: "白水县" }] };
  expect(maskText("白水县的做法", placeBook(two, outwardWords)).doubts).toEqual([
    { word: "白水县", sentence: "白水县的做法" },
  ]);
});

test("Villages of the visits' places and behind a site's name are masked, others are named", () => {
  expect(masked("湖口镇芦东村、龙井村和东门社区")).toBe("A镇某村、某村和某社区");
  expect(maskText("在石塘村，各村和21个村都有。农村电商。", book)).toEqual({
    text: "在石塘村，各村和21个村都有。农村电商。",
    doubts: [{ word: "石塘村", sentence: "在石塘村，各村和21个村都有。" }],
  });
});

test("Fewer than three sites are not counted, nobody is named then, and days are months", () => {
  const [section] = sampleReport.sections;
  const [point] = section?.points ?? [];
  const [evidence] = point?.evidence ?? [];
  if (!section || !point || !evidence) throw new Error("no sample");
  const model = (sites: number, siteNames: string[]) => ({
    ...sampleReport,
    sections: [
      {
        ...section,
        points: [
          {
            ...point,
            support: { sites, ofSites: 12, siteNames },
            evidence: [{ ...evidence, visitId: "v1", siteName: "三汊镇（原沙洲乡）" }],
          },
        ],
      },
    ],
  });
  const outward = (sites: number, names: string[]) =>
    maskReport(model(sites, names), book).model.sections[0]?.points[0] ?? null;
  expect(outward(2, ["湖口镇", "黄镇"])?.support).toEqual({ sites: 0, ofSites: 12, siteNames: [], few: true });
  expect(documentLabels.support({ sites: 0, ofSites: 12, siteNames: [], few: true })).toBe(
    "走访的12个镇街园区中有个别反映。",
  );
  // A name of before that nobody knows any more is a name all the same.
  expect(outward(3, ["湖口镇", "黄镇", "不知名镇"])?.support).toEqual({
    sites: 3,
    ofSites: 12,
    siteNames: ["A镇", "D镇", "某镇街"],
  });
  expect(outward(3, [])?.evidence[0]).toMatchObject({ siteName: "F镇", visitId: "", visitedOn: "2026.9" });
});

test("Letters in a list are in their own order, not in that of the project's list", () => {
  const model = { ...sampleReport, preface: ["走访了三汊镇、湖口镇、黄镇。"] };
  expect(maskReport(model, book).model.preface).toEqual(["走访了A镇、D镇、F镇。"]);
});

test("The marks of a text stand behind the same words as before, also where a name is shorter or in two pieces", () => {
  const [section] = sampleReport.sections;
  const [point] = section?.points ?? [];
  if (!section || !point) throw new Error("no sample");
  const pieces = ["东湖口镇专职不足。", "三汊", "镇也是，湖口镇", "好。"];
  const ends = pieces.map((_, at) => pieces.slice(0, at + 1).join("").length);
  const cites = ends.map((at, index) => ({ at, entryIds: [`e${index}`] }));
  const model = { ...sampleReport, sections: [{ ...section, points: [{ ...point, text: pieces.join(""), cites }] }] };
  const [masked] = maskReport(model, book).model.sections[0]?.points ?? [];
  expect(masked?.text).toBe("B镇专职不足。F镇也是，A镇好。");
  expect(masked?.cites?.map(({ at }) => masked.text.slice(0, at))).toEqual([
    "B镇专职不足。",
    "B镇专职不足。F镇",
    "B镇专职不足。F镇也是，A镇",
    "B镇专职不足。F镇也是，A镇好。",
  ]);
  expect(masked?.cites?.map(({ entryIds }) => entryIds)).toEqual(cites.map(({ entryIds }) => entryIds));
});

test("A text that a later version adds to the report is masked too", () => {
  const later = { ...sampleReport, sentBy: ["湖口镇人民政府"] };
  expect(JSON.stringify(maskReport(later, book).model)).toContain("A镇人民政府");
});

test("Letters go on after Z, and none makes a label that reads like a name of the project", () => {
  expect([1, 26, 27, 52, 53, 702, 703].map(maskLetters)).toEqual(["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
  expect(freeNumbers(3, 0, ["A区", "湖口镇"])).toEqual([2, 3, 4]);
  expect(freeNumbers(2, 25, ["A区", "湖口镇"])).toEqual([26, 28]);
});

test("Names in an annex are letters, and few sites have none there", () => {
  const named = (siteNames: string[]) => ({
    ...sampleReport,
    sections: sampleReport.sections.map((section) => ({
      ...section,
      points: section.points.map((point) => ({
        ...point,
        support: { sites: siteNames.length, ofSites: 12, siteNames, inAnnex: true as const },
      })),
    })),
  });
  const first = (siteNames: string[]) => maskReport(named(siteNames), book).model.sections[0]?.points[0]?.support;
  expect(first(["城东街道", "湖口镇", "三汊镇"])).toEqual({
    ...{ sites: 3, ofSites: 12, inAnnex: true },
    siteNames: ["A镇", "F镇", "C街道"],
  });
  expect(first(["湖口镇"])).toEqual({ sites: 0, ofSites: 12, siteNames: [], few: true });
});

test("An outward annex has letters for its sites in another order, no county, no day, and no total of few sites", () => {
  const photo = { ...{ attachmentId: "a", visitId: "v1", siteName: "三汊镇（原沙洲乡）" }, visitedOn: "2026-09-04" };
  const figure = {
    ...{ name: "议事点", value: "37", inexact: false, unit: "个", definition: "湖口镇的口径" },
    ofSites: 6,
  };
  const days = { earliestAsOf: "2026-08", latestAsOf: "2026-08" };
  const { model, warnings } = maskReport(
    {
      ...sampleReport,
      annexPages: [
        {
          ...{ id: "list", kind: "sites", title: "湖口镇等地名单", text: ["以湖口镇为例。"] },
          sites: [
            { name: "三汊镇", kind: "town", county: "青禾县" },
            { name: "湖口镇", kind: "town", county: "青禾县" },
          ],
        },
        {
          ...{ id: "table", kind: "figures", title: "数据", text: [] },
          figures: [
            { ...figure, ...days, sites: 2 },
            { ...figure, ...days, sites: 3 },
          ],
        },
        {
          ...{ id: "photos", kind: "photos", title: "照片", text: [] },
          photos: [{ ...photo, siteKind: "township", caption: "湖口镇的议事厅" }],
        },
      ],
    },
    book,
  );
  const [list, table, photos] = model.annexPages ?? [];
  expect(list).toMatchObject({ title: "A镇等地名单", text: ["以A镇为例。"] });
  expect(list?.sites).toEqual([
    { name: "A镇", kind: "town", county: "" },
    { name: "F镇", kind: "town", county: "" },
  ]);
  expect(table?.figures?.map(({ value, sites, few, definition }) => [value, sites, few, definition])).toEqual([
    ["", 0, true, "A镇的口径"],
    ["37", 3, undefined, "A镇的口径"],
  ]);
  expect(photos?.photos).toEqual([
    { ...photo, visitId: "", siteName: "F镇", visitedOn: "2026.9", siteKind: "township", caption: "A镇的议事厅" },
  ]);
  // What is in a picture cannot be masked: the person who sends it must look.
  expect(warnings.filter(({ kind }) => kind === "photo_recognisable")).toEqual([
    { kind: "photo_recognisable", place: { part: "section", id: "photos" }, details: ["1"] },
  ]);
});
