import "server-only";
import { Prisma } from "@/lib/generated/prisma/client";

/** Parts of a COPY that writes a table to take away. */

/**
 * = + @ - in both widths, tab and carriage return: what a spreadsheet would run. Numbers, because a pattern takes
 * longer.
 */
const formulaStarts = [..."=+@-＝＋＠－\t\r"].map((sign) => sign.codePointAt(0) ?? 0);

/** A text of a cell of a workbook, which says itself that it is text. */
export const plainText = (text: Prisma.Sql) => Prisma.sql`nullif(${text}, '')`;

/**
 * A text of a cell of CSV: where it begins like a formula, it gets an apostrophe in front, as spreadsheets do
 * themselves.
 */
export const guarded = (text: Prisma.Sql) =>
  Prisma.sql`CASE WHEN ascii(${text}) IN (${Prisma.join(formulaStarts)}) THEN '''' || ${text} ELSE nullif(${text}, '') END`;

/** The word for each value of a closed list. */
export function worded(value: Prisma.Sql, words: Record<string, string>): Prisma.Sql {
  const cases = Object.entries(words).map(([key, word]) => Prisma.sql`WHEN ${key} THEN ${word}`);
  return Prisma.sql`CASE ${value} ${Prisma.join(cases, " ")} END`;
}
