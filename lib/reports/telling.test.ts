import { expect, test } from "vitest";
import type { ThemeEntry } from "@/lib/reports/draft-input";
import { tellingEntries } from "@/lib/reports/telling";
import { pick, seeded } from "@/lib/testing/findings-world";

const entry = (site: string, text: string, more: { day?: string; id?: string; form?: ThemeEntry["form"] } = {}) =>
  ({
    themeId: "t",
    entryId: more.id ?? `${site}.${text}`,
    form: more.form ?? "summary",
    entry: {
      visitId: `v${site}`,
      visitState: "approved",
      visitedOn: more.day ?? "2026-11-01",
      siteId: site,
      siteName: site,
      siteKind: "town",
      visitedAs: null,
      dimension: "problem",
      text,
    },
  }) satisfies ThemeEntry;
const texts = (entries: readonly ThemeEntry[]) => entries.map((one) => one.entry.text);

test("the first sentence has most of what several sites say, each next one adds most to it", () => {
  const entries = [
    entry("甲", "食堂的墙该刷一刷了，窗户也旧了，院子里的树要剪。"),
    entry("乙", "专职人员只有两名。", { id: "0" }),
    entry("丙", "专职人员只有一名，工作经费拖欠。"),
    entry("丁", "工作经费拖欠三个月。"),
    entry("戊", "报表重复填写。", { id: "1" }),
    entry("己", "报表重复填写太多。", { id: "2" }),
  ];
  expect(texts(tellingEntries(entries))).toEqual([
    "专职人员只有一名，工作经费拖欠。",
    "报表重复填写。",
    // Nothing recurs in what is left: the first by day and id.
    "专职人员只有两名。",
  ]);
});

test("a site is quoted once, equal ones go by day and id, and quotations stand in only where there is no summary", () => {
  const same = [
    entry("乙", "人手不够。", { day: "2026-11-03" }),
    entry("甲", "人手不够。", { day: "2026-11-02", id: "b" }),
    entry("丙", "人手不够。", { day: "2026-11-02", id: "a" }),
    entry("丙", "人手不够，真的不够。", { day: "2026-11-04", form: "verbatim" }),
  ];
  expect(tellingEntries(same).map(({ entry: { siteId } }) => siteId)).toEqual(["丙", "甲", "乙"]);
  expect(texts(tellingEntries(same.slice(3)))).toEqual(["人手不够，真的不够。"]);
  expect(tellingEntries([])).toEqual([]);
});

test("on random entries: at most three of distinct sites, the same in any order, and none left that would add more", () => {
  const random = seeded(45);
  const words = ["专职人员", "经费保障", "重复填报", "数据共享", "热线派单", "安全巡查"];
  for (let round = 0; round < 200; round += 1) {
    const entries = Array.from({ length: 1 + Math.floor(random() * 14) }, (_, at) =>
      entry(`s${Math.floor(random() * 6)}`, `${pick(random, words)}，${pick(random, words)}。`, { id: String(at) }),
    );
    const chosen = tellingEntries(entries);
    const sites = new Set(entries.map((one) => one.entry.siteId));
    expect(chosen).toHaveLength(Math.min(3, sites.size));
    expect(new Set(chosen.map((one) => one.entry.siteId)).size).toBe(chosen.length);
    expect(tellingEntries(entries.toReversed())).toEqual(chosen);
    const recurs = (pair: string) =>
      new Set(entries.filter((one) => one.entry.text.includes(pair)).map((one) => one.entry.siteId)).size;
    const pairsOf = ({ entry: { text } }: ThemeEntry) =>
      text.split(/[，。]/u).flatMap((run) => [...run].slice(1).map((second, at) => run.charAt(at) + second));
    const gain = (one: ThemeEntry) =>
      [...new Set(pairsOf(one))].reduce((sum, pair) => sum + (recurs(pair) > 1 ? recurs(pair) : 0), 0);
    expect(gain(chosen[0] ?? entry("", ""))).toBe(Math.max(...entries.map(gain)));
  }
});
