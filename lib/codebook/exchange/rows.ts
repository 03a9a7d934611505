import * as z from "zod";
import { mostExampleCharacters } from "@/lib/codebook/schema";
import { cleanText } from "@/lib/clean-text";
import { id } from "@/lib/text";
import { dimensionKeys, type DimensionKey } from "@/lib/vocabulary";

/** The rows of a codebook that comes from a file, as they are written in it and as they are understood. Pure. */
export const exchangeLimits = {
  bytes: 5 * 1024 * 1024,
  rows: 2_000,
  columns: 50,
  cellCharacters: 1_000,
} as const;

export const rowFields = ["dimension", "above", "name", "definition", "example", "archived"] as const;
export type RowField = (typeof rowFields)[number];

const cell = z.string().max(2 * exchangeLimits.cellCharacters + 2);
/**
 * A row as it is written. `row`: its number in the file, from 1. `id`: of the theme in the file that was downloaded.
 */
export const writtenRowSchema = z.strictObject({
  row: z.number().int().min(1).max(1_000_000),
  id: cell,
  dimension: cell,
  above: cell,
  name: cell,
  definition: cell,
  example: cell,
  archived: cell,
});
export type WrittenRow = z.infer<typeof writtenRowSchema>;

/** The rows of a file whose preview the person saw. */
export const importCodebookSchema = z.strictObject({
  projectId: id,
  rows: z.array(writtenRowSchema).min(1).max(exchangeLimits.rows),
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
});

export interface CodebookRow {
  row: number;
  id: string;
  dimension: DimensionKey;
  /** The names of the themes above it, the top one first. */
  above: string[];
  name: string;
  definition: string;
  example: string;
  archived: boolean;
}

/** A theme of the project. */
export interface CurrentTheme {
  id: string;
  parentId: string | null;
  dimension: DimensionKey;
  name: string;
  definition: string;
  /** As a file that is downloaded has it, on one line. */
  example: string;
  archived: boolean;
}

/** A row that is left out, with the field and the sentence (codebook.exchange.refused.…). */
export interface RefusedRow {
  row: number;
  name: string;
  field: RowField;
  code: string;
  values?: Record<string, string | number>;
}

const mostName = 60;
const mostDefinition = 500;

/** What a dimension is called in a file, in either language of the screen. */
const dimensionWords: Record<DimensionKey, readonly string[]> = {
  status: ["工作现状", "现状", "status", "current work"],
  example: ["经验典型", "典型", "example", "good examples"],
  problem: ["存在问题", "问题", "problem", "problems"],
  suggestion: ["思考建议", "建议", "suggestion", "suggestions"],
};
export function readDimension(word: string): DimensionKey | null {
  const low = word.trim().toLowerCase();
  return dimensionKeys.find((dimension) => dimensionWords[dimension].includes(low)) ?? null;
}

const yes = ["是", "已归档", "归档", "√", "✓", "1", "y", "yes", "true", "archived"];
const no = ["", "否", "未归档", "0", "n", "no", "false"];

/** A slash in a name is written twice, so that one alone stands between names. */
export const writePath = (names: readonly string[]) => names.map((name) => name.replaceAll("/", "//")).join(" / ");

export function readPath(path: string): string[] {
  return path
    .split(/(?<!\/)\/(?!\/)/u)
    .map((part) => part.trim().replaceAll("//", "/"))
    .filter((part) => part !== "");
}

const oneLine = (text: string) => cleanText(text, false).trim();

/** The row as it is understood, or why it is left out. */
export function judgeRow(written: WrittenRow): CodebookRow | RefusedRow {
  const name = oneLine(written.name);
  const refuse = (field: RowField, code: string, values?: RefusedRow["values"]): RefusedRow => ({
    ...{ row: written.row, name, field, code },
    ...(values && { values }),
  });
  const dimension = readDimension(oneLine(written.dimension));
  const definition = cleanText(written.definition, true).trim();
  const example = oneLine(written.example);
  const archived = oneLine(written.archived).toLowerCase();
  if (name === "") return refuse("name", "nameEmpty");
  if (name.length > mostName) return refuse("name", "tooLong", { max: mostName });
  if (!dimension) return refuse("dimension", "dimensionUnknown", { value: oneLine(written.dimension).slice(0, 40) });
  if (definition.length > mostDefinition) return refuse("definition", "tooLong", { max: mostDefinition });
  if (example.length > mostExampleCharacters) return refuse("example", "tooLong", { max: mostExampleCharacters });
  if (!yes.includes(archived) && !no.includes(archived))
    return refuse("archived", "archivedUnknown", { value: archived.slice(0, 40) });
  const above = readPath(oneLine(written.above));
  return {
    ...{ row: written.row, id: oneLine(written.id).toLowerCase(), dimension, above, name, definition, example },
    archived: yes.includes(archived),
  };
}
