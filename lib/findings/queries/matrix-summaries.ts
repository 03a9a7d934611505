import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readFindings, type Reader } from "@/lib/db";
import { countedEntries } from "@/lib/findings/filter";
import { readSources, type Source } from "@/lib/findings/sourced/sources";
import { inColumns } from "@/lib/findings/queries/matrix-place";
import { wordsHash } from "@/lib/findings/queries/words-hash";
import { Prisma } from "@/lib/generated/prisma/client";
import type { DimensionKey } from "@/lib/vocabulary";

/**
 * Question: what was written of the cells of the matrix, and on which entries does it stand? Denominator: none. A text
 * of a former site belongs to the present-day one, and that of a merged theme to the one that it was merged into.
 * Excluded: texts of a deleted theme. For the sources: all but approved entries, whatever the page's filter says, so
 * that a text never stands on what may not leave.
 */
export interface SummaryText {
  id: string;
  siteId: string;
  /** A theme's id or a dimension's key. */
  columnId: string;
  /** Empty: the text was taken away. */
  text: string;
  sources: Source[];
  writer: string;
  writtenAt: Date;
}

/** Which cells. Columns are themes of `dimension`, or without it dimensions. */
export interface SummaryCells {
  dimension: DimensionKey | undefined;
  /** Null: of all sites and columns. */
  siteIds: readonly string[] | null;
  columnIds: readonly string[] | null;
}

type SummaryRow = Omit<SummaryText, "sources"> & { sources: unknown };

/** Every text with the cell that it belongs to today: m, and `column_id`. */
function writtenTexts(scope: ProjectScope, { dimension, siteIds, columnIds }: SummaryCells): Prisma.Sql {
  const project = Prisma.sql`${scope.projectId}::uuid`;
  const columns = dimension
    ? Prisma.sql`m.dimension = ${dimension} AND m.theme_id IS NOT NULL
        AND (went.into_id IS NOT NULL OR EXISTS (
          SELECT 1 FROM themes t WHERE t.project_id = m.project_id AND t.id = m.theme_id))`
    : Prisma.sql`m.theme_id IS NULL`;
  const columnId = dimension ? Prisma.sql`coalesce(went.into_id, m.theme_id)::text` : Prisma.sql`m.dimension`;
  return Prisma.sql`
    WITH RECURSIVE step AS (
      SELECT theme_id, into_id FROM theme_merges WHERE project_id = ${project} AND undone_at IS NULL
      UNION
      SELECT step.theme_id, next.into_id FROM step
      JOIN theme_merges next ON next.project_id = ${project} AND next.theme_id = step.into_id AND next.undone_at IS NULL
    ), went AS (
      SELECT step.theme_id, step.into_id FROM step
      JOIN themes t ON t.project_id = ${project} AND t.id = step.into_id
    ), written AS (
      SELECT m.id, s.present_id AS site_id, ${columnId} AS column_id, m.text, m.sources, m.written_by, m.written_at
      FROM matrix_summaries m
      JOIN sites s ON s.project_id = m.project_id AND s.id = m.site_id
      LEFT JOIN went ON went.theme_id = m.theme_id
        AND NOT EXISTS (SELECT 1 FROM themes t WHERE t.project_id = m.project_id AND t.id = m.theme_id)
      WHERE m.project_id = ${project} AND ${columns}
        ${siteIds ? Prisma.sql`AND s.present_id = ANY(${[...siteIds]}::uuid[])` : Prisma.empty}
        ${columnIds ? Prisma.sql`AND ${columnId} = ANY(${[...columnIds]}::text[])` : Prisma.empty}
    )`;
}

const shown = Prisma.sql`written.id, site_id AS "siteId", column_id AS "columnId", text, sources,
  users.display_name AS writer, written_at AS "writtenAt"`;
const newestFirst = Prisma.sql`written_at DESC, written.id DESC`;

const readRow = ({ sources, ...row }: SummaryRow): SummaryText => ({ ...row, sources: readSources(sources) });

/** The last text of each of the cells that has one; with words, of those whose last text holds them. */
export async function currentSummaries(
  scope: ProjectScope,
  cells: SummaryCells,
  { holding }: { holding?: string | undefined } = {},
  reader: Reader = readFindings(),
): Promise<SummaryText[]> {
  const rows = await reader.$queryRaw<SummaryRow[]>(Prisma.sql`${writtenTexts(scope, cells)}
    SELECT * FROM (
      SELECT DISTINCT ON (site_id, column_id) ${shown} FROM written JOIN users ON users.id = written_by
      ORDER BY site_id, column_id, ${newestFirst}
    ) AS last ${holding === undefined ? Prisma.empty : Prisma.sql`WHERE holds_words(text, ${holding})`}`);
  return rows.filter(({ text }) => text !== "").map(readRow);
}

/** All texts of one cell, the newest first, those that were taken away among them. */
export async function summaryVersions(
  scope: ProjectScope,
  cell: { dimension: DimensionKey | undefined; siteId: string; columnId: string },
  reader: Reader = readFindings(),
): Promise<SummaryText[]> {
  const { dimension, siteId, columnId } = cell;
  const cells = { dimension, siteIds: [siteId], columnIds: [columnId] };
  const rows = await reader.$queryRaw<SummaryRow[]>(Prisma.sql`${writtenTexts(scope, cells)}
    SELECT ${shown} FROM written JOIN users ON users.id = written_by ORDER BY ${newestFirst}`);
  return rows.map(readRow);
}

export const cellKey = (siteId: string, columnId: string) => `${siteId} ${columnId}`;

/** The entries that a text of these cells would stand on now, by `cellKey`, in the order of their ids. */
export async function presentSources(
  scope: ProjectScope,
  dimension: DimensionKey | undefined,
  cells: readonly { siteId: string; columnId: string }[],
  reader: Reader = readFindings(),
): Promise<Map<string, Source[]>> {
  if (cells.length === 0) return new Map();
  const filter = dimension ? { dimension } : {};
  const columnIds = [...new Set(cells.map(({ columnId }) => columnId))];
  const rows = await reader.$queryRaw<{ siteId: string; columnId: string; sources: Source[] }[]>(Prisma.sql`
    SELECT s.id AS "siteId", place.column_id AS "columnId",
      json_agg(json_build_array(e.id,
        ${wordsHash}) ORDER BY e.id) AS sources
    FROM ${countedEntries(scope, filter, inColumns(scope, filter, columnIds))}
      AND (s.id, place.column_id) IN (SELECT * FROM unnest(
        ${cells.map(({ siteId }) => siteId)}::uuid[], ${cells.map(({ columnId }) => columnId)}::text[]))
    GROUP BY s.id, place.column_id`);
  return new Map(rows.map(({ siteId, columnId, sources }) => [cellKey(siteId, columnId), sources]));
}
