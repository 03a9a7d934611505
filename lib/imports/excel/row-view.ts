import { onceWhenMerged } from "@/lib/imports/excel/fields";
import { columnName } from "@/lib/imports/excel/guess";
import type { BookCell, BookField, BookSheet, CellProblem, SheetPlan } from "@/lib/imports/excel/types";

/** One row of a sheet by the names of its fields, with what came of it: what was read, and what is wrong. */
export interface RowView {
  /** As Excel numbers it. */
  number: number;
  sheet: string;
  text(field: BookField): string;
  isNumber(field: BookField): boolean;
  /** C7, or 7 where the sheet has no such column. */
  at(field: BookField): string;
  /** What will stand in the place of the cell, for the preview. */
  shown: Partial<Record<BookField, string>>;
  faulty: Set<BookField>;
  problem(field: BookField, key: string, values?: CellProblem["values"]): void;
}

const empty: BookCell = { text: "" };

export const clip = (text: string) => (text.length > 40 ? `${[...text.slice(0, 82)].slice(0, 40).join("")}…` : text);

export interface RowsRead {
  rows: RowView[];
  problems: CellProblem[];
}

/** The rows below the header that hold something in a column that is read; errors of Excel's own are told at their cells. */
export function viewRows(sheet: BookSheet, plan: SheetPlan): RowsRead {
  const problems: CellProblem[] = [];
  const fields = Object.keys(plan.columns) as BookField[]; // the keys of a closed record
  const rows = sheet.rows.flatMap((cells, index): RowView[] => {
    if (index <= plan.headerRow) return [];
    const cellOf = (field: BookField): BookCell => {
      const column = plan.columns[field];
      const cell = (column === undefined ? undefined : cells[column]) ?? empty;
      return cell.kind === "merged" && onceWhenMerged.has(field) ? empty : cell;
    };
    const own = fields.filter(
      (field) =>
        cellOf(field).kind === "noValue" || (cellOf(field).kind !== "merged" && cellOf(field).text.trim() !== ""),
    );
    if (own.length === 0) return [];
    const number = index + 1;
    const at = (field: BookField) => {
      const column = plan.columns[field];
      return column === undefined ? String(number) : `${columnName(column)}${number}`;
    };
    const faulty = new Set<BookField>();
    const shown: RowView["shown"] = {};
    const problem: RowView["problem"] = (field, key, values) => {
      // What follows from a cell that has been named need not be named again.
      if (faulty.has(field)) return;
      faulty.add(field);
      problems.push({ sheet: sheet.name, cell: at(field), key, ...(values && { values }) });
    };
    for (const field of fields) {
      const cell = cellOf(field);
      if (cell.text !== "") shown[field] = clip(cell.text.trim());
      if (cell.kind === "error") problem(field, "imports.excel.cell.error", { value: clip(cell.text) });
      if (cell.kind === "noValue") problem(field, "imports.excel.cell.noValue");
    }
    return [
      {
        number,
        sheet: sheet.name,
        at,
        shown,
        faulty,
        problem,
        text: (field) => (field === "number" ? cellOf(field).text.normalize("NFKC") : cellOf(field).text).trim(),
        isNumber: (field) => cellOf(field).kind === "number",
      },
    ];
  });
  return { rows, problems };
}
