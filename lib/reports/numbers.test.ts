import { describe, expect, it } from "vitest";
import { numbersWithoutSource, unfilledPlaces } from "@/lib/reports/numbers";

describe("a figure of the text", () => {
  it("is found in its source, whichever way each of them writes it", () => {
    expect(numbersWithoutSource("共1,200户、3.50万元、２３个", ["涉及1200户，合计35000元，二十三个村。"])).toEqual([]);
    expect(numbersWithoutSource("12户", ["十二户人家"])).toEqual([]);
  });

  it("is listed if no source has it, each once", () => {
    expect(numbersWithoutSource("14个村，46个网格，14个议事会", ["46个网格"])).toEqual(["14"]);
  });

  it("does not count as found if its digits are part of a longer figure", () => {
    expect(numbersWithoutSource("12个", ["112个"])).toEqual(["12"]);
  });
});

describe("a place that was left unfilled", () => {
  it("is found if a figure is missing before its unit", () => {
    expect(unfilledPlaces("共有52个族别约万人，总体规模已达万。")).toEqual(["约万", "已达万"]);
    expect(unfilledPlaces("参加活动约人，合计件。")).toEqual(["约人", "合计件"]);
  });

  it("is found if a placeholder is in its place", () => {
    expect(unfilledPlaces("**市XX镇，数据待补充，？？个")).toEqual(["**", "XX", "待补充", "？？"]);
  });

  it("is not found in complete sentences", () => {
    expect(
      unfilledPlaces(
        "约3万人参加，近万名职工，累计办结120件，累计人均两次，达到人均3次，万达广场，共同富裕，约定人选。",
      ),
    ).toEqual([]);
  });
});
