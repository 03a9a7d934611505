import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readFindings, type Reader } from "@/lib/db";
import { carriesTheme, countedChosen, countedEntries, inVisitOrder } from "@/lib/findings/filter";
import { without } from "@/lib/findings/filter-address";
import { groupBy } from "@/lib/findings/group-by";
import { areKept, keptEntries, type KeptEntries } from "@/lib/findings/kept-counts";
import { entryPlaces } from "@/lib/findings/queries/entry-places";
import { findEntries, type FoundEntries } from "@/lib/findings/queries/found-entries";
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
  /** A search found more entries than `total`, which is then `searchLimits.mostFound`. */
  more: boolean;
  entries: FoundEntry[];
}

type EntryOrder = "visit" | "uncoded_first";
type EntryRow = Omit<FoundEntry, "themes" | "site"> & { siteId: string; siteName: string; siteKind: SiteKind };

/** Of few entries. OFFSET 0: each is looked up; otherwise the themes of the whole project are hashed. */
const orders: Record<EntryOrder, Prisma.Sql> = {
  visit: inVisitOrder,
  uncoded_first: Prisma.sql`${carriesTheme(Prisma.sql`OFFSET 0`)}, ${inVisitOrder}`,
};

async function themesOf(scope: ProjectScope, entryIds: string[], reader: Reader) {
  const rows = await reader.$queryRaw<{ entryId: string; id: string; name: string }[]>(Prisma.sql`
    SELECT et.entry_id AS "entryId", t.id, t.name
    FROM entry_themes et JOIN themes t ON t.project_id = et.project_id AND t.id = et.theme_id
    WHERE et.project_id = ${scope.projectId}::uuid AND et.entry_id = ANY(${entryIds}::uuid[])
    ORDER BY t.position, t.name, t.id`);
  return groupBy(rows, (row) => row.entryId);
}

interface EntryListInput {
  /** From 1. */
  page?: number;
  pageSize?: number;
  order?: EntryOrder;
  /** What the search, or another way to find entries, found for this page. */
  found?: Pick<FoundEntries, "total" | "more" | "ids"> | undefined;
}

/** Where the asked page lies: how many entries there are, and from where to read those of the page. */
interface Place {
  total: number;
  more: boolean;
  /** How many rows of `from` come before the page. */
  start: number;
  from: Prisma.Sql;
}

async function placeOf(
  scope: ProjectScope,
  filter: FindingsFilter,
  { page = 1, pageSize = 50, order = "visit", found }: EntryListInput,
  reader: Reader,
): Promise<Place> {
  const asked = { start: (page - 1) * pageSize, size: pageSize, uncodedFirst: order === "uncoded_first" };
  const { q } = filter;
  const known = found ?? (q === undefined ? null : await findEntries(scope, { ...filter, q }, asked, reader));
  if (known) {
    const { total, more, ids } = known;
    return { total, more, start: 0, from: countedChosen(scope, filter, ids) };
  }
  if (!areKept(filter)) return { total: 0, more: false, start: 0, from: Prisma.empty };
  const { total, start, within } = await entryPlaces(scope, filter, asked, reader);
  return { total, more: false, start, from: Prisma.sql`${countedEntries(scope, without(filter, "theme"))} ${within}` };
}

export async function entryList(
  scope: ProjectScope,
  filter: FindingsFilter,
  input: EntryListInput = {},
  reader: Reader = readFindings(),
): Promise<EntryPage> {
  const { page = 1, pageSize = 50, order = "visit" } = input;
  const { total, more, start, from } = await placeOf(scope, filter, input, reader);
  if ((page - 1) * pageSize >= total) return { total, more, entries: [] };
  const rows = await reader.$queryRaw<EntryRow[]>(Prisma.sql`
    SELECT e.id, e.text, e.form, e.speaker_category AS "speakerCategory", e.dimension, v.id AS "visitId",
      to_char(v.visited_on, 'YYYY-MM-DD') AS "visitedOn", v.state AS "visitState",
      s.id AS "siteId", s.name AS "siteName", s.kind AS "siteKind",
      (SELECT nullif(former.name, s.name) FROM sites former
        WHERE former.project_id = v.project_id AND former.id = v.site_id) AS "visitedAs"
    FROM ${from} ORDER BY ${orders[order]} LIMIT ${pageSize} OFFSET ${start}`);
  const themes = await themesOf(
    scope,
    rows.map((row) => row.id),
    reader,
  );
  const entries = rows.map(({ siteId, siteName, siteKind, ...row }) => ({
    ...row,
    site: { id: siteId, name: siteName, kind: siteKind },
    themes: (themes.get(row.id) ?? []).map(({ id, name }) => ({ id, name })),
  }));
  return { total, more, entries };
}

/** What to add up for the number of entries, and from where: of what is kept, if that knows the answer. */
export function countedBy(scope: ProjectScope, filter: FindingsFilter): KeptEntries {
  if (areKept(filter)) return keptEntries(scope, filter);
  return { entries: Prisma.sql`1`, from: countedEntries(scope, filter) };
}

export async function entryCount(
  scope: ProjectScope,
  filter: FindingsFilter,
  reader: Reader = readFindings(),
): Promise<number> {
  const { entries, from } = countedBy(scope, filter);
  const counted = await reader.$queryRaw<{ count: number }[]>(
    Prisma.sql`SELECT coalesce(sum(${entries}), 0)::int AS count FROM ${from}`,
  );
  return counted[0]?.count ?? 0;
}
