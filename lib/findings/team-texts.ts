import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readTextNames } from "@/lib/findings/data";
import { cellKey, currentSummaries, presentSources, type SummaryText } from "@/lib/findings/queries/matrix-summaries";
import { readClaims } from "@/lib/findings/queries/standing-claims";
import type { FindingsFilter } from "@/lib/findings/schema";
import { dimensionKeys, type DimensionKey } from "@/lib/vocabulary";

/** What the team wrote about what it heard: a claim, a theme's name or definition, or a summary of the matrix. */
export interface TeamText {
  kind: "claim" | "theme" | "summary";
  dimension: DimensionKey;
  theme: { id: string; name: string } | null;
  /** Of a summary: the present-day site, and the column of its cell. */
  cell: { siteId: string; siteName: string; columnId: string } | null;
  claimId: string | null;
  text: string;
}

export interface AskedTexts {
  /** Those that hold these words; without them all. */
  holding?: string;
  filter?: Pick<FindingsFilter, "dimension" | "site">;
  wanted?: (text: string) => boolean;
  /** Of each kind, at most so many. */
  most: number;
}

/**
 * Question: which texts of the team are there? Claims, those of themes that are not archived, and the last summary
 * of each cell.
 * Denominator: none.
 * Excluded: a claim and a summary none of whose entries is approved any more: it is shown to nobody who only reads.
 */
export async function readTeamTexts(scope: ProjectScope, asked: AskedTexts): Promise<TeamText[]> {
  const { holding, filter = {}, wanted = () => true, most } = asked;
  const columns = [undefined, ...dimensionKeys];
  const siteIds = filter.site ? [filter.site] : null;
  const [{ themes, sites }, claims, ...written] = await Promise.all([
    readTextNames(scope),
    filter.site ? [] : readClaims(scope, { holding }),
    ...columns.map((dimension) => currentSummaries(scope, { dimension, siteIds, columnIds: null }, { holding })),
  ]);
  const fits = (dimension: DimensionKey) => !filter.dimension || filter.dimension === dimension;
  const folded = holding?.normalize("NFKC").toLowerCase();
  const holds = (text: string) => folded === undefined || text.normalize("NFKC").toLowerCase().includes(folded);
  const ofThemes = filter.site
    ? []
    : themes.flatMap(({ id, name, definition, dimension, archived }): TeamText[] =>
        archived || !fits(dimension)
          ? []
          : [name, definition]
              .filter((text) => text !== "" && holds(text) && wanted(text))
              .map((text) => ({ kind: "theme", dimension, theme: { id, name }, cell: null, claimId: null, text })),
      );
  const ofClaims = claims.flatMap(({ id, dimension, sites: behind, version: { text } }): TeamText[] =>
    behind.length > 0 && fits(dimension) && wanted(text)
      ? [{ kind: "claim", dimension, theme: null, cell: null, claimId: id, text }]
      : [],
  );
  const themeOf = new Map(themes.map((theme) => [theme.id, theme]));
  const nameOf = new Map(sites.map(({ id, name }) => [id, name]));
  const ofCells: TeamText[] = [];
  for (const [at, summaries] of written.entries()) {
    const dimension = columns[at];
    const some = summaries.filter(({ text, columnId }) => fits(dimensionOf(columnId)) && wanted(text)).slice(0, most);
    const present = await presentSources(scope, dimension, some);
    for (const { siteId, columnId, text } of some)
      if ((present.get(cellKey(siteId, columnId)) ?? []).length > 0)
        ofCells.push({
          kind: "summary",
          dimension: dimensionOf(columnId),
          theme: themeOf.get(columnId) ?? null,
          cell: { siteId, siteName: nameOf.get(siteId) ?? "", columnId },
          claimId: null,
          text,
        });
  }
  return [...ofClaims.slice(0, most), ...ofThemes.slice(0, most), ...ofCells.slice(0, most)];

  function dimensionOf(columnId: SummaryText["columnId"]): DimensionKey {
    const own = dimensionKeys.find((key) => key === columnId);
    return own ?? themes.find(({ id }) => id === columnId)?.dimension ?? "status";
  }
}
