import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly, type Reader } from "@/lib/db";
import { carriesTheme, countedEntries } from "@/lib/findings/filter";
import { groupBy } from "@/lib/findings/group-by";
import { areKept, keptEntries } from "@/lib/findings/kept-counts";
import { entryPlaces } from "@/lib/findings/queries/entry-places";
import type { FindingsFilter } from "@/lib/findings/schema";
import { Prisma } from "@/lib/generated/prisma/client";
import type { DimensionKey, EntryForm, SiteKind, VisitState } from "@/lib/vocabulary";

/**
 * Question: which entries are behind a number? Each with its visit, its site and its themes.
 * Denominator: none; `total` is the number itself, by the same FROM and WHERE as the rows.
 * Excluded: what the filter excludes, nothing else.
 */
export interface FoundEntry {
  id: string;
  text: string;
  form: EntryForm;
  speakerCategory: string;
  dimension: DimensionKey;
  visitId: string;
  /** YYYY-MM-DD */
  visitedOn: string;
  visitState: VisitState;
  /** The present-day site that it counts for … */
  site: { id: string; name: string; kind: SiteKind };
  /** … and the name under which it was visited, if different. */
  visitedAs: string | null;
  themes: { id: string; name: string }[];
}

export interface EntryPage {
  total: number;
  entries: FoundEntry[];
}

type EntryOrder = "visit" | "uncoded_first";
type EntryRow = Omit<FoundEntry, "themes" | "site"> & { siteId: string; siteName: string; siteKind: SiteKind };

const dimensionOrder = Prisma.sql`array_position(ARRAY['status', 'example', 'problem', 'suggestion'], e.dimension)`;
/** By day, then by visit, then in the order of the outline. */
export const inVisitOrder = Prisma.sql`v.visited_on, v.id, ${dimensionOrder}, e.position, e.id`;
const orders: Record<EntryOrder, Prisma.Sql> = {
  visit: inVisitOrder,
  uncoded_first: Prisma.sql`${carriesTheme()}, ${inVisitOrder}`,
};

async function themesOf(scope: ProjectScope, entryIds: string[], reader: Reader) {
  const rows = await reader.entryTheme.findMany({
    where: { projectId: scope.projectId, entryId: { in: entryIds } },
    select: { entryId: true, theme: { select: { id: true, name: true } } },
    orderBy: [{ theme: { position: "asc" } }, { theme: { name: "asc" } }],
  });
  return groupBy(rows, (row) => row.entryId);
}

interface EntryListInput {
  /** From 1. */
  page?: number;
  pageSize?: number;
  order?: EntryOrder;
}

export async function entryList(
  scope: ProjectScope,
  filter: FindingsFilter,
  input: EntryListInput = {},
  reader: Reader = readOnly(),
): Promise<EntryPage> {
  const { page = 1, pageSize = 50, order = "visit" } = input;
  const asked = { start: (page - 1) * pageSize, size: pageSize };
  const { total, start, within } = areKept(filter)
    ? await entryPlaces(scope, filter, { ...asked, uncodedFirst: order === "uncoded_first" }, reader)
    : { total: await entryCount(scope, filter, reader), start: asked.start, within: Prisma.empty };
  if (asked.start >= total) return { total, entries: [] };
  const rows = await reader.$queryRaw<EntryRow[]>(Prisma.sql`
    SELECT e.id, e.text, e.form, e.speaker_category AS "speakerCategory", e.dimension, v.id AS "visitId",
      to_char(v.visited_on, 'YYYY-MM-DD') AS "visitedOn", v.state AS "visitState",
      s.id AS "siteId", s.name AS "siteName", s.kind AS "siteKind",
      (SELECT nullif(former.name, s.name) FROM sites former
        WHERE former.project_id = v.project_id AND former.id = v.site_id) AS "visitedAs"
    FROM ${countedEntries(scope, filter)} ${within}
    ORDER BY ${orders[order]} LIMIT ${pageSize} OFFSET ${start}`);
  const themes = await themesOf(
    scope,
    rows.map((row) => row.id),
    reader,
  );
  const entries = rows.map(({ siteId, siteName, siteKind, ...row }) => ({
    ...row,
    site: { id: siteId, name: siteName, kind: siteKind },
    themes: (themes.get(row.id) ?? []).map((put) => put.theme),
  }));
  return { total, entries };
}

export async function entryCount(
  scope: ProjectScope,
  filter: FindingsFilter,
  reader: Reader = readOnly(),
): Promise<number> {
  const { entries, from } = areKept(filter)
    ? keptEntries(scope, filter)
    : { entries: Prisma.sql`1`, from: countedEntries(scope, filter) };
  const counted = await reader.$queryRaw<{ count: number }[]>(
    Prisma.sql`SELECT coalesce(sum(${entries}), 0)::int AS count FROM ${from}`,
  );
  return counted[0]?.count ?? 0;
}
