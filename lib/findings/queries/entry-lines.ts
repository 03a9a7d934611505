import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { countedEntriesOf, countedVisits, visitOrder, withinVisit } from "@/lib/findings/filter";
import type { FindingsFilter } from "@/lib/findings/schema";
import { Prisma } from "@/lib/generated/prisma/client";
import { guarded, plainText, worded } from "@/lib/findings/queries/csv-cells";
import { streamCsv, streamRows } from "@/lib/row-stream";

/**
 * Question: which entries are behind a number, all of them, to download as a table?
 * Denominator: none; as many lines as the total of `entryList`, by the same FROM and WHERE.
 * Excluded: what the filter excludes, nothing else.
 */
export interface EntryLabels {
  kinds: Record<string, string>;
  states: Record<string, string>;
  dimensions: Record<string, string>;
  forms: Record<string, string>;
  /** Before the id of the visit and before the id of the entry. */
  link: readonly [string, string];
}

/**
 * The names of each entry's themes, in the order of the tree's positions. The rows are sorted before they are put
 * together: most entries have one theme, and a sort for each entry takes longer than all else here.
 */
const themeNames = (scope: ProjectScope) => Prisma.sql`
  LEFT JOIN (
    SELECT named.entry_id, string_agg(named.name, '；') AS themes
    FROM (
      SELECT et.entry_id, t.name
      FROM entry_themes et JOIN themes t ON t.project_id = et.project_id AND t.id = et.theme_id
      WHERE et.project_id = ${scope.projectId}::uuid ORDER BY et.entry_id, t.position, t.name
    ) AS named GROUP BY named.entry_id
  ) AS put ON put.entry_id = e.id`;

/** How a text is written into a cell. */
type CellText = typeof guarded;

/**
 * The cells that all entries of a visit share, and the visit's place in the order: one number is sorted faster than two
 * keys.
 */
const visitCells = (scope: ProjectScope, filter: FindingsFilter, labels: EntryLabels, text: CellText) => Prisma.sql`
  SELECT v.id, row_number() OVER (ORDER BY ${visitOrder}) AS place, ${text(Prisma.sql`s.name`)} AS site,
    ${worded(Prisma.sql`s.kind`, labels.kinds)} AS kind, to_char(v.visited_on, 'YYYY-MM-DD') AS day,
    ${worded(Prisma.sql`v.state`, labels.states)} AS state
  FROM ${countedVisits(scope, filter)}`;

const inPlace = Prisma.sql`v.place, ${withinVisit}`;

function entryCells(scope: ProjectScope, filter: FindingsFilter, labels: EntryLabels, text: CellText): Prisma.Sql {
  const visits = visitCells(scope, filter, labels, text);
  return Prisma.sql`
    SELECT row_number() OVER (ORDER BY ${inPlace}), v.site, v.kind, v.day, v.state,
      ${worded(Prisma.sql`e.dimension`, labels.dimensions)}, ${text(Prisma.sql`put.themes`)},
      ${worded(Prisma.sql`e.form`, labels.forms)}, ${text(Prisma.sql`e.speaker_category`)},
      ${text(Prisma.sql`e.text`)}, ${labels.link[0]} || v.id || ${labels.link[1]} || e.id
    FROM ${countedEntriesOf(visits, scope, filter, themeNames(scope))} ORDER BY ${inPlace}`;
}

/** The lines of the table as CSV, without its head. */
export const entryLines = (scope: ProjectScope, filter: FindingsFilter, labels: EntryLabels) =>
  streamCsv(entryCells(scope, filter, labels, guarded));

/** The same rows as cells of text. */
export const entryRows = (scope: ProjectScope, filter: FindingsFilter, labels: EntryLabels) =>
  streamRows(entryCells(scope, filter, labels, plainText));
