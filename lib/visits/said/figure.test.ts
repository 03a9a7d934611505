import { describe, expect, it } from "vitest";
import { figureParts, figureRead, inexactWords, numberOf } from "@/lib/visits/said/figure";

const read = (value: string, unit = "") => figureRead({ value, unit, asOf: "" }, "2026-11-20");

describe("a figure as it is stored", () => {
  it.each([
    ["1.2万", "人", "12000", "人"],
    ["35%", "", "35", "%"],
    ["近三成", "", "近30", "%"],
    // Inexact numbers stay the words that were typed: none of them becomes an exact figure.
    ["十几", "人", "十几", "人"],
    ["二十多", "家", "二十多", "家"],
    ["十来", "个", "十来", "个"],
    ["200余", "家", "200余", "家"],
    ["约1.2万", "", "约1.2万", ""],
    ["几十", "人", "几十", "人"],
  ])("%s of %s is %s of %s", (value, unit, stored, storedUnit) => {
    expect(read(value, unit)).toEqual({ value: stored, unit: storedUnit, asOf: "" });
  });

  it("has a number to count with, and says in words that it is not exact", () => {
    expect([numberOf("十几"), inexactWords("十几")]).toEqual(["10", "十几"]);
    expect([numberOf("200余"), inexactWords("200余")]).toEqual(["200", "200余"]);
    expect([numberOf("200"), inexactWords("200")]).toEqual(["200", ""]);
    expect([numberOf("几十"), inexactWords("几十")]).toEqual([null, ""]);
  });

  it("puts 左右 after the unit", () => {
    expect(figureParts("200左右", "家")).toEqual({ value: "200", unit: "家左右" });
    expect(figureParts("200余", "家")).toEqual({ value: "200余", unit: "家" });
  });
});
