import { dimensionFields, fieldsOf } from "@/lib/imports/excel/fields";
import { bookLimits } from "@/lib/imports/excel/limits";
import {
  sheetRoles,
  type BookContext,
  type BookField,
  type SheetPlan,
  type SheetRole,
} from "@/lib/imports/excel/types";
import type { BookCell, BookSheet } from "@/lib/office/book";
import { makeRouter } from "@/lib/imports/split/route";

/**
 * Guesses from names what a sheet contains and which column is which field. A person sees the guess and can change all
 * of it. Pure.
 */

/** “走访日期 *” → 走访日期 */
export function plainWord(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\p{Cf}/gu, "")
    .replace(/[\s()/、,，·*:：_\-"“”'.。|■▲●◆]/gu, "");
}

const withoutBrackets = (text: string) => text.replace(/[（(][^）)]*[）)]/gu, "");

type Matcher = (header: string, role: SheetRole) => BookField | null;

function makeMatcher({ words, dimensions, rules }: Pick<BookContext, "words" | "dimensions" | "rules">): Matcher {
  const route = makeRouter(rules);
  const labels = new Map(
    dimensions.flatMap(({ key, label }) =>
      [label, ...words.dimension[key]].map((word) => [plainWord(word), key] as const),
    ),
  );
  return (header, role) => {
    if (header.trim() === "" || header.length > 60) return null;
    for (const said of [plainWord(header), plainWord(withoutBrackets(header))]) {
      if (said === "") continue;
      const field = fieldsOf[role].find((each) => words.field[each].some((word) => plainWord(word) === said));
      if (field) return field;
      const dimension = labels.get(said);
      if (dimension && fieldsOf[role].includes(dimension)) return dimension;
    }
    if (!fieldsOf[role].includes("status")) return null;
    const routed = route(withoutBrackets(header));
    return routed.kind === "dimension" && routed.sure ? routed.dimension : null;
  };
}

/**
 * The columns of a header under a role. If two columns have one name, the first counts. Hidden columns are read only if
 * a person chooses them.
 */
export function columnsOf(
  sheet: BookSheet,
  headerRow: number,
  role: SheetRole,
  context: BookContext,
): SheetPlan["columns"] {
  return match(sheet, headerRow, role, makeMatcher(context));
}

function match(
  { rows, hiddenColumns }: Pick<BookSheet, "rows" | "hiddenColumns">,
  headerRow: number,
  role: SheetRole,
  matcher: Matcher,
): SheetPlan["columns"] {
  const columns: SheetPlan["columns"] = {};
  (rows[headerRow] ?? []).forEach(({ text }, column) => {
    if (hiddenColumns.includes(column)) return;
    const field = matcher(text, role);
    if (field && columns[field] === undefined) columns[field] = column;
  });
  return columns;
}

/** How well a set of columns fits a role. Zero if the column that defines the role is missing. */
function weight(role: SheetRole, columns: SheetPlan["columns"], named: boolean): number {
  const has = (...fields: BookField[]) => fields.every((field) => columns[field] !== undefined);
  const count = Object.keys(columns).length;
  // A sheet's name decides only if the columns fit two roles equally: people call any such table 走访.
  const bonus = named ? 1 : 0;
  const entry = has("text") || (has("dimension") && !has("indicator"));
  switch (role) {
    case "visits":
      return count >= 2 && (has("site") || has("day")) ? count + bonus : 0;
    case "mixed":
      return count >= 2 && entry && (has("site") || has("day")) ? count + bonus + 0.5 : 0;
    case "entries":
      return count >= 2 && entry ? count + bonus : 0;
    case "figures":
      return count >= 2 && (has("indicator") || has("asOf")) && has("value") ? count + bonus + 0.5 : 0;
  }
}

function filledIn(row: readonly BookCell[]): number {
  return row.filter(({ text }) => text.trim() !== "").length;
}

export function guessPlan(sheet: BookSheet, context: BookContext): SheetPlan {
  const matcher = makeMatcher(context);
  const named = (role: SheetRole | "notes") =>
    context.words.sheet[role].some((word) => plainWord(word) === plainWord(sheet.name));
  let best: SheetPlan = {
    role: null,
    headerRow: Math.max(
      0,
      sheet.rows.findIndex((row) => filledIn(row) >= 2),
    ),
    columns: {},
    method: "",
  };
  // Hidden sheets and the template's own instructions are read only if a person chooses so.
  if (named("notes")) return best;
  let most = 0;
  for (const headerRow of sheet.rows.slice(0, bookLimits.headerRows).keys()) {
    for (const role of sheetRoles) {
      const columns = match(sheet, headerRow, role, matcher);
      const heavy = weight(role, columns, named(role));
      if (heavy > most) [most, best] = [heavy, { role: sheet.hidden ? null : role, headerRow, columns, method: "" }];
    }
  }
  return best;
}

/** Columns with content that no field reads. They are listed by name, so that nothing is dropped silently. */
export function unreadColumns(
  sheet: BookSheet,
  plan: SheetPlan,
): { column: number; header: string; hidden: boolean }[] {
  const used = new Set(Object.values(plan.columns));
  const width = Math.max(0, ...sheet.rows.map((row) => row.length));
  return Array.from({ length: width }, (_, column) => column)
    .filter(
      (column) =>
        !used.has(column) &&
        sheet.rows.slice(plan.headerRow + 1).some((row) => (row[column]?.text ?? "").trim() !== ""),
    )
    .map((column) => ({
      column,
      header: sheet.rows[plan.headerRow]?.[column]?.text.trim() ?? "",
      hidden: sheet.hiddenColumns.includes(column),
    }));
}

/** 0 → A, 26 → AA */
export function columnName(column: number): string {
  return column < 26
    ? String.fromCharCode(65 + column)
    : `${columnName(Math.floor(column / 26) - 1)}${columnName(column % 26)}`;
}

/** True if a sheet of mixed rows has what was heard in columns of the dimensions. */
export function hasDimensionColumns(columns: SheetPlan["columns"]): boolean {
  return dimensionFields.some((field) => columns[field] !== undefined);
}
