import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { presentThemes } from "@/lib/codebook/present-themes";
import { readScorers } from "@/lib/coding/data/learned";
import { readCandidates } from "@/lib/coding/data/similar";
import { deniesOrSolves, oppositeDimension } from "@/lib/coding/suggest/against";
import { rankLike, soughtFor, telltalePairs } from "@/lib/coding/suggest/similar";
import { readOnly, type Reader } from "@/lib/db";
import { countedAmong } from "@/lib/findings/filter";
import { without } from "@/lib/findings/filter-address";
import type { ThemeSupport } from "@/lib/findings/queries/theme-support";
import type { FindingsFilter } from "@/lib/findings/schema";
import { Prisma } from "@/lib/generated/prisma/client";
import type { DimensionKey } from "@/lib/vocabulary";

/** The theme, and those that were merged into it: what was said of one is said of it. */
export async function themesInto(reader: Reader, scope: ProjectScope, themeId: string): Promise<string[]> {
  const rows = await reader.counterExample.findMany({
    where: { projectId: scope.projectId },
    select: { themeId: true },
    distinct: ["themeId"],
  });
  const at = await presentThemes(
    reader,
    scope,
    rows.map((row) => row.themeId),
  );
  return [themeId, ...[...at].flatMap(([id, present]) => (present === themeId && id !== themeId ? [id] : []))];
}

/** What was said last of each entry, under any of these themes. */
const verdicts = (scope: ProjectScope, themeIds: readonly string[]) => Prisma.sql`
  SELECT DISTINCT ON (entry_id) entry_id, against FROM counter_examples
  WHERE project_id = ${scope.projectId}::uuid AND theme_id = ANY (${[...themeIds]}::uuid[])
  ORDER BY entry_id, decided_at DESC, theme_id`;

/**
 * Question: which entries did a person mark as speaking against the theme, and at how many present-day sites?
 * Denominator: the sites with a counted visit, as for the theme's own number.
 * Excluded: what the filter excludes; the filter's dimension and theme say nothing here.
 */
export async function countedAgainst(
  scope: ProjectScope,
  filter: FindingsFilter,
  themeId: string,
  reader: Reader = readOnly(),
): Promise<{ entries: number; sites: number; ids: string[] }> {
  const said = verdicts(scope, await themesInto(reader, scope, themeId));
  const rows = Prisma.sql`(SELECT * FROM entries WHERE project_id = ${scope.projectId}::uuid
    AND id IN (SELECT entry_id FROM (${said}) AS said WHERE against))`;
  const found = await reader.$queryRaw<{ id: string; siteId: string }[]>(Prisma.sql`
    SELECT e.id::text, s.id::text AS "siteId" FROM ${countedAmong(scope, without(filter, "dimension", "theme", "q"), rows)}
    ORDER BY e.id`);
  return {
    entries: found.length,
    sites: new Set(found.map(({ siteId }) => siteId)).size,
    ids: found.map(({ id }) => id),
  };
}

/** The theme and all below it: its number counts them too, so they say what it is about. */
function branchOf(themes: readonly ThemeSupport[], themeId: string): string[] {
  const below = themes.filter(({ parentId }) => parentId === themeId);
  return [themeId, ...below.flatMap(({ id }) => branchOf(themes, id))];
}

/**
 * Entries that may speak against the theme and of which nobody has said anything yet, the most like first: those of the
 * opposite dimension that speak of the same, and those of its own dimension that also deny it or say that it is solved.
 */
export async function findAgainst(
  scope: ProjectScope,
  filter: FindingsFilter,
  { themeId, themes }: { themeId: string; themes: readonly ThemeSupport[] },
): Promise<string[]> {
  const theme = themes.find(({ id }) => id === themeId);
  const scorer = theme && (await readScorers(scope, themes)).get(theme.dimension);
  const branch = branchOf(themes, themeId);
  const sought = scorer && soughtFor(scorer, ...branch);
  const pairs = sought ? telltalePairs(sought) : [];
  if (!theme || !sought || pairs.length === 0) return [];
  const opposite = oppositeDimension[theme.dimension];
  const counted = without(filter, "dimension", "theme", "q", "mark");
  const asked = { pairs, without: { themeIds: branch } };
  const [found, decided] = await Promise.all([
    readCandidates(scope, counted, asked),
    themesInto(readOnly(), scope, themeId).then((ids) =>
      readOnly().$queryRaw<{ id: string }[]>(Prisma.sql`
        SELECT entry_id::text AS id FROM (${verdicts(scope, ids)}) AS said`),
    ),
  ]);
  const said = new Set(decided.map(({ id }) => id));
  const speaksAgainst = ({ dimension, text }: { dimension: DimensionKey; text: string }) =>
    dimension === opposite || (dimension === theme.dimension && deniesOrSolves(text));
  return rankLike(
    scorer,
    sought,
    found.filter((candidate) => speaksAgainst(candidate) && !said.has(candidate.id)),
  );
}
