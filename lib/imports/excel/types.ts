import type { ImportContext } from "@/lib/imports/types";
import type { OfficeFault } from "@/lib/office/problem";
import type { DimensionKey, DimensionMark, EntryForm, VisitMethod } from "@/lib/vocabulary";

/** Plain shapes of a workbook's way in. They cross from the worker to the page, so everything in them can be cloned. */

/** Why a file cannot be read as a whole; each has a sentence in the catalogue. */
export type BookFault =
  Exclude<OfficeFault, "tooManyEntries"> | "tooLarge" | "oldExcel" | "et" | "otherType" | "tooSlow";

/** What a sheet holds. `mixed`: one row an entry, with the visit's columns beside it. */
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

/** How one sheet is read; columns and rows from 0. */
export interface SheetPlan {
  /** Null: not read. */
  role: SheetRole | null;
  headerRow: number;
  columns: Partial<Record<BookField, number>>;
  /** For a sheet without a column of methods: that of every row. */
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

/** What the project knows, with the words of the reader's language. */
export interface BookContext extends Omit<ImportContext, "rules" | "indicators"> {
  projectId: string;
  me: string;
  rules: ImportContext["rules"];
  dimensions: { key: DimensionKey; label: string; questions: { id: string; text: string }[] }[];
  words: BookWords;
}

/** What closed lists are called: each word under which it is recognised, the first being the one that is shown. */
export interface BookWords {
  dimension: Record<DimensionKey, string[]>;
  method: Record<VisitMethod, string[]>;
  form: Record<EntryForm, string[]>;
  mark: Record<DimensionMark, string[]>;
  /** Headers that each field goes by. */
  field: Record<BookField, string[]>;
  /** Names that sheets go by. */
  sheet: Record<SheetRole | "notes", string[]>;
}
