import { describe, expect, it } from "vitest";
import { numberFromText } from "./number-text";

describe("a typed number", () => {
  it.each([
    ["14", 14],
    [" 12.5 ", 12.5],
    ["１２．５", 12.5],
    ["1,234,567", 1234567],
    ["-3", -3],
    ["", null],
    ["  ", null],
    [undefined, null],
    [7, 7],
  ])("reads %j as %j", (typed, read) => {
    expect(numberFromText(typed)).toBe(read);
  });

  it.each(["约30", "1,2", "12万", "1e3", "0x10", "--1", "."])("leaves %j for the schema to refuse", (typed) => {
    expect(numberFromText(typed)).toBe(typed);
  });
});
