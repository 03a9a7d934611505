import { describe, expect, it } from "vitest";
import { readDocument } from "@/lib/imports/read-document";
import { dayIn, peopleIn, siteIn, timesIn } from "@/lib/imports/split/fact-values";
import { figuresIn } from "@/lib/imports/split/figures";
import { outcomeOf, wordContext } from "@/lib/testing/word/outcome";

const day = (words: string) => dayIn(words, "2026-11-24")?.day ?? null;
const figures = (words: string) =>
  figuresIn(words, wordContext).map(({ indicator, value, unit, asOf }) => `${indicator} ${value} ${unit} ${asOf}`);
const outcome = (pasted: string) => outcomeOf(readDocument({ pasted, context: wordContext }));

describe("the day of a visit", () => {
  it.each([
    ["2026年3月12日", "2026-03-12"],
    ["2026 年 3 月 12 日", "2026-03-12"],
    ["3月12日", "2026-03-12"],
    ["12月30日", "2025-12-30"],
    ["2026-03-12", "2026-03-12"],
    ["2026.3.12", "2026-03-12"],
    ["2026/3/12上午", "2026-03-12"],
    ["二〇二六年三月十二日", "2026-03-12"],
    ["3月12号", "2026-03-12"],
    ["2026年2月30日", null],
    ["2026年3月", null],
    ["第3.12.4条", null],
  ])("is read from %s", (words, expected) => expect(day(words)).toBe(expected));
});

describe("times", () => {
  it.each([
    ["9:00—11:30", "09:00", "11:30"],
    ["下午2时30分至4时", "14:30", "16:00"],
    ["上午9点半", "09:30", null],
    ["14：00-16：00", "14:00", "16:00"],
  ])("are read from %s", (words, from, to) => expect(timesIn(words)).toMatchObject({ from, to, unread: "" }));

  it.each([
    ["16:00—14:30", "14:30"],
    ["晚上8点至凌晨1点", "凌晨1点"],
    ["9:00至25:00", "25:00"],
  ])("an end that cannot be taken is told from %s", (words, unread) =>
    expect(timesIn(words)).toMatchObject({ to: null, unread }),
  );

  it("the line of such an end waits, with all its words", () => {
    const result = readDocument({ pasted: "时间：2026年3月12日16:00—14:30\n存在问题\n缺人。", context: wordContext });
    expect("document" in result && result.document.facts).toMatchObject({
      startedAt: { value: "16:00" },
      endedAt: null,
      endUnread: { value: "14:30" },
    });
    expect(outcome("时间：2026年3月12日16:00—14:30\n存在问题\n缺人。")).toMatchObject({
      pieces: [
        ["waiting", "时间：2026年3月12日16:00—14:30"],
        ["heading", "存在问题"],
        ["problem", "缺人。"],
      ],
    });
  });
});

describe("the site", () => {
  const sites = [
    { id: "a", name: "桥头镇", county: "", formerNames: ["老桥乡"] },
    { id: "b", name: "城北经济开发区", county: "", formerNames: [] },
    { id: "c", name: "白鹭乡", county: "", formerNames: [] },
    { id: "d", name: "白鹭街道", county: "", formerNames: [] },
  ];
  it.each([
    ["在桥头镇座谈", "a"],
    ["桥头走访记录", "a"],
    ["原老桥乡", "a"],
    ["城北走访", "b"],
    ["白鹭走访", null],
    ["白鹭乡走访", "c"],
    ["外地", null],
  ])("is found in %s by its name, a former or a short one", (words, id) =>
    expect(siteIn(words, sites)?.id ?? null).toBe(id),
  );
});

describe("people", () => {
  it("are taken only where all are members, each of one name", () => {
    expect(peopleIn("周敏、陆一舟", wordContext.members)).toEqual({ ids: ["zhou", "lu"], whole: true });
    expect(peopleIn("周敏、张三", wordContext.members)).toEqual({ ids: ["zhou"], whole: false });
  });

  it("who are no members keep their line in 待归类", () => {
    expect(outcome("走访人员：周敏、张三\n存在问题\n缺人。")).toMatchObject({
      pieces: [
        ["waiting", "走访人员：周敏、张三"],
        ["heading", "存在问题"],
        ["problem", "缺人。"],
      ],
      facts: { people: "zhou" },
    });
  });
});

describe("head-counts", () => {
  it.each([
    ["参会人员：镇干部5人，村干部3名", "镇干部5 村干部3"],
    ["参加人员：镇干部、村干部、企业代表等12人", "镇干部、村干部、企业代表12"],
    ["参会人数：12", "参会人员12"],
    ["参会人数：约100人", "参会人员约100"],
    ["参会人员：镇干部5人，村干部约30人", "镇干部5 村干部约30"],
    ["2026年3月12日座谈，参会100余人。", "参会人员100余"],
    ["2026年3月12日座谈，参会12人。", "参会人员12"],
  ])("are read from %s", (words, heard) => expect(outcome(words)).toMatchObject({ facts: { heard } }));
});

describe("figures with 截至", () => {
  it.each([
    ["截至2026年10月底，全镇建成村（社区）议事会14个。", ["村（社区）议事会 14 个 2026-10"]],
    [
      "截至2026年10月31日，网格员共23人，热线满意率97.5%。",
      ["网格员 23 人 2026-10-31", "热线满意率 97.5 % 2026-10-31"],
    ],
    ["截至2025年底，累计办理事项1,230件。", ["办理事项 1230 件 2025-12"]],
    ["截至10月，企业有12家。", ["企业 12 家 2026-10"]],
    ["截至2026年，培育了15名带头人。", ["带头人 15 名 2026"]],
    ["截至2022年底，党派成员3061人，2017年至2021年提案213件。", ["党派成员 3061 人 2022-12"]],
    ["全镇有14个议事会。", []],
    ["截至目前，有14个。", []],
  ])("are read from %s", (words, expected) => expect(figures(words)).toEqual(expected));

  it("stay in their entry as well", () => {
    expect(outcome("工作现状\n截至2026年10月，企业有12家。")).toMatchObject({
      pieces: [
        ["heading", "工作现状"],
        ["status", "截至2026年10月，企业有12家。"],
      ],
    });
  });

  it("do not give their day to the visit", () => {
    expect(outcome("桥头镇纪要\n截至2026年10月31日，企业有12家。")).toMatchObject({ facts: { site: "qiaotou" } });
    expect(outcome("桥头镇纪要\n截至2026年10月31日，企业有12家。")).not.toMatchObject({ facts: { day: "2026-10-31" } });
  });
});
