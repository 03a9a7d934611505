import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly } from "@/lib/db";
import { orderTree } from "@/lib/findings/theme-tree";
import { Prisma } from "@/lib/generated/prisma/client";
import type { DimensionKey, EntryForm } from "@/lib/vocabulary";

/**
 * What the second person sees of a sample: texts, and the codebook as it is written. Nothing here comes from a coding
 * but the person's own: no first themes, no suggestions, no numbers of themes, and no example that is an entry's
 * sentence.
 */
export interface DeskEntry {
  entryId: string;
  text: string;
  form: EntryForm;
  dimension: DimensionKey;
  visitedOn: string;
  site: string;
  /** Null: not looked at yet. Empty: no theme fits. */
  themeIds: string[] | null;
}

export interface DeskTheme {
  id: string;
  parentId: string | null;
  name: string;
  dimension: DimensionKey;
  depth: number;
  definition: string;
}

export interface ReviewDesk {
  entries: DeskEntry[];
  /** Entries of the sample that are gone, not approved any more, or have another text: nothing to do there. */
  left: number;
  themes: DeskTheme[];
}

export async function readReviewDesk(scope: ProjectScope, sampleId: string): Promise<ReviewDesk> {
  const { projectId, userId } = scope;
  const rows = await readOnly().$queryRaw<(DeskEntry & { there: boolean | null; coded: boolean })[]>(Prisma.sql`
    SELECT own.entry_id AS "entryId", e.text, e.form, e.dimension, to_char(v.visited_on, 'YYYY-MM-DD') AS "visitedOn",
      site.name AS site, own.second_themes AS "themeIds", own.coded_at IS NOT NULL AS coded,
      md5(e.text) = own.text_hash AND v.state = 'approved' AS there
    FROM review_sample_entries own
    JOIN review_samples s ON s.project_id = own.project_id AND s.id = own.sample_id
      AND s.reviewer_id = ${userId}::uuid AND s.finished_at IS NULL AND s.ended_at IS NULL
    LEFT JOIN entries e ON e.project_id = own.project_id AND e.id = own.entry_id
    LEFT JOIN visits v ON v.project_id = e.project_id AND v.id = e.visit_id
    LEFT JOIN sites site ON site.project_id = v.project_id AND site.id = v.site_id
    WHERE own.project_id = ${projectId}::uuid AND own.sample_id = ${sampleId}::uuid ORDER BY own.position`);
  const themes = await readOnly().theme.findMany({
    where: { projectId, archivedAt: null },
    select: { id: true, parentId: true, name: true, dimension: true, definition: true, position: true },
  });
  const depths = new Map<string, number>();
  const tree = orderTree(themes).map(({ id, parentId, name, dimension, definition }) => {
    const depth = parentId === null ? 0 : (depths.get(parentId) ?? 0) + 1;
    depths.set(id, depth);
    return { id, parentId, name, dimension: dimension as DimensionKey, depth, definition }; // checked by the database
  });
  const known = new Set(tree.map(({ id }) => id));
  const entries = rows.flatMap(({ there, coded, themeIds, ...entry }) => {
    // A theme that was merged or archived since is not shown; it stays what the person said.
    const own = (themeIds ?? []).filter((id) => known.has(id));
    return there ? [{ ...entry, themeIds: coded ? own : null }] : [];
  });
  return { entries, left: rows.length - entries.length, themes: tree };
}
