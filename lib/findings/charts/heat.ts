import type { CellState, CoverageCell, CoverageSite } from "@/lib/findings/queries/coverage";
import { dimensionKeys, siteKinds, type DimensionKey } from "@/lib/vocabulary";

/** What was heard where, as a picture can show it: few places one by one, many by county or kind. Pure. */

export interface HeatCell {
  /** Sites with an entry that counts. */
  sites: number;
  /** Entries that count. */
  entries: number;
  /** Of a site alone: why nothing counts, or "heard". Null for several sites. */
  state: CellState | null;
}

export interface HeatPlace {
  /** The id of a site, a county as it is written (may be ""), or a kind of site. */
  id: string;
  /** As the project writes it; the name of a kind is a word of the interface. */
  name: string;
  /** Planned sites. */
  planned: number;
  cells: Record<DimensionKey, HeatCell>;
}

export interface Heat {
  by: "site" | "county" | "kind";
  places: HeatPlace[];
}

/** So many sites are shown one by one … */
export const mostHeatSites = 30;
/** … and so many counties. */
export const mostHeatCounties = 40;

type Site = Pick<CoverageSite, "id" | "name" | "kind" | "county"> & {
  cells: Record<DimensionKey, Pick<CoverageCell, "state" | "entries">>;
};

function placeOf(id: string, name: string, sites: readonly Site[]): HeatPlace {
  const [only] = sites;
  const cellOf = (dimension: DimensionKey): HeatCell => ({
    sites: sites.filter(({ cells }) => cells[dimension].state === "heard").length,
    entries: sites.reduce((sum, { cells }) => sum + cells[dimension].entries, 0),
    state: only && only.id === id ? only.cells[dimension].state : null,
  });
  const cells = Object.fromEntries(dimensionKeys.map((key) => [key, cellOf(key)])) as HeatPlace["cells"]; // a key each
  return { id, name, planned: sites.length, cells };
}

/** The places of a heat map, in the order of the project's list. */
export function heatOf(sites: readonly Site[], mostSites = mostHeatSites): Heat {
  if (sites.length <= mostSites)
    return { by: "site", places: sites.map((site) => placeOf(site.id, site.name, [site])) };
  const counties = [...new Set(sites.map(({ county }) => county))];
  if (counties.length > 1 && counties.length <= mostHeatCounties) {
    const own = (county: string) => sites.filter((site) => site.county === county);
    return { by: "county", places: counties.map((county) => placeOf(county, county, own(county))) };
  }
  const kinds = siteKinds.filter((kind) => sites.some((site) => site.kind === kind));
  const own = (kind: string) => sites.filter((site) => site.kind === kind);
  return { by: "kind", places: kinds.map((kind) => placeOf(kind, kind, own(kind))) };
}

/** The part of the places' filter that selects one of them; null where no filter does (no county is written). */
export function heatFilter(by: Heat["by"], id: string): { site?: string; county?: string; kind?: string } | null {
  if (by === "site") return { site: id };
  if (by === "kind") return { kind: id };
  return id ? { county: id } : null;
}
