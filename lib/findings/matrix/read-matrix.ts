import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { without } from "@/lib/findings/filter-address";
import type { MatrixChoices } from "@/lib/findings/matrix/choices";
import { arrangeColumns, arrangeRows, type MatrixColumn, type MatrixRow } from "@/lib/findings/matrix/heads";
import { matrixLimits } from "@/lib/findings/matrix/limits";
import { readSummaries, type ShownSummary } from "@/lib/findings/matrix/read-summaries";
import { matrixCells, type CellEntries } from "@/lib/findings/queries/matrix-cells";
import { matrixColumns } from "@/lib/findings/queries/matrix-columns";
import { matrixCounts, type CellCount } from "@/lib/findings/queries/matrix-counts";
import { cellKey } from "@/lib/findings/queries/matrix-summaries";
import { matrixRows } from "@/lib/findings/queries/matrix-rows";
import type { FindingsFilter } from "@/lib/findings/schema";

/** What narrows the matrix: its columns are the themes, and a mark has no entries. */
export function matrixFilter(filter: FindingsFilter): FindingsFilter {
  return without(filter, "theme", "mark");
}

export interface MatrixHeads {
  /** The sites, in their order … */
  rows: MatrixRow[];
  /** … and the themes or dimensions. */
  columns: MatrixColumn[];
  /** Rows and columns without anything, whether they are shown or not. */
  emptyRows: number;
  emptyColumns: number;
}

export async function readHeads(
  scope: ProjectScope,
  filter: FindingsFilter,
  choices: MatrixChoices,
): Promise<MatrixHeads> {
  const [sites, columns] = await Promise.all([matrixRows(scope, filter), matrixColumns(scope, filter)]);
  const { pair } = choices;
  const byTheme = filter.dimension !== undefined;
  const hidden = { ...choices, hideEmpty: true };
  return {
    rows: pair ? pair.flatMap((id) => sites.filter((site) => site.id === id)) : arrangeRows(sites, choices, byTheme),
    columns: arrangeColumns(columns, choices),
    emptyRows: sites.length - arrangeRows(sites, hidden, byTheme).length,
    emptyColumns: columns.length - arrangeColumns(columns, hidden).length,
  };
}

interface AskedCells {
  siteIds: readonly string[];
  columnIds: readonly string[];
  /** Two sites stand side by side, with more of each entry. */
  pair: boolean;
}

/** A cell without entries is there only if it has a summary. */
export type MatrixCell = CellEntries & { summary?: ShownSummary };

export async function readCells(
  scope: ProjectScope,
  filter: FindingsFilter,
  { siteIds, columnIds, pair }: AskedCells,
): Promise<MatrixCell[]> {
  const { lines, characters, pairLines, pairCharacters } = matrixLimits;
  const [cells, summaries] = await Promise.all([
    matrixCells(scope, filter, {
      ...{ siteIds, columnIds },
      ...(pair ? { lines: pairLines, characters: pairCharacters } : { lines, characters }),
    }),
    readSummaries(scope, { dimension: filter.dimension, siteIds, columnIds }),
  ]);
  const short = (summary: ShownSummary): ShownSummary => ({
    ...summary,
    text: summary.text && Array.from(summary.text).slice(0, pairCharacters).join(""),
  });
  const shown = cells.map((cell): MatrixCell => {
    const summary = summaries.get(cellKey(cell.siteId, cell.columnId));
    summaries.delete(cellKey(cell.siteId, cell.columnId));
    return summary ? { ...cell, summary: short(summary) } : cell;
  });
  const alone = [...summaries].map(([key, summary]): MatrixCell => {
    const [siteId = "", columnId = ""] = key.split(" ");
    return { siteId, columnId, entries: 0, lines: [], summary: short(summary) };
  });
  return [...shown, ...alone];
}

export interface Matrix extends MatrixHeads {
  /** The cells that stand first on the screen. */
  first: MatrixCell[];
  /** The number of every cell where the table is whole, by row and column; null beyond. */
  numbers: number[][] | null;
}

function numbersOf({ rows, columns }: MatrixHeads, found: readonly CellCount[]): number[][] {
  const columnAt = new Map(columns.map(({ id }, place) => [id, place]));
  const lines = new Map(rows.map(({ id }) => [id, columns.map(() => 0)]));
  for (const { siteId, columnId, entries } of found) {
    const place = columnAt.get(columnId);
    const numbers = lines.get(siteId);
    if (numbers && place !== undefined) numbers[place] = entries;
  }
  return rows.map(({ id }) => lines.get(id) ?? []);
}

/** What the page of the matrix carries. The other cells come by their door. */
export async function readMatrix(scope: ProjectScope, filter: FindingsFilter, choices: MatrixChoices): Promise<Matrix> {
  const heads = await readHeads(scope, filter, choices);
  const { rows, columns } = heads;
  const pair = choices.pair !== null;
  const { firstRows, firstColumns, wholeCells } = matrixLimits;
  const [wide, high] = pair ? [rows.length, firstRows] : [firstColumns, firstRows];
  const asked = {
    siteIds: rows.slice(0, pair ? wide : high).map(({ id }) => id),
    columnIds: columns.slice(0, pair ? high : wide).map(({ id }) => id),
    pair,
  };
  const whole = rows.length * columns.length <= wholeCells;
  const [first, counts] = await Promise.all([
    readCells(scope, filter, asked),
    whole ? matrixCounts(scope, filter) : null,
  ]);
  return { ...heads, first, numbers: counts && numbersOf(heads, counts) };
}
