import { describe, expect, it } from "vitest";
import { handlingOf, readReplySheet } from "@/lib/reports/opinions/reply-sheet";

describe("a reply sheet", () => {
  it("is read by the names of its columns, wherever its head is and in whatever order", () => {
    const sheet = readReplySheet([
      ["《关于……的调研报告（征求意见稿）》意见反馈表"],
      [],
      ["序号", "反馈单位", "修改意见", "是否采纳", "未采纳理由"],
      ["1", "市财政局", "经费标准再核。", "采纳", ""],
      ["2", "市民政局", "删去第三点。", "不采纳", "与文件不符。"],
      ["3", "青石镇", "无意见", "", ""],
      ["4", "柳湾镇", "补充案例。", "研究中", ""],
    ]);
    expect(sheet).toEqual({
      left: 1,
      opinions: [
        { opinion: "经费标准再核。", source: "市财政局", handling: "adopted", reason: "" },
        { opinion: "删去第三点。", source: "市民政局", handling: "not_adopted", reason: "与文件不符。" },
        { opinion: "补充案例。", source: "柳湾镇", handling: "pending", reason: "研究中" },
      ],
    });
  });

  it("says what is missing", () => {
    expect(readReplySheet([["甲", "乙"]])).toEqual({ problem: "noColumns" });
    expect(
      readReplySheet([
        ["意见", "来源单位"],
        ["", "市财政局"],
      ]),
    ).toEqual({ problem: "noRows" });
    const many = Array.from({ length: 1_001 }, () => ["再核。", "市财政局"]);
    expect(readReplySheet([["意见", "来源单位"], ...many])).toEqual({ problem: "tooMany" });
  });

  it.each([
    ["采纳", "adopted"],
    ["已采纳", "adopted"],
    ["部分采纳", "partly"],
    ["未采纳", "not_adopted"],
    ["不予采纳", "not_adopted"],
    ["否", "not_adopted"],
    ["待定", "pending"],
    ["", "pending"],
  ] as const)("%s is %s", (words, handling) => {
    expect(handlingOf(words)).toBe(handling);
  });
});
