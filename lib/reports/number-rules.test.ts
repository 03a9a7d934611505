import { describe, expect, it } from "vitest";
import { countsAlike, sameUnit, saysTheSame, statedNumbers, type StatedNumber } from "@/lib/reports/numbers";

/** Each rule of reading a figure by itself, in the words of an office. */

const of = (text: string) => statedNumbers(text).filter(({ idle }) => !idle);
const figures = (text: string) => of(text).map(({ written, value }) => [written, value]);
const first = (text: string): StatedNumber => {
  const [found] = of(text);
  if (!found) throw new Error(`no figure: ${text}`);
  return found;
};
const reach = (text: string) => [first(text).low, first(text).high];

describe("a figure", () => {
  it.each([
    ["超龄网格员占20分之1", [["20分之1", 5]]],
    ["线上办理占十分之3", [["十分之3", 30]]],
    ["窗口入驻率9成，收缴率8.5成", [["9成", 90], ["8.5成", 85]]], // prettier-ignore
    ["七成半的事项就近办", [["七成半", 75]]],
    ["兼职的占三成五户均收入下降", [["三成", 30], ["五户", 5]]], // prettier-ignore
    ["这一成果已经推开，两成员单位参加", []],
    ["运转经费20多万元，缺口3百万元", [["20多万元", 200_000], ["3百万元", 3_000_000]]], // prettier-ignore
    ["每年３．５万元，占５０％", [["３．５万元", 35_000], ["５０％", 50]]], // prettier-ignore
    ["投诉率5‰", [["5‰", 0.5]]],
    ["公示45日，古树2300年，历时18月", [["45日", 45], ["2300年", 2300], ["18月", 18]]], // prettier-ignore
    ["占地350m²，用5G专网", [["350", 350]]],
    ["1、基本情况\n2.主要问题\n（3）下步建议", []],
    ["凌晨一点换班", [["一点", 1]]],
    ["上百群众到场", [["百", 100]]],
    ["村级会议三至五个小时", [["三", 3], ["五个", 5]]], // prettier-ignore
    ["三年半数人员调走", [["三年", 3], ["半数", 50]]], // prettier-ignore
    ["“网格员每月入户两次，每次三人”", [["两次", 2], ["三人", 3]]], // prettier-ignore
    ["24小时办结，二十四小时办结", [["24小时", 24], ["二十四小时", 24]]], // prettier-ignore
  ])("in %s", (text, expected) => {
    expect(figures(text)).toEqual(expected);
  });

  it.each([
    "星期三下午例会，礼拜五点名，周二个别访谈",
    "“两张网”“三本台账”",
    "另举两例子说明，两例会议纪要",
    "窗口24小时值守，民警二十四小时值班，平台7×24服务",
    "统一台账，统一格式",
  ])("is none in %s", (text) => {
    expect(figures(text)).toEqual([]);
  });

  it("is a measure of what stands behind it, also across a blank of another kind", () => {
    for (const blank of [" ", "\u00a0", "\u2009"]) expect(first(`走访27${blank}次`).unit).toBe("次");
    expect(first("得分提高五分").unit).toBe("分");
    expect(first("公示三至五个月").unit).toBe("个月");
    expect(of("公示45日，历时18月，古树2300年").map(({ kind }) => kind)).toEqual(["count", "count", "count"]);
  });

  it("is inexact by its own words alone", () => {
    expect(reach("参加的有300人左右")).toEqual([270, 330]);
    expect(reach("参加的有300人上下")).toEqual([270, 330]);
    expect(reach("仅5人左右为难")).toEqual([5, 5]);
    expect(reach("到岗19人，左右邻镇各抽调")).toEqual([19, 19]);
    expect(reach("经费20多万元")).toEqual([200_000, 300_000]);
  });
});

describe("two figures", () => {
  const same = (one: string, other: string) => saysTheSame(first(one), first(other));

  it("are the same with words that count the same", () => {
    for (const [one, other] of [
      ["配12户", "配12家"],
      ["开会3次", "开会3轮"],
      ["补3块", "补3元"],
      ["用时3天", "3日办结"],
      ["化解5件", "化解5起"],
    ] as const)
      expect([one, same(one, other), countsAlike(first(one), first(other))]).toEqual([one, true, true]);
    expect(same("配12户", "配12件")).toBe(false);
    expect(sameUnit("户", "人")).toBe(false);
  });

  it("are the same as a share and as its per cent, and a share is no count", () => {
    expect(same("占三分之一", "占33.3%")).toBe(true);
    expect(same("占三分之一", "占33%")).toBe(false);
    expect(same("占一半", "共50")).toBe(false);
    expect(countsAlike(first("占一半"), first("共50"))).toBe(false);
  });

  it("are not the same if one is of two values", () => {
    expect(same("缺七八个人", "缺7个人")).toBe(false);
    expect(same("缺7个人", "缺七八个人")).toBe(false);
    expect(same("缺七八个人", "缺七八个人")).toBe(true);
  });
});
