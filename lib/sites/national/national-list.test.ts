import { describe, expect, it } from "vitest";

import {
  cities,
  counties,
  provinces,
  searchTownships,
  townships,
  townshipsByCodes,
} from "@/lib/sites/national/national-list";
import { siteKinds } from "@/lib/vocabulary";

const under = (cityCode: string) => counties(cityCode).flatMap((county) => townships(county.code));

describe("the national list", () => {
  it("contains 31 provinces and, reached step by step, 41,352 townships, each once", () => {
    const all = provinces().flatMap((province) => cities(province.code).flatMap((city) => under(city.code)));
    expect(provinces()).toHaveLength(31);
    expect(all).toHaveLength(41_352);
    expect(new Set(all.map((each) => each.code)).size).toBe(41_352);
    expect(all.every((each) => /^\d{9}$/u.test(each.code) && siteKinds.includes(each.kind))).toBe(true);
  });

  it("counts 109 in the city 3212, each with its whole path", () => {
    expect(under("3212")).toHaveLength(109);
    expect(townshipsByCodes(["321202100"])).toEqual([
      { code: "321202100", name: "九龙镇", kind: "town", county: "海陵区", city: "泰州市", province: "江苏省" },
    ]);
  });

  it.each([
    ["东莞", "44", "4419", "441900"],
    ["中山", "44", "4420", "442000"],
    ["儋州", "46", "4604", "460400"],
    ["嘉峪关", "62", "6202", "620201"],
    ["仙桃", "42", "4290", "429004"],
    ["石河子", "65", "6590", "659001"],
    ["济源", "41", "4190", "419001"],
    ["东城区", "11", "1101", "110101"],
    ["城口县", "50", "5002", "500229"],
  ])("reaches %s, whose code does not follow the usual three steps", (name, province, city, county) => {
    expect(cities(province).map((each) => each.code)).toContain(city);
    expect(counties(city).find((each) => each.code === county)?.name).toContain(name);
    expect(townships(county).length).toBeGreaterThan(0);
  });

  it("names a municipality's filler city after the municipality", () => {
    expect(cities("11")).toEqual([{ code: "1101", name: "北京市" }]);
    expect(cities("50").map((each) => each.name)).toEqual(["重庆市", "重庆市（县）"]);
  });

  it("returns nothing for unknown or misplaced codes", () => {
    expect([
      cities("99"),
      cities("3212"),
      counties("32"),
      townships("3212"),
      townships("__proto__"),
      townshipsByCodes(["x"]),
    ]).toEqual([[], [], [], [], [], []]);
  });

  it("returns townships by code in the requested order, each once", () => {
    expect(townshipsByCodes(["321202100", "110101001", "000000000", "321202100"]).map((each) => each.name)).toEqual([
      "九龙镇",
      "东华门街道",
    ]);
  });
});

describe("searchTownships", () => {
  it("finds by pinyin initials in either case", () => {
    const found = searchTownships("qtz", { limit: 200 }).map((each) => each.name);
    expect(found).toContain("桥头镇");
    expect(searchTownships("QTZ", { limit: 200 }).map((each) => each.name)).toEqual(found);
  });

  it("ranks the whole name, then its beginning, then its inside", () => {
    const ranks = searchTownships("桥头", { limit: 200 }).map((each) =>
      each.name === "桥头" ? 0 : each.name.startsWith("桥头") ? 1 : 2,
    );
    expect(ranks.length).toBeGreaterThan(20);
    expect(ranks).toContain(2);
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    expect(searchTownships("桥头镇")[0]?.name).toBe("桥头镇");
    const initials = searchTownships("jlz", { limit: 200 });
    expect(initials[0]?.name).toHaveLength(3);
  });

  it.each([
    ["slbz", "十里堡镇"],
    ["slpz", "十里堡镇"],
    ["hfz", "湖㳇镇"],
    ["wsjd", "㵲水街道"],
    ["bwlnc", "八五〇农场"],
  ])("finds %s → %s by a local reading or a rare character", (query, name) => {
    expect(searchTownships(query, { limit: 200 }).map((each) => each.name)).toContain(name);
  });

  it("narrows the place by the words before the last", () => {
    expect(searchTownships("泰州 九龙").map((each) => each.code)).toEqual(["321202100"]);
    expect(searchTownships("东莞 qtz").map((each) => each.name)).toEqual(["桥头镇"]);
  });

  it("respects the limit, and returns nothing for unusual queries", () => {
    expect(searchTownships("镇", { limit: 5 })).toHaveLength(5);
    expect(searchTownships("镇", { limit: 10_000 })).toHaveLength(200);
    expect(
      ["", "   ", "%", "\u0000", "镇".repeat(41), "'; drop", "\uD800"].flatMap((query) => searchTownships(query)),
    ).toEqual([]);
  });
});
