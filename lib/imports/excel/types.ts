import type { ImportContext } from "@/lib/imports/types";
import type { OfficeFault } from "@/lib/office/problem";
import type { DimensionKey, DimensionMark, EntryForm, VisitMethod } from "@/lib/vocabulary";

/**
 * Plain shapes for the import of a workbook. The worker sends them to the page, so everything in them can be cloned.
 */

/** Why a file cannot be read as a whole. Each has a sentence in the catalogue. */
export type BookFault =
  Exclude<OfficeFault, "tooManyEntries"> | "noBytes" | "tooLarge" | "oldExcel" | "et" | "otherType" | "tooSlow";

/** What a sheet contains. `mixed`: one row for each entry, with the visit's columns beside it. */
export const sheetRoles = ["visits", "entries", "figures", "mixed"] as const;
export type SheetRole = (typeof sheetRoles)[number];

export const bookFields = [
  "number",
  "site",
  "day",
  "start",
  "end",
  "method",
  "place",
  "people",
  "recorder",
  "audiences",
  "headCount",
  "dimension",
  "question",
  "text",
  "form",
  "speaker",
  "status",
  "example",
  "problem",
  "suggestion",
  "indicator",
  "value",
  "unit",
  "asOf",
  "definition",
  "source",
] as const;
export type BookField = (typeof bookFields)[number];

/** How one sheet is read. Columns and rows count from 0. */
export interface SheetPlan {
  /** Null: not read. */
  role: SheetRole | null;
  headerRow: number;
  columns: Partial<Record<BookField, number>>;
  /** The method of every row, for a sheet without a column of methods. */
  method: VisitMethod | "";
}

/** A sentence about a cell: `cell` is C7, or 7 for a whole row, or empty for the sheet. */
export interface CellProblem {
  sheet: string;
  cell: string;
  /** An i18n key with its values. */
  key: string;
  values?: Record<string, string | number>;
}

/** What the project has, with the words of the reader's language. */
export interface BookContext extends Omit<ImportContext, "rules" | "indicators"> {
  projectId: string;
  me: string;
  rules: ImportContext["rules"];
  dimensions: { key: DimensionKey; label: string; questions: { id: string; text: string }[] }[];
  words: BookWords;
}

/** The names of closed lists: each word that is recognised. The first is the one that is shown. */
export interface BookWords {
  dimension: Record<DimensionKey, string[]>;
  method: Record<VisitMethod, string[]>;
  form: Record<EntryForm, string[]>;
  mark: Record<DimensionMark, string[]>;
  /** The header words for each field. */
  field: Record<BookField, string[]>;
  /** The names for each kind of sheet. */
  sheet: Record<SheetRole | "notes", string[]>;
}
