import { kindOfFile } from "@/lib/office/signature";
import type { BookCell } from "@/lib/office/book";
import { readCsv } from "@/lib/office/csv";
import { OfficeProblem, type OfficeFault } from "@/lib/office/problem";
import { readXlsx } from "@/lib/office/xlsx";
import { localName, walkXml } from "@/lib/office/xml";
import { Archive } from "@/lib/office/zip";
import { siteImportLimits, type SiteFileProblemCode } from "@/lib/sites/import-problems";
import { readKindWord, recognizeSiteKind } from "@/lib/sites/site-kind";

/** A table of text cells whose first row is the file's first, or the reason why there is none. */
export type TableResult = { table: string[][] } | { problem: SiteFileProblemCode };

/** 12 MB of XML are read in about a second; 20,000 rows of three columns are 3 MB. */
const archiveLimits = { entries: 2_000, bytes: 12 * 1024 * 1024 };
const bookLimits = { ...siteImportLimits, sheets: 1, characters: archiveLimits.bytes };

/**
 * The cells of a .csv or .xlsx file's first sheet as text, row 1 first; or a code for why it cannot be read. Never
 * throws because of the file's content. The content decides what the file is; the name decides only if it is text. Give
 * the table to `readSiteTable`.
 */
export function readSpreadsheet({ bytes, fileName }: { bytes: Uint8Array; fileName: string }): TableResult {
  if (bytes.length === 0) return { problem: "file_empty" };
  if (bytes.length > siteImportLimits.bytes) return { problem: "file_too_large" };
  try {
    const kind = kindOfFile(bytes);
    if (kind === "zip") return readFirstSheet(bytes);
    if (kind === "encrypted") return { problem: "encrypted" };
    if (kind === "oldOffice") return { problem: "old_excel" };
    if (!/\.(?:csv|txt|tsv)$/iu.test(fileName.trim())) return { problem: "file_type" };
    return kind === "foreign" ? { problem: "not_text" } : { table: readCsv(bytes, siteImportLimits) };
  } catch (error) {
    return { problem: error instanceof OfficeProblem ? codes[error.fault] : "broken" };
  }
}

const codes: Record<OfficeFault, SiteFileProblemCode> = {
  empty: "file_empty",
  broken: "broken",
  bomb: "inflates_too_large",
  tooManyEntries: "too_many_entries",
  doctype: "xml_doctype",
  encrypted: "encrypted",
  notExcel: "file_type",
  tooManySheets: "broken",
  tooManyRows: "too_many_rows",
  tooManyColumns: "too_many_columns",
  tooLong: "inflates_too_large",
  encoding: "not_text",
  quotes: "loose_quotes",
};

function readFirstSheet(bytes: Uint8Array): TableResult {
  const archive = Archive.open(bytes, archiveLimits);
  if (refersOutwards(archive)) return { problem: "external_links" };
  const [sheet] = readXlsx(archive, bookLimits, { first: true }).sheets;
  const table = (sheet?.rows ?? []).map((row) => row.map(cellText));
  while (table.at(-1)?.every((cell) => cell === "")) table.pop();
  return table.length === 0 ? { problem: "file_empty" } : { table };
}

/** A merged 区县 or 类型 counts for each of its rows; a merged name is one site, not several. */
function cellText({ text, kind }: BookCell): string {
  return kind === "merged" && recognizeSiteKind(text) !== null && readKindWord(text) === null ? "" : text;
}

/** A relation to something outside the file. A link in a cell is only text to us, and is ignored. */
function refersOutwards(archive: Archive): boolean {
  const names = archive.names();
  let found = names.some((name) => /(?:^|\/)externalLinks\//u.test(name));
  for (const name of names.filter((each) => each.endsWith(".rels"))) {
    walkXml(archive.read(name) ?? "", {
      open(tag, attributes) {
        if (localName(tag) !== "Relationship") return;
        const values = attributes();
        found ||=
          /^\s*external/iu.test(values.get("TargetMode") ?? "") && !/\/hyperlink$/u.test(values.get("Type") ?? "");
      },
      close() {},
    });
  }
  return found;
}
