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

  it("is found in a corpus, and not in sentences that look alike", () => {
    const missed = withLostNumber.filter((sentence) => unfilledPlaces(sentence).length === 0);
    const alarms = withoutLostNumber.filter((sentence) => unfilledPlaces(sentence).length > 0);
    const [lost, innocent] = [withLostNumber.length, withoutLostNumber.length];
    console.log(`lost figures: ${lost - missed.length} of ${lost} found; ${alarms.length} false of ${innocent}`);
    expect(lost + innocent).toBeGreaterThanOrEqual(120);
    expect(innocent / (lost + innocent)).toBeGreaterThanOrEqual(1 / 3);
    expect(missed.length / lost, missed.join("\n")).toBeLessThanOrEqual(0.05);
    expect(alarms.length / innocent, alarms.join("\n")).toBeLessThanOrEqual(0.05);
  });
});
