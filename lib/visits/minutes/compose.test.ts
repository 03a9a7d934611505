import { describe, expect, it } from "vitest";
import { minutesDimension, minutesSource, summaries } from "@/lib/testing/minutes-sample";
import { composeMinutes } from "./compose";
import { minutesWords } from "./document-words";
import { partParagraphs, type MinutesDimension, type MinutesSource } from "./model";

const compose = (input: Partial<MinutesSource> = {}) => composeMinutes(minutesSource(input), minutesWords);
const linesOf = (dimension: MinutesDimension) => {
  const [part] = compose({ dimensions: [dimension] }).parts;
  return part ? partParagraphs(part, false).map((pieces) => pieces.map(({ text }) => text).join("")) : [];
};
const figure = { indicator: "议事会", value: "14", unit: "个", asOf: "2026-10", definition: "", source: "" };

describe("the head of the minutes", () => {
  it("says what the paper is, and when, where, how and by whom the place was visited", () => {
    const { title, purpose, facts } = compose();
    expect(title).toBe("桥头镇走访纪要");
    expect(purpose).toBe("全市基层议事协商调研 · 供核对，不作正式印发");
    expect(Object.values(facts).map(({ name, value }) => `${name} ${value}`)).toEqual([
      "时间 2026年11月3日 09:00至11:30",
      "方式 座谈交流",
      "地点 镇政府二楼会议室",
      "走访人员 周敏、陆一舟",
      "记录人 陆一舟",
      "受访对象 镇街干部6人、村干部3人，共9人",
    ]);
  });

  it("gives the hours only if both are known: never a beginning without an end, nor the reverse", () => {
    expect(compose({ startedAt: "" }).facts.time.value).toBe("2026年11月3日");
    expect(compose({ endedAt: "" }).facts.time.value).toBe("2026年11月3日");
    expect(compose({ startedAt: "", endedAt: "" }).facts.time.value).toBe("2026年11月3日");
  });

  it("gives no total for one category, or if a category is not counted yet", () => {
    expect(compose({ audiences: [{ category: "村干部", headCount: 3 }] }).facts.audiences.value).toBe("村干部3人");
    const some = [
      { category: "村干部", headCount: 3 },
      { category: "群众", headCount: null },
    ];
    expect(compose({ audiences: some }).facts.audiences.value).toBe("村干部3人、群众");
  });

  it("says that missing values are not filled in, and omits it from the file's name", () => {
    const { title, facts, fileName } = compose({
      site: "",
      visitedOn: "",
      startedAt: "",
      endedAt: "",
      method: null,
      place: " ",
      recorder: "",
      members: [],
      audiences: [],
    });
    expect(title).toBe("走访纪要");
    expect(new Set(Object.values(facts).map(({ value }) => value))).toEqual(new Set(["（未填）"]));
    expect(fileName).toBe("走访纪要");
    expect(compose().fileName).toBe("走访纪要_桥头镇_2026-11-03");
  });

  it("says that a voided visit is void", () => {
    expect(compose({ voided: true }).purpose).toContain("本次走访已作废");
  });
});

describe("a dimension", () => {
  it("numbers its points, marks what is verbatim and says which category spoke", () => {
    const entries: MinutesDimension["entries"] = [
      { text: " 议事会每月一次。 ", form: "summary", speakerCategory: "" },
      { text: "经费逐年增加。", form: "summary", speakerCategory: "镇街干部" },
      { text: "我一个人管七条线。", form: "verbatim", speakerCategory: "村干部" },
      { text: "表太多。", form: "verbatim", speakerCategory: "" },
    ];
    expect(linesOf(minutesDimension({ key: "status", entries }))).toEqual([
      "1. 议事会每月一次。",
      "2. 经费逐年增加。（镇街干部）",
      "3. 我一个人管七条线。（原话，村干部）",
      "4. 表太多。（原话）",
    ]);
  });

  it("gives each figure with its 截至, as precise as it was said, its 口径 and its source", () => {
    const figures = [
      figure,
      { ...figure, asOf: "2026" },
      { ...figure, asOf: "2026-10-09", definition: "已挂牌", source: "镇台账" },
      { ...figure, asOf: "" },
    ];
    expect(linesOf(minutesDimension({ key: "status", figures }))).toEqual([
      "数据：议事会 14个（截至2026年10月）",
      "数据：议事会 14个（截至2026年）",
      "数据：议事会 14个（截至2026年10月9日；口径：已挂牌；来源：镇台账）",
      "数据：议事会 14个",
    ]);
  });

  it("distinguishes asked and not answered, said not to exist, and never asked", () => {
    expect(linesOf(minutesDimension({ key: "example", mark: "not_raised" }))).toEqual(["未谈及（问到了，没有谈）。"]);
    expect(linesOf(minutesDimension({ key: "example", mark: "none" }))).toEqual(["无此情况（问到了，表示没有）。"]);
    expect(linesOf(minutesDimension({ key: "example" }))).toEqual(["没有记录（本次没有问到）。"]);
  });

  it("follows the order of the four, whatever the order of the input", () => {
    const dimensions = (["suggestion", "status", "problem", "example"] as const).map((key) =>
      minutesDimension({ key }),
    );
    expect(compose({ dimensions }).parts.map(({ dimension }) => dimension)).toEqual([
      "status",
      "example",
      "problem",
      "suggestion",
    ]);
  });

  it("never reads a placeholder out of people's words", () => {
    expect(compose({ site: "{project}镇", project: "{site}" })).toMatchObject({
      title: "{project}镇走访纪要",
      purpose: "{site} · 供核对，不作正式印发",
    });
  });

  it("ends each point if points share a paragraph, so that the next can follow", () => {
    const [part] = compose({
      dimensions: [
        minutesDimension({ key: "status", entries: summaries(["有议事会", "有台账。"]), figures: [figure] }),
      ],
    }).parts;
    expect(part && partParagraphs(part, true).map((pieces) => pieces.map(({ text }) => text).join(""))).toEqual([
      "1.\u00a0有议事会。 2.\u00a0有台账。 数据：议事会 14个（截至2026年10月）。 ",
    ]);
  });
});
