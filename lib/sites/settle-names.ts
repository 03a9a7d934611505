import { sameName } from "@/lib/sites/site-name";

/**
 * How a list on its way in stands to the sites that are there. Pure.
 *
 * A project's sites have names of their own. Two places of one name in two counties (城关镇) are told apart by their
 * county before the name; the same name in the same county, or where one side names no county, is the same site.
 */
export interface NamedPlace {
  name: string;
  county: string;
}

export type Settled<Place extends NamedPlace> = Place & {
  /** The project has it already. */
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

/** Of each name, the counties that it stands in. */
function groupCounties(places: readonly NamedPlace[]): Map<string, Set<string>> {
  const groups = new Map<string, Set<string>>();
  for (const { name, county } of places) {
    const key = sameName(name);
    const counties = groups.get(key) ?? new Set();
    groups.set(key, counties.add(sameName(county)));
  }
  return groups;
}
