import { expect, test } from "vitest";
import { findThemes, initialsOf } from "@/lib/coding/find-themes";

const themes = ["队伍建设", "专职人员不足", "青年人才流失", "12345热线派单", "人员分工"].map((name) => ({ name }));
const found = (typed: string) => findThemes(themes, typed).map(({ name }) => name);

test("the initials of a name are those of its characters' pinyin", () => {
  expect(initialsOf("专职人员不足")).toBe("zzrybz");
  expect(initialsOf("队伍建设")).toBe("dwjs");
  expect(initialsOf("AB热线")).toBe("abrx");
});

test("a theme is found by a part of its name, by scattered characters and by initials, the closest first", () => {
  expect(found("")).toHaveLength(5);
  expect(found("人员")).toEqual(["人员分工", "专职人员不足"]);
  expect(found("专不")).toEqual(["专职人员不足"]);
  expect(found("ZZ")).toEqual(["专职人员不足"]);
  expect(found("ry")).toEqual(["人员分工", "专职人员不足"]);
  expect(found(" 123 ")).toEqual(["12345热线派单"]);
  expect(found("没有")).toEqual([]);
});
