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

test("a text that looks like a code of Office stays a text, and half a character stays one", async () => {
  const texts = ["_x0041_", "_x005F_x0041_", "_x0041", "中\uFFFD文", "\uFFFD"];
  const columns = [{ title: "名称", width: 20 }];
  const archive = Archive.open(await writeBook([{ name: "表", columns, rows: texts.map((text) => [text]) }]));
  const limits = { rows: 100, columns: 10, cellCharacters: 100, sheets: 1, characters: 10_000 };
  const [sheet] = readXlsx(archive, limits).sheets;
  expect(sheet?.rows.slice(1).map((cells) => cells[0]?.text)).toEqual(texts);
  // What Excel shows as the text above.
  expect(archive.read("xl/sharedStrings.xml")).toContain("<t>_x005F_x0041_</t>");
});
