import { describe, expect, it } from "vitest";
import { unfilledPlaces } from "@/lib/lost-numbers";
import { withLostNumber, withoutLostNumber } from "@/lib/testing/report-texts/lost-numbers";

describe("a place where a figure is missing", () => {
  it("is named as it is written", () => {
    expect(unfilledPlaces("共有52个族别约万人，总体规模已达万。")).toEqual(["约万", "已达万"]);
    expect(unfilledPlaces("**市XX镇，数据待补充，？？个，于2022年月日")).toEqual([
      "**",
      "XX",
      "数据待补充",
      "？？",
      "个",
      "2022年月日",
    ]);
  });

  it("is found before a measure word that is a word of its own", () => {
    expect(unfilledPlaces("全市个镇街走访完毕，时限压缩个工作日，每月下村天。")).toEqual([
      "全市个",
      "压缩个",
      "下村天",
    ]);
    expect(unfilledPlaces("又加了个护堤员，给个说法，每天每个都去，立项后两天。")).toEqual([]);
  });

  it.each([
    ["满意度提高了个百分点。", "个百分点"],
    ["网格覆盖率达百分之，还要补齐。", "百分之"],
    ["规划期为年至年。", "年至年"],
    ["收缴率由提高到97%。", "由提高到"],
    ["某某镇已经建成。", "某某"],
    ["到岗（ ）名干部。", "（ ）"],
    ["金额待核实。", "待核实"],
    ["责任人TBD。", "TBD"],
    ["走访n个镇街。", "n"],
    ["○○村有□□户。", "○○"],
    ["补助___元。", "___"],
    ["干部联系家。", "联系家"],
    ["每户补助元。", "每户补助元"],
  ])("is named with its words in %s", (text, place) => {
    expect(unfilledPlaces(text)[0]).toBe(place);
  });

  it.each([
    "村里有万元户，全村投资近亿元，集体收入过万元。",
    "集体收入万元以下的村还有两个。",
    "新增名额用于窗口，新增户外岗亭，新增家庭医生。",
  ])("is none in %s", (text) => {
    expect(unfilledPlaces(text)).toEqual([]);
  });

  it("is found in a corpus, and not in sentences that look alike", () => {
    const missed = withLostNumber.filter((sentence) => unfilledPlaces(sentence).length === 0);
    const alarms = withoutLostNumber.filter((sentence) => unfilledPlaces(sentence).length > 0);
    const [lost, innocent] = [withLostNumber.length, withoutLostNumber.length];
    console.log(`lost figures: ${lost - missed.length} of ${lost} found; ${alarms.length} false of ${innocent}`);
    expect(lost + innocent).toBeGreaterThanOrEqual(120);
    expect(innocent / (lost + innocent)).toBeGreaterThanOrEqual(1 / 3);
    // A rule that is lost costs a sentence or two.
    expect({ missed, alarms }).toEqual({ missed: [], alarms: [] });
  });
});
