import { sameName } from "@/lib/sites/site-name";

/**
 * How an imported list relates to the sites that exist. Pure.
 *
 * The names of a project's sites are unique. Two places with one name in two counties (城关镇) get their county before the
 * name. The same name in the same county, or without a county on one side, is the same site.
 */
export interface NamedPlace {
  name: string;
  county: string;
}

export type Settled<Place extends NamedPlace> = Place & {
  /** The project already has it. */
  existing: boolean;
};

export function settleNames<Place extends NamedPlace>(
  wanted: readonly Place[],
  known: readonly NamedPlace[],
): Settled<Place>[] {
  const knownNames = groupCounties(known);
  const wantedNames = groupCounties(wanted);
  return wanted.map((place) => {
    const { name, county } = place;
    const full = `${county}${name}`;
    const there = knownNames.get(sameName(name));
    const samePlace = there !== undefined && (county === "" || there.has("") || there.has(sameName(county)));
    if (samePlace || knownNames.has(sameName(full))) return { ...place, existing: true };
    const apart =
      county !== "" &&
      !name.startsWith(county) &&
      (there !== undefined || (wantedNames.get(sameName(name))?.size ?? 0) > 1);
    return { ...place, name: apart ? full : name, existing: false };
  });
}

/** For each name, the counties in which it occurs. */
function groupCounties(places: readonly NamedPlace[]): Map<string, Set<string>> {
  const groups = new Map<string, Set<string>>();
  for (const { name, county } of places) {
    const key = sameName(name);
    const counties = groups.get(key) ?? new Set();
    groups.set(key, counties.add(sameName(county)));
  }
  return groups;
}
