import { exchangeLimits, writePath, type CurrentTheme, type WrittenRow } from "@/lib/codebook/exchange/rows";
import { namesAbove } from "@/lib/codebook/exchange/names-above";
import type { FileFault } from "@/lib/codebook/exchange/file-faults";
import { OfficeProblem } from "@/lib/office/problem";
import { readXlsx } from "@/lib/office/xlsx";
import { Archive } from "@/lib/office/zip";
import { writeBook } from "@/lib/write-book";
import type { DimensionKey } from "@/lib/vocabulary";

/** A codebook as a workbook, and back. Pure. */
export interface BookWords {
  sheet: string;
  columns: Record<"dimension" | "above" | "name" | "definition" | "example" | "archived" | "id", string>;
  dimensions: Record<DimensionKey, string>;
  yes: string;
}

const archiveLimits = { entries: 2_000, bytes: 12 * 1024 * 1024 };
const bookLimits = { ...exchangeLimits, sheets: 1, characters: archiveLimits.bytes };

/** @param themes in the order of the tree */
export function writeCodebookBook(themes: readonly CurrentTheme[], words: BookWords): Promise<Uint8Array<ArrayBuffer>> {
  const tree = new Map(themes.map((theme) => [theme.id, { name: theme.name, parent: theme.parentId }]));
  const { columns, dimensions, yes } = words;
  return writeBook([
    {
      name: words.sheet,
      columns: [
        { title: columns.dimension, width: 12, choices: Object.values(dimensions) },
        { title: columns.above, width: 28 },
        { title: columns.name, width: 24 },
        { title: columns.definition, width: 48 },
        { title: columns.example, width: 48 },
        { title: columns.archived, width: 10, choices: [yes] },
        { title: columns.id, width: 38, hidden: true },
      ],
      rows: themes.map(({ id, dimension, name, definition, example, archived }) => [
        ...[dimensions[dimension], writePath(namesAbove(tree, id)), name, definition, example],
        ...[archived ? yes : "", id],
      ]),
    },
  ]);
}

/** The words of the head, in either language of the screen. */
const heads = {
  dimension: ["维度", "dimension"],
  above: ["上级主题", "上级", "路径", "above", "path", "parent"],
  name: ["名称", "主题", "主题名称", "name", "theme"],
  definition: ["说明", "定义", "definition", "description"],
  example: ["例句", "例子", "example"],
  archived: ["已归档", "归档", "archived"],
  id: ["编号", "id"],
} as const;
type Column = keyof typeof heads;
const columnNames = Object.keys(heads) as Column[]; // the keys of a closed literal
const mostRowsAboveHead = 10;

function columnsOf(cells: readonly string[]): Partial<Record<Column, number>> | null {
  const words = cells.map((cell) => cell.trim().toLowerCase());
  const found: Partial<Record<Column, number>> = {};
  for (const column of columnNames) {
    const at = words.findIndex((word) => heads[column].some((head) => head === word));
    if (at >= 0) found[column] = at;
  }
  return found.dimension === undefined || found.name === undefined ? null : found;
}

/** The rows of the first sheet below its head. */
export function readCodebookBook(bytes: Uint8Array): WrittenRow[] | { fault: FileFault } {
  const [sheet] = readXlsx(Archive.open(bytes, archiveLimits), bookLimits, { first: true }).sheets;
  // A cell merged over several rows says the same in each of them, except a name.
  const table = (sheet?.rows ?? []).map((cells) =>
    cells.map(({ text, kind }) => ({ text, merged: kind === "merged" })),
  );
  const head = table.slice(0, mostRowsAboveHead).findIndex((cells) => columnsOf(cells.map(({ text }) => text)));
  const columns = head < 0 ? null : columnsOf((table[head] ?? []).map(({ text }) => text));
  if (!columns) return { fault: table.length === 0 ? "empty" : "noHead" };
  const rows = table.slice(head + 1).flatMap((cells, place): WrittenRow[] => {
    const of = (column: Column): string => {
      const cell = cells[columns[column] ?? -1];
      return cell && !(cell.merged && (column === "name" || column === "id")) ? cell.text : "";
    };
    if (columnNames.every((column) => of(column).trim() === "")) return [];
    const { dimension, above, name } = { dimension: of("dimension"), above: of("above"), name: of("name") };
    const rest = { definition: of("definition"), example: of("example"), archived: of("archived"), id: of("id") };
    return [{ row: head + place + 2, dimension, above, name, ...rest }];
  });
  if (rows.length > exchangeLimits.rows) throw new OfficeProblem("tooManyRows");
  return rows.length === 0 ? { fault: "empty" } : rows;
}
