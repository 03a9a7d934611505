import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { countedEntries, inVisitOrder } from "@/lib/findings/filter";
import type { FoundEntry } from "@/lib/findings/queries/entry-list";
import type { FindingsFilter } from "@/lib/findings/schema";
import { Prisma } from "@/lib/generated/prisma/client";
import { streamRows } from "@/lib/row-stream";
import type { SiteKind } from "@/lib/vocabulary";

/**
 * Question: which entries are behind a number, all of them, to download as a table?
 * Denominator: none; as many rows as the total of `entryList`, by the same FROM and WHERE.
 * Excluded: what the filter excludes, nothing else.
 */
export interface EntryTableRow extends Omit<FoundEntry, "site" | "visitedAs" | "themes"> {
  siteName: string;
  siteKind: SiteKind;
  /** Names of its themes, in the order of the tree's positions. */
  themes: string[];
}

export function entryRows(scope: ProjectScope, filter: FindingsFilter): AsyncGenerator<EntryTableRow[]> {
  return streamRows<EntryTableRow>(Prisma.sql`
    SELECT e.id, e.text, e.form, e.speaker_category AS "speakerCategory", e.dimension, v.id AS "visitId",
      to_char(v.visited_on, 'YYYY-MM-DD') AS "visitedOn", v.state AS "visitState", s.name AS "siteName", s.kind AS "siteKind",
      ARRAY(SELECT t.name FROM entry_themes et JOIN themes t ON t.project_id = et.project_id AND t.id = et.theme_id
        WHERE et.project_id = e.project_id AND et.entry_id = e.id ORDER BY t.position, t.name) AS themes
    FROM ${countedEntries(scope, filter)} ORDER BY ${inVisitOrder}`);
}
