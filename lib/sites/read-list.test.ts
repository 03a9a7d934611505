import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { readPastedList } from "@/lib/sites/read-list";
import { often } from "@/lib/testing/how-often";

const names = (text: string) => readPastedList(text).rows.map((row) => row.name);
const codes = (text: string) => readPastedList(text).problems.map((each) => each.code);
const three = ["桥头镇", "林湖乡", "城东街道"];

describe("readPastedList", () => {
  it.each([
    ["lines", "桥头镇\n林湖乡\n城东街道"],
    ["CRLF and blank lines", "\r\n桥头镇\r\n\r\n林湖乡\r\n城东街道\r\n"],
    ["a byte order mark", "\uFEFF桥头镇\n林湖乡\n城东街道"],
    ["、", "桥头镇、林湖乡、城东街道。"],
    ["commas, full and half", "桥头镇，林湖乡,城东街道"],
    ["semicolons", "桥头镇；林湖乡;城东街道；"],
    ["tabs", "桥头镇\t林湖乡\t城东街道"],
    ["spaces between names", "桥头镇 林湖乡　城东街道"],
    ["full-width spaces around", "　桥头镇　\n　　林湖乡\n城东街道　"],
    ["1.", "1.桥头镇\n2. 林湖乡\n３．城东街道"],
    ["1、 in a line", "1、桥头镇 2、林湖乡 3、城东街道"],
    ["（1）", "（1）桥头镇\n(2)林湖乡\n（三）城东街道"],
    ["①", "①桥头镇②林湖乡 ③城东街道"],
    ["一、", "一、桥头镇\n二、林湖乡\n三、城东街道"],
    ["bullets", "•桥头镇\n- 林湖乡\n* 城东街道"],
    ["a column of numbers", "1\t桥头镇\n2\t林湖乡\n3\t城东街道"],
  ])("reads names that are separated by or begin with %s", (_, text) => {
    expect(names(text)).toEqual(three);
    expect(codes(text)).toEqual([]);
  });

  it("reads name, kind and county from columns", () => {
    expect(readPastedList("桥头镇\t镇\t海陵区\n城东科创中心\t园区\t\n罡杨镇\t\t姜堰区").rows).toEqual([
      { row: 1, name: "桥头镇", kind: "town", county: "海陵区" },
      { row: 2, name: "城东科创中心", kind: "park" },
      { row: 3, name: "罡杨镇", kind: "town", county: "姜堰区" },
    ]);
  });

  it("uses a header line that was copied too", () => {
    expect(readPastedList("所属区县\t镇街名称\t类型\n海陵区\t桥头镇\t镇").rows).toEqual([
      { row: 2, name: "桥头镇", kind: "town", county: "海陵区" },
    ]);
  });

  it("does not split inside brackets, unless they do not match", () => {
    expect(names("额敏（兵地、辽阳）工业园区、桥头镇")).toEqual(["额敏（兵地、辽阳）工业园区", "桥头镇"]);
    expect(names("（桥头镇、林湖乡")).toContain("林湖乡");
  });

  it("keeps names that begin with a Chinese numeral", () => {
    expect(names("八五〇农场\n五一镇\n三十里堡镇")).toEqual(["八五〇农场", "五一镇", "三十里堡镇"]);
  });

  it.each([
    ["a name without a kind", "桥头村", "kind_unknown"],
    ["a kind alone", "镇", "kind_unknown"],
    ["an unknown word in the kind's column", "桥头镇\t甲类\n林湖乡\t镇\n戴窑镇\t镇", "kind_unknown"],
    ["41 characters", `${"桥".repeat(40)}镇`, "name_too_long"],
    ["1 MB", "桥".repeat(1_000_000), "name_too_long"],
    ["more than 1 MB", "桥".repeat(1_000_001), "too_many_rows"],
    ["20,001 lines", "桥头镇\n".repeat(20_001), "too_many_rows"],
    ["20,001 in one line", "桥头镇、".repeat(20_001), "too_many_rows"],
    ["a lone high surrogate", "桥\uD842镇", "name_characters"],
    ["a lone low surrogate", "桥\uDFB7镇", "name_characters"],
    ["a replacement character", "桥\uFFFD头镇", "name_characters"],
    ["a repetition", "桥头镇\n桥头镇", "duplicate"],
    ["a repetition in other brackets and widths", "桥头镇(南)街道\n桥头镇（南）街道", "duplicate"],
  ])("refuses %s", (_, text, code) => {
    expect(codes(text)).toContain(code);
  });

  it("reports the line, and spells out damaged characters", () => {
    expect(readPastedList("桥头镇\n\n林\uD842湖乡").problems).toEqual([
      { row: 3, code: "name_characters", value: "林[U+FFFD]湖乡" },
    ]);
  });

  it.each([
    ["NUL", "桥\u0000头镇"],
    ["a control", "桥\u0007头镇"],
    ["bidi", "桥\u202E头镇"],
    ["an isolate", "桥\u2067头镇"],
    ["a zero-width space", "桥\u200B头镇"],
    ["a zero-width joiner", "桥\u200D头镇"],
    ["a soft hyphen", "桥\u00AD头镇"],
    ["a language tag", "桥\u{E0041}头镇"],
    ["a byte order mark", "\uFEFF桥头镇"],
  ])("reads a name without what nobody can see: %s", (_, text) => {
    expect(names(text)).toEqual(["桥头镇"]);
    expect(names(`名称\t区县\n${text}\t海陵区`)).toEqual(["桥头镇"]);
  });

  it("keeps the same name in two counties apart", () => {
    expect(readPastedList("城关镇\t镇\t甲县\n城关镇\t镇\t乙县\n城关镇\t镇\t甲县").problems).toEqual([
      { row: 3, code: "duplicate", value: "城关镇" },
    ]);
  });

  it("keeps rare Han, markup and formula starts exactly", () => {
    const odd = [
      "湖㳇镇",
      "𠮷祥镇",
      "𪚥镇",
      "𫝀镇",
      "𫠝镇",
      "𬺰镇",
      "𰀀镇",
      "𱍐镇",
      "<b>桥头</b>镇",
      "<script>alert(1)</script>镇",
      "=1+1镇",
      "+桥头镇",
      "-桥头镇",
      "@桥头镇",
      "＝桥头镇",
      "__proto__镇",
    ];
    expect(names(odd.join("\n"))).toEqual(odd);
    expect(names(`${"𠮷".repeat(39)}镇`)).toHaveLength(1);
  });

  it("never throws, and checks every name by the same rule", () => {
    const piece = fc.oneof(
      fc.string({ unit: "binary", maxLength: 12 }),
      fc.constantFrom("桥头镇", "、", "\t", "\n", "（", "）", "1.", "①", "镇", "海陵区", "\u200B", " "),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const { rows } = readPastedList(pieces.join(""));
        expect(
          rows.every(
            (row) =>
              row.name === row.name.trim() &&
              row.name !== "" &&
              !/[\p{Cc}\p{Cf}\p{Cs}]/u.test(row.name) &&
              [...row.name].length <= 40,
          ),
        ).toBe(true);
      }),
      { numRuns: often(500), verbose: true },
    );
  });

  it.each([
    ["(".repeat(1e6)],
    ["（".repeat(5e5) + "）".repeat(5e5)],
    ["\t".repeat(1e6)],
    [`桥${" ".repeat(999_990)}镇`],
    ["1、".repeat(5e5)],
    ["1".repeat(1e6)],
    ["。；".repeat(5e5)],
    ["镇、".repeat(5e5)],
  ])("returns no more than its limits allow for a million hostile characters (%#)", (text) => {
    const { rows, problems } = readPastedList(text);
    expect(rows.length + problems.length).toBeLessThanOrEqual(20_000);
    // The message about a row is short, however long the row is.
    expect(Math.max(0, ...problems.map(({ value }) => value?.length ?? 0))).toBeLessThanOrEqual(400);
  });
});
