import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { readSiteTable } from "@/lib/sites/read-site-table";
import { readSpreadsheet } from "@/lib/sites/read-spreadsheet";
import { rowsXml, sheetXml, workbook } from "@/lib/testing/workbook-fixture";
import { often } from "@/lib/testing/how-often";

const seed = Number(process.env["FUZZ_SEED"] ?? Date.now() % 2_147_483_647);
const rows = [
  ["区县", "名称", "类型"],
  ["海陵区", "桥头镇", "镇"],
  ["海陵区", "林湖乡", "乡"],
  ["姜堰区", "城东街道", ""],
];
const files = {
  "a.xlsx": workbook(sheetXml(rowsXml(rows), '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>')),
  // Stored without compression, so that a changed byte changes the XML and not only the packing.
  "b.xlsx": workbook(sheetXml(rowsXml(rows)), {}, 0),
  "c.csv": new TextEncoder().encode(rows.map((row) => row.join(",")).join("\r\n")),
  "d.csv": new TextEncoder().encode(rows.map((row) => row.map((text) => `"${text}"`).join("\t")).join("\n")),
};

const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  how: fc.constantFrom("set", "insert", "delete", "cut"),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }),
});

function mutate(source: Uint8Array, changes: readonly { at: number; how: string; bytes: Uint8Array }[]): Uint8Array {
  let bytes = Buffer.from(source);
  for (const { at, how, bytes: put } of changes) {
    const place = Math.floor(at * bytes.length);
    const head = bytes.subarray(0, place);
    if (how === "cut") bytes = Buffer.from(head);
    else if (how === "insert") bytes = Buffer.concat([head, put, bytes.subarray(place)]);
    else bytes = Buffer.concat([head, how === "set" ? put : Buffer.alloc(0), bytes.subarray(place + put.length)]);
  }
  return new Uint8Array(bytes);
}

describe(`500 files with changed bytes (FUZZ_SEED=${seed})`, () => {
  it("are read or refused without an exception, within the limits, and give only valid names", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.entries(files)),
        fc.array(change, { minLength: 1, maxLength: 6 }),
        async ([fileName, source], changes) => {
          const result = await readSpreadsheet({ bytes: mutate(source, changes), fileName });
          if ("table" in result) {
            expect(result.table.length).toBeLessThanOrEqual(20_000);
            expect(Math.max(...result.table.map((row) => row.length))).toBeLessThanOrEqual(50);
            for (const row of readSiteTable(result.table).rows) expect(row.name).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
          }
        },
      ),
      { numRuns: often(500), seed },
    );
  });
});
