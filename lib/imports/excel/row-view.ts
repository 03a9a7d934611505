import { onceWhenMerged } from "@/lib/imports/excel/fields";
import { columnName } from "@/lib/imports/excel/guess";
import type { BookField, CellProblem, SheetPlan } from "@/lib/imports/excel/types";
import type { BookCell, BookSheet } from "@/lib/office/book";

/** One row of a sheet by the names of its fields, with the result: what was read, and what is wrong. */
export interface RowView {
  /** The row number as in Excel. */
  number: number;
  sheet: string;
  text(field: BookField): string;
  isNumber(field: BookField): boolean;
  isDate(field: BookField): boolean;
  /** The text in brackets in the header: 万元, of 数值（万元）. */
  noteOf(field: BookField): string;
  /** C7, or 7 if the sheet has no such column. */
  at(field: BookField): string;
  /** What the preview will show in place of the cell. */
  shown: Partial<Record<BookField, string>>;
  faulty: Set<BookField>;
  problem(field: BookField, key: string, values?: CellProblem["values"]): void;
}

const empty: BookCell = { text: "" };

/** Fields whose text is looked up or calculated with, never stored: invisible characters in them mean nothing. */
const lookedUp = new Set<BookField>([
  ...(["number", "site", "day", "start", "end", "method", "people", "recorder", "audiences", "headCount"] as const),
  ...(["dimension", "form", "value", "asOf"] as const),
]);
const edges = /^[\s\u200B\u2060\uFEFF]+|[\s\u200B\u2060\uFEFF]+$/gu;

export const clip = (text: string) => (text.length > 40 ? `${[...text.slice(0, 82)].slice(0, 40).join("")}…` : text);

export interface RowsRead {
  rows: RowView[];
  problems: CellProblem[];
}

/** The rows below the header with content in a column that is read. Excel's own errors are reported at their cells. */
export function viewRows(sheet: BookSheet, plan: SheetPlan): RowsRead {
  const problems: CellProblem[] = [];
  const hidden = new Set(sheet.hiddenRows);
  const fields = Object.keys(plan.columns) as BookField[]; // the keys of a closed record
  const rows = sheet.rows.flatMap((cells, index): RowView[] => {
    if (index <= plan.headerRow || hidden.has(index + 1)) return [];
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
      // A consequence of a cell that was reported is not reported again.
      if (faulty.has(field)) return;
      faulty.add(field);
      problems.push({ sheet: sheet.name, cell: at(field), key, ...(values && { values }) });
    };
    for (const field of fields) {
      const cell = cellOf(field);
      if (cell.text !== "") shown[field] = clip(cell.text.trim());
      if (cell.kind === "error") problem(field, "imports.excel.cell.error", { value: clip(cell.text) });
      if (cell.kind === "scaled" && field === "value")
        problem(field, "imports.excel.cell.scaled", { value: clip(cell.text) });
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
        text(field) {
          const { text } = cellOf(field);
          const kept = lookedUp.has(field) ? text.replace(/\p{Cf}/gu, "") : text;
          return (field === "number" ? kept.normalize("NFKC") : kept).replace(edges, "");
        },
        isNumber: (field) => cellOf(field).kind === "number",
        isDate: (field) => cellOf(field).kind === "date",
        noteOf(field) {
          const header = sheet.rows[plan.headerRow]?.[plan.columns[field] ?? -1]?.text ?? "";
          return /[（(]([^（）()]{1,20})[）)]\s*$/u.exec(header.trim())?.[1]?.trim() ?? "";
        },
      },
    ];
  });
  return { rows, problems };
}
