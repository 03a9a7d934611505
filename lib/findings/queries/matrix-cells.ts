import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readFindings, type Reader } from "@/lib/db";
import { countedEntries } from "@/lib/findings/filter";
import { inColumns } from "@/lib/findings/queries/matrix-place";
import type { FindingsFilter } from "@/lib/findings/schema";
import { Prisma } from "@/lib/generated/prisma/client";
import type { EntryForm } from "@/lib/vocabulary";

/**
 * Question: how many entries has each cell of some rows and columns of the matrix, and how do the first ones begin? 原话
 * before 归纳, then by day.
 * Denominator: none; the number is as many as the cell's entry list has rows.
 * Excluded: as in theme-support. The filter has no theme and no mark. A cell without an entry has no row here.
 */
export interface CellLine {
  form: EntryForm;
  /** The beginning of the entry, or all of it. */
  text: string;
}

export interface CellEntries {
  siteId: string;
  /** A theme's id or a dimension's key. */
  columnId: string;
  entries: number;
  lines: CellLine[];
}

interface CellsInput {
  siteIds: readonly string[];
  /** Ids of themes of the filter's dimension; if it has none, keys of dimensions. */
  columnIds: readonly string[];
  /** How many lines of a cell, and how many characters of each. */
  lines: number;
  characters: number;
}

export function matrixCells(
  scope: ProjectScope,
  filter: FindingsFilter,
  { siteIds, columnIds, lines, characters }: CellsInput,
  reader: Reader = readFindings(),
): Promise<CellEntries[]> {
  if (siteIds.length === 0 || columnIds.length === 0) return Promise.resolve([]);
  return reader.$queryRaw<CellEntries[]>(Prisma.sql`
    WITH spoken AS (
      SELECT s.id AS site_id, place.column_id, e.form, e.text,
        row_number() OVER (PARTITION BY s.id, place.column_id
          ORDER BY e.form = 'verbatim' DESC, v.visited_on, e.position, e.id) AS place
      FROM ${countedEntries(scope, filter, inColumns(scope, filter, columnIds))}
        AND s.id = ANY(${[...siteIds]}::uuid[])
    )
    SELECT site_id AS "siteId", column_id AS "columnId", count(*)::int AS entries,
      json_agg(json_build_object('form', form, 'text', left(text, ${characters}::int)) ORDER BY place)
        FILTER (WHERE place <= ${lines}) AS lines
    FROM spoken GROUP BY site_id, column_id`);
}
