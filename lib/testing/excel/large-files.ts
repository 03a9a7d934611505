import { entryBook, makeBook, sheetXml, shared } from "@/lib/testing/excel/books";
import { type BrokenFile, csv, withSheet, many } from "@/lib/testing/excel/file-bytes";

/** Files with more content than is allowed. */
export const largeFiles: readonly BrokenFile[] = [
  [
    "a workbook of 100,000 rows",
    "走访.xlsx",
    () => withSheet(sheetXml(many(100_000, (row) => `<row r="${row + 1}"><c r="A${row + 1}"><v>1</v></c></row>`))),
    "tooManyRows",
  ],
  ["a .csv of 100,000 rows", "走访.csv", () => csv(`编号,调研点\n${"1,桥头镇\n".repeat(100_000)}`), "tooManyRows"],
  [
    "a workbook with one cell in row 6,001",
    "走访.xlsx",
    () => withSheet(sheetXml('<row r="6001"><c r="A6001"><v>1</v></c></row>')),
    "tooManyRows",
  ],
  [
    "a workbook with one cell in the last row of Excel",
    "走访.xlsx",
    () => withSheet(sheetXml('<row r="1048576"><c r="A1048576"><v>1</v></c></row>')),
    "tooManyRows",
  ],
  [
    "a workbook with a cell in the 61st column",
    "走访.xlsx",
    () => withSheet(sheetXml('<row r="1"><c r="BI1"><v>1</v></c></row>')),
    "tooManyColumns",
  ],
  [
    "a workbook with a cell in the last column of Excel",
    "走访.xlsx",
    () => withSheet(sheetXml('<row r="1"><c r="XFD1"><v>1</v></c></row>')),
    "tooManyColumns",
  ],
  ["a .csv of 61 columns", "走访.csv", () => csv(`${"列,".repeat(61)}\n`), "tooManyColumns"],
  [
    "a workbook of 31 sheets",
    "走访.xlsx",
    () => makeBook(Object.fromEntries(Array.from({ length: 31 }, (_, at) => [`表${at}`, [["编号"]]]))),
    "tooManySheets",
  ],
  [
    "a workbook of more than two million characters",
    "走访.xlsx",
    () =>
      makeBook(
        { 走访: Array.from({ length: 101 }, () => [shared(0)]) },
        { strings: `<si><t>${"字".repeat(20_000)}</t></si>` },
      ),
    "tooLong",
  ],
  ["a file of more than five megabytes", "走访.xlsx", () => new Uint8Array(5 * 1024 * 1024 + 1), "tooLarge"],
  [
    "a valid workbook made too large by a picture",
    "走访.xlsx",
    () => entryBook({}, { parts: { "xl/media/image1.png": new Uint8Array(6_000_000) }, level: 0 }),
    "tooLarge",
  ],
];
