import { describe, expect, it } from "vitest";
import { understoodAsOf, understoodHeadCount, understoodValue } from "@/lib/visits/said/understood";

const waiting = { kind: "waiting" };

describe("a value is echoed only where it is stored otherwise than typed", () => {
  it.each([
    ["", "", null],
    ["  ", "", null],
    ["12", "", null],
    [" 12 ", "个", null],
    ["35%", "", null],
    ["35％", "", { kind: "number", number: "35%" }],
    ["三成", "", { kind: "number", number: "30%" }],
    ["35%", "人", waiting],
    ["1.2万", "人", { kind: "number", number: "12000" }],
    ["1,200", "", { kind: "number", number: "1200" }],
    ["１２", "", { kind: "number", number: "12" }],
    ["200余", "家", { kind: "about", number: "200", words: "余" }],
    ["大约1.2万左右", "", { kind: "about", number: "12000", words: "大约…左右" }],
    ["约35%", "", { kind: "about", number: "35%", words: "约" }],
    ["十来个", "", waiting],
    ["3-5", "", waiting],
  ])("%s of %s", (value, unit, said) => {
    expect(understoodValue({ value, unit, asOf: "" })).toEqual(said);
  });
});

describe("截至 is echoed only where it is stored otherwise than typed", () => {
  it.each([
    ["", null],
    ["2026-10", null],
    ["2026年10月", null],
    ["2026 年 10 月 31 日", null],
    ["去年底", { kind: "day", day: "2025-12" }],
    ["2026.10.31", { kind: "day", day: "2026-10-31" }],
    ["2026年10月底", { kind: "day", day: "2026-10" }],
    ["最近", waiting],
    ["2026-13", waiting],
  ])("%s", (asOf, said) => {
    expect(understoodAsOf(asOf, "2026-11-20")).toEqual(said);
  });

  it("waits for the day of the visit where it is counted from that", () => {
    expect(understoodAsOf("去年底", "")).toEqual(waiting);
  });
});

describe("a head-count is echoed only where it is stored otherwise than typed", () => {
  it.each([
    ["", null],
    ["12", null],
    ["12人", { kind: "number", number: "12" }],
    ["十二", { kind: "number", number: "12" }],
    ["十几", waiting],
    ["约20", waiting],
    ["0", waiting],
    ["1000000", waiting],
  ])("%s", (typed, said) => {
    expect(understoodHeadCount(typed)).toEqual(said);
  });
});
