import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { countedEntries, inVisitOrder } from "@/lib/findings/filter";
import type { FindingsFilter } from "@/lib/findings/schema";
import { Prisma } from "@/lib/generated/prisma/client";
import { guarded, worded } from "@/lib/findings/queries/csv-cells";
import { streamCsv } from "@/lib/row-stream";

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

/** The names of each entry's themes, in the order of the tree's positions. */
const themeNames = (scope: ProjectScope) => Prisma.sql`
  LEFT JOIN (
    SELECT et.entry_id, string_agg(t.name, '；' ORDER BY t.position, t.name) AS themes
    FROM entry_themes et JOIN themes t ON t.project_id = et.project_id AND t.id = et.theme_id
    WHERE et.project_id = ${scope.projectId}::uuid GROUP BY et.entry_id
  ) AS put ON put.entry_id = e.id`;

/** The lines of the table, without its head. */
export function entryLines(
  scope: ProjectScope,
  filter: FindingsFilter,
  labels: EntryLabels,
): AsyncGenerator<Uint8Array> {
  return streamCsv(Prisma.sql`
    SELECT row_number() OVER (ORDER BY ${inVisitOrder}), ${guarded(Prisma.sql`s.name`)},
      ${worded(Prisma.sql`s.kind`, labels.kinds)}, to_char(v.visited_on, 'YYYY-MM-DD'),
      ${worded(Prisma.sql`v.state`, labels.states)}, ${worded(Prisma.sql`e.dimension`, labels.dimensions)},
      ${guarded(Prisma.sql`put.themes`)}, ${worded(Prisma.sql`e.form`, labels.forms)},
      ${guarded(Prisma.sql`e.speaker_category`)}, ${guarded(Prisma.sql`e.text`)},
      ${labels.link[0]} || v.id || ${labels.link[1]} || e.id
    FROM ${countedEntries(scope, filter, themeNames(scope))} ORDER BY ${inVisitOrder}`);
}
