import { expect, test } from "vitest";
import { readXlsx } from "@/lib/office/xlsx";
import { Archive } from "@/lib/office/zip";
import { writeBook } from "@/lib/write-book";

test("a workbook can be read whatever its texts are, also where the library has names of its own", async () => {
  const texts = ["toString", "constructor", "__proto__", "hasOwnProperty", "\u{E000}toString", "人员"];
  const columns = [{ title: "名称", width: 20 }];
  const bytes = await writeBook([{ name: "表", columns, rows: texts.map((text) => [text]) }]);
  const limits = { rows: 100, columns: 10, cellCharacters: 100, sheets: 1, characters: 10_000 };
  const [sheet] = readXlsx(Archive.open(bytes), limits).sheets;
  expect(sheet?.rows.slice(1).map((cells) => cells[0]?.text)).toEqual(texts);
});
