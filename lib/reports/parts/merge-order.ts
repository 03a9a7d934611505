import type { ReportOrder } from "@/lib/reports/parts/types";

/** Two people have moved, added and removed sections and points of one report. Both changes hold. */

/** The places in `a` of a longest common subsequence of two lists of distinct names. */
export function stayed(a: readonly string[], b: readonly string[]): Set<string> {
  const place = new Map(b.map((name, index) => [name, index]));
  const common = a.filter((name) => place.has(name));
  // The longest rising run of places (patience sorting), with the way back.
  const ends: string[] = [];
  const before = new Map<string, string | undefined>();
  for (const name of common) {
    const at = place.get(name) ?? 0;
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((place.get(ends[middle] ?? "") ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    before.set(name, ends[low - 1]);
    ends[low] = name;
  }
  const kept = new Set<string>();
  for (let name = ends.at(-1); name !== undefined; name = before.get(name)) kept.add(name);
  return kept;
}

/** Puts the wanted names that `result` lacks behind the name that they follow in `list`. */
function filledUp(result: string[], list: readonly string[], wanted: ReadonlySet<string>): void {
  let previous: string | undefined;
  for (const name of list) {
    if (!wanted.has(name)) continue;
    if (!result.includes(name)) result.splice(previous === undefined ? 0 : result.indexOf(previous) + 1, 0, name);
    previous = name;
  }
}

/**
 * `theirs`, with what I have moved or added put behind the name that it follows in `mine`. Of the names in the three
 * lists the result has each one that is wanted, and no other: also one that both have taken away from here, because the
 * place where I put it is gone.
 */
export function mergeList(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
  wanted: ReadonlySet<string>,
): string[] {
  const still = stayed(mine, base);
  const rest = theirs.filter((name) => wanted.has(name) && (still.has(name) || !mine.includes(name)));
  const result = [...rest];
  filledUp(result, mine, wanted);
  filledUp(result, base, wanted);
  return result;
}

function sectionOf(order: ReportOrder): Map<string, string> {
  return new Map(order.flatMap(({ id, points }) => points.map((point) => [point, id] as const)));
}

const pointsIn = (order: ReportOrder, section: string) => order.find(({ id }) => id === section)?.points ?? [];

/**
 * @param wanted every section and point that is to be in the result, and no other. A point is left out if none of the
 *   three orders has it in a wanted section.
 */
export function mergeOrder(
  base: ReportOrder,
  mine: ReportOrder,
  theirs: ReportOrder,
  wanted: ReadonlySet<string>,
): ReportOrder {
  const ids = (order: ReportOrder) => order.map(({ id }) => id);
  const sections = mergeList(ids(base), ids(mine), ids(theirs), wanted);
  const [inBase, inMine, inTheirs] = [sectionOf(base), sectionOf(mine), sectionOf(theirs)];
  const points = new Set([...inMine.keys(), ...inTheirs.keys()].filter((point) => wanted.has(point)));
  const known = new Set(sections);
  const home = new Map<string, string>();
  for (const point of points) {
    const [own, other] = [inMine.get(point), inTheirs.get(point)];
    const moved = own !== undefined && own !== inBase.get(point);
    const first = moved ? own : other;
    const places = [first, own, other, inBase.get(point)];
    const place = places.find((id) => id !== undefined && known.has(id));
    if (place !== undefined) home.set(point, place);
  }
  return sections.map((id) => {
    const here = new Set([...points].filter((point) => home.get(point) === id));
    return { id, points: mergeList(pointsIn(base, id), pointsIn(mine, id), pointsIn(theirs, id), here) };
  });
}
