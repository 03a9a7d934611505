import { describe, expect, it } from "vitest";

import { readKindWord, recognizeSiteKind } from "@/lib/sites/site-kind";

describe("recognizeSiteKind", () => {
  it.each([
    ["桥头镇", "town"],
    ["肥乡镇", "town"],
    ["桥头镇人民政府", "town"],
    ["林湖乡", "township"],
    ["喀喇沁左翼满族乡", "township"],
    ["巴彦温都尔苏木", "township"],
    ["城东街道", "subdistrict"],
    ["工业园区街道", "subdistrict"],
    ["库伦街道办事处", "subdistrict"],
    ["南磨房地区办事处", "subdistrict"],
    ["东湖风景区街道（武昌）", "subdistrict"],
    ["海陵工业园区", "park"],
    ["街道工业园区", "park"],
    ["泗县开发区管委会（泗县当涂现代产业园）", "park"],
    ["浒墅关经开区（镇）", "park"],
    ["生物医药产业园", "park"],
    ["城东高新技术产业园", "park"],
    ["高新区", "park"],
    ["黄桥农场", "park"],
    ["良种场", "park"],
  ])("reads %s as %s", (name, kind) => {
    expect(recognizeSiteKind(name)).toBe(kind);
  });

  it.each([
    "桥头村",
    "永济监狱",
    "海陵区",
    "泰兴市",
    "经济开发区直属乡镇",
    "农贸市场",
    "文化广场",
    "幼儿园",
    "中心公园",
    "",
    "张三",
  ])("does not guess a kind for %s", (name) => {
    expect(recognizeSiteKind(name)).toBeNull();
  });

  it("reads the word of a kind, but not a place's name, as a kind cell", () => {
    expect(["镇", "民族乡", "街道办事处", "工业园区"].map(readKindWord)).toEqual([
      "town",
      "township",
      "subdistrict",
      "park",
    ]);
    expect(readKindWord("桥头镇")).toBeNull();
  });
});
