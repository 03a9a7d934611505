import { describe, expect, it } from "vitest";
import { readBytes, told, writeBook, type Cells } from "@/lib/testing/book-world";
import { visitHeader, goodVisit, changed } from "@/lib/testing/excel/filled-template";

/** Workbooks with a wrong structure, each with the cells and sentences that are reported. */

const visits = (...rows: Cells) => ({ 走访: [visitHeader, ...rows] });

/** The problems in a file's structure; `[]`: none, and its meaning is clear. */
const built: [string, () => Promise<Uint8Array> | Uint8Array, string[]][] = [
  [
    "two columns too few",
    () =>
      writeBook({
        ...visits(goodVisit),
        数据: [
          ["编号", "指标", "数值"],
          ["1", "议事会", "12"],
        ],
      }),
    ["数据! columnMissing", "数据! columnMissing"],
  ],
  [
    "rows of all lengths",
    () => writeBook({ 走访: [visitHeader, ["1", "桥头镇"], ["2", "高新产业园", "2026-03-12", null, null, "座谈"]] }),
    ["走访!C2 errors.field.required", "走访!F2 errors.field.required"],
  ],
  [
    "several wrong at once, in their order",
    () => writeBook(visits(["1", "无名镇", "3月", "26:00", "", "电话"], ["1", "桥头镇", "2026-02-30", "", "", "座谈"])),
    [
      "走访!B2 siteUnknown",
      "走访!F2 methodUnknown",
      "走访!C2 errors.field.date",
      "走访!D2 errors.field.time",
      "走访!A3 numberTwice",
      "走访!C3 errors.field.date",
    ],
  ],
  [
    "a CSV in GBK with a wrong day",
    () =>
      new Uint8Array(
        Buffer.from("b5f7d1d0b5e32cd7dfb7c3c8d5c6da2cb7bdcabd0ac7c5cdb7d5f22c323032362d30322d33302cd7f9ccb80a", "hex"),
      ),
    ["走访!B2 errors.field.date"],
  ],
];

describe("a file with a wrong structure", () => {
  it.each(built)("%s", async (name, bytes, expected) => {
    expect(told(readBytes(await bytes(), name.includes("CSV") ? { name: "走访.csv" } : {})).sort()).toEqual(
      [...expected].sort(),
    );
  });

  it("with thousands of wrong cells reports each once, in time", async () => {
    const rows = Array.from({ length: 3_000 }, (_, index) =>
      changed(changed(goodVisit, "A2", String(index)), "B2", "无名镇"),
    );
    const result = readBytes(await writeBook(visits(...rows)));
    expect(result.problems.length).toBe(3_001);
    expect(result.previews[0]?.rows).toHaveLength(20);
  });
});
