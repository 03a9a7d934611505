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

/** What a sheet holds, and which column is what, as far as names say. A person sees the guess and may change all of it. Pure. */

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

/** The columns of a header under a role; of two columns of one name the first counts. */
export function columnsOf(header: readonly BookCell[], role: SheetRole, context: BookContext): SheetPlan["columns"] {
  return match(header, role, makeMatcher(context));
}

function match(header: readonly BookCell[], role: SheetRole, matcher: Matcher): SheetPlan["columns"] {
  const columns: SheetPlan["columns"] = {};
  header.forEach(({ text }, column) => {
    const field = matcher(text, role);
    if (field && columns[field] === undefined) columns[field] = column;
  });
  return columns;
}

/** How much a set of columns speaks for a role: nothing where what makes that role is not there. */
function weight(role: SheetRole, columns: SheetPlan["columns"], named: boolean): number {
  const has = (...fields: BookField[]) => fields.every((field) => columns[field] !== undefined);
  const count = Object.keys(columns).length;
  // A name tips the scale where columns leave it even, and no more: 走访 is what people call any such table.
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
  // What is hidden, and the template's own explanations, are read only where a person says so.
  if (named("notes")) return best;
  let most = 0;
  for (const [headerRow, row] of sheet.rows.slice(0, bookLimits.headerRows).entries()) {
    for (const role of sheetRoles) {
      const columns = match(row, role, matcher);
      const heavy = weight(role, columns, named(role));
      if (heavy > most) [most, best] = [heavy, { role: sheet.hidden ? null : role, headerRow, columns, method: "" }];
    }
  }
  return best;
}

/** Columns with something in them that no field takes: said by name, so that nothing is dropped in silence. */
export function unreadColumns(sheet: BookSheet, plan: SheetPlan): { column: number; header: string }[] {
  const used = new Set(Object.values(plan.columns));
  const width = Math.max(0, ...sheet.rows.map((row) => row.length));
  return Array.from({ length: width }, (_, column) => column)
    .filter(
      (column) =>
        !used.has(column) &&
        sheet.rows.slice(plan.headerRow + 1).some((row) => (row[column]?.text ?? "").trim() !== ""),
    )
    .map((column) => ({ column, header: sheet.rows[plan.headerRow]?.[column]?.text.trim() ?? "" }));
}

/** 0 → A, 26 → AA */
export function columnName(column: number): string {
  return column < 26
    ? String.fromCharCode(65 + column)
    : `${columnName(Math.floor(column / 26) - 1)}${columnName(column % 26)}`;
}

/** Whether a sheet of mixed rows says what was heard in columns of the dimensions. */
export function hasDimensionColumns(columns: SheetPlan["columns"]): boolean {
  return dimensionFields.some((field) => columns[field] !== undefined);
}
