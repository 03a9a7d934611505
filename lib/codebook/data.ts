import "server-only";
import { can } from "@/lib/auth/policy";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly, type Reader } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { Prisma } from "@/lib/generated/prisma/client";

/** How many entries carry the theme themselves, whatever their visit's state: deleting the theme takes it off these. */
export async function countAssigned(scope: ProjectScope, themeId: string): Promise<number> {
  const theme = await readOnly().theme.findFirst({
    where: { projectId: scope.projectId, id: themeId },
    select: { _count: { select: { entries: true } } },
  });
  if (!theme) throw new AppError("not_found");
  return theme._count.entries;
}

/** A sentence that shows what belongs to a theme. */
export interface ThemeExample {
  text: string;
  /** Where it was heard; null if it was typed. */
  from: { visitId: string; entryId: string; site: string; visitedOn: string } | null;
}

/**
 * The examples of the project's themes, by theme. One that is an entry's sentence has the words that the entry has now,
 * and is none where its visit does not count for this reader, or no longer.
 */
export function readExamples(scope: ProjectScope, themeId?: string): Promise<Map<string, ThemeExample>> {
  const waiting = can(scope.actor, "visit.read", { state: "submitted", recorderId: "", createdBy: "" });
  return examplesIn(scope, { states: waiting ? ["approved", "submitted"] : ["approved"], themeId }, readOnly());
}

/** The examples for a file that leaves: what waits for approval is none. */
export const readApprovedExamples = (scope: ProjectScope, reader: Reader) =>
  examplesIn(scope, { states: ["approved"] }, reader);

async function examplesIn(
  scope: ProjectScope,
  { states, themeId }: { states: string[]; themeId?: string | undefined },
  reader: Reader,
): Promise<Map<string, ThemeExample>> {
  const rows = await reader.$queryRaw<ExampleRow[]>(Prisma.sql`
    SELECT t.id AS "themeId", coalesce(e.text, t.example) AS text, e.id AS "entryId", v.id AS "visitId", s.name AS site,
      to_char(v.visited_on, 'YYYY-MM-DD') AS "visitedOn"
    FROM themes t
    LEFT JOIN entries e ON e.project_id = t.project_id AND e.id = t.example_entry_id
    LEFT JOIN visits v ON v.project_id = e.project_id AND v.id = e.visit_id
    LEFT JOIN sites s ON s.project_id = v.project_id AND s.id = v.site_id
    WHERE t.project_id = ${scope.projectId}::uuid AND (t.example <> '' OR v.state = ANY(${states}))
      ${themeId === undefined ? Prisma.empty : Prisma.sql`AND t.id = ${themeId}::uuid`}`);
  return new Map(
    rows.map(({ themeId: of, text, entryId, visitId, site, visitedOn }) => {
      const from = entryId && visitId && site && visitedOn ? { entryId, visitId, site, visitedOn } : null;
      return [of, { text, from }];
    }),
  );
}
type ExampleRow = { themeId: string; text: string } & Record<
  "entryId" | "visitId" | "site" | "visitedOn",
  string | null
>;

/** A theme that was merged into another, and may come back. */
export interface MergedTheme {
  mergeId: string;
  name: string;
  /** How many entries it had. */
  entries: number;
  mergedAt: Date;
}

/** What a merge of the theme would move, and what was merged into it before, the latest first. */
export async function readMerges(
  scope: ProjectScope,
  themeId: string,
): Promise<{ entries: number; merged: MergedTheme[] }> {
  const entries = await countAssigned(scope, themeId);
  const rows = await readOnly().themeMerge.findMany({
    where: { projectId: scope.projectId, intoId: themeId, undoneAt: null },
    select: { id: true, name: true, mergedAt: true, _count: { select: { entries: true } } },
    orderBy: { mergedAt: "desc" },
    take: 50,
  });
  const merged = rows.map(({ id, name, mergedAt, _count }) => ({
    mergeId: id,
    name,
    entries: _count.entries,
    mergedAt,
  }));
  return { entries, merged };
}

export function countThemes(scope: ProjectScope): Promise<number> {
  return readOnly().theme.count({ where: { projectId: scope.projectId } });
}
