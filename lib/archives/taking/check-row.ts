import * as z from "zod";
import type { ArchivedColumn, ColumnKind } from "@/lib/archives/tables";
import { isRecord } from "@/lib/json-guards";

/** Whether a line of an archive is a row as this product writes it. Pure. */

const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const isId = (value: unknown): value is string => typeof value === "string" && uuidShape.test(value);

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const shapes: Record<ColumnKind, z.ZodType> = {
  plain: z.union([scalar, z.array(scalar)]),
  id: z.string().regex(uuidShape),
  ids: z.array(z.string().regex(uuidShape)),
  json: z.unknown(),
  pieces: z.string(),
  number: z.string().regex(/^-?\d{1,30}(\.\d{1,30})?$/),
  bytes: z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/),
  kept: z.unknown(),
};

export type Row = Record<string, unknown>;

/** The row, or the name of what is wrong: a column, or "" for the line itself. */
export function readRow(line: string, columns: readonly ArchivedColumn[]): { row: Row } | { wrong: string } {
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch {
    return { wrong: "" };
  }
  // PostgreSQL has no such character.
  if (!isRecord(row) || /(^|[^\\])(\\\\)*\\u0000/.test(line)) return { wrong: "" };
  const names = Object.keys(row);
  if (names.length !== columns.length)
    return { wrong: names.find((name) => !columns.some((one) => one.name === name)) ?? "" };
  for (const { name, kind } of columns) {
    if (!(name in row)) return { wrong: name };
    if (row[name] !== null && !shapes[kind].safeParse(row[name]).success) return { wrong: name };
  }
  return { row };
}
