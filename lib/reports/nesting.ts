import type { DraftPoint, DraftSection } from "@/lib/reports/types";
import type { PointLevel } from "@/lib/vocabulary";

/**
 * Points inside points: 一是 holds 一要. A section's points stay one list, so each is versioned, merged and saved alone;
 * a point belongs to the nearest one before it that has a lower level. Pure.
 */
type Sections = readonly DraftSection[];
type Levelled = { level?: PointLevel | undefined };

const deepest: PointLevel = 2;
const levelled = (level: number): PointLevel => (level <= 0 ? 0 : level === 1 ? 1 : deepest);

/** As they are printed: a point is at most one level below the one before it. Of points that are printed. */
export function levelsOf(points: readonly Levelled[]): PointLevel[] {
  let before = -1;
  return points.map(({ level = 0 }) => {
    before = Math.min(level, before + 1);
    return levelled(before);
  });
}

export interface PlacedPoint {
  level: PointLevel;
  /** Among the points of one level in the same point, from 1; and how many there are. */
  number: number;
  of: number;
  /** Where what it holds ends: the place of the next point that is not in it. */
  end: number;
}

/** Where each printed point stands among the others. */
export function placesOf(points: readonly Levelled[]): PlacedPoint[] {
  const levels = levelsOf(points);
  const endOf = (place: number) => {
    const end = levels.findIndex((level, at) => at > place && level <= (levels[place] ?? 0));
    return end < 0 ? levels.length : end;
  };
  const placed: PlacedPoint[] = [];
  /** The points of the series that is open at each level. */
  const open: PlacedPoint[][] = [];
  levels.forEach((level, place) => {
    open.length = level + 1;
    const series = (open[level] ??= []);
    const one: PlacedPoint = { level, number: series.length + 1, of: 0, end: endOf(place) };
    series.push(one);
    for (const sibling of series) sibling.of = series.length;
    placed.push(one);
  });
  return placed;
}

interface Found {
  section: DraftSection;
  kept: DraftPoint[];
  places: PlacedPoint[];
  at: number;
}

function find(sections: Sections, pointId: string): Found | null {
  for (const section of sections) {
    const kept = section.points.filter(({ dropped }) => !dropped);
    const at = kept.findIndex(({ id }) => id === pointId);
    if (at >= 0) return { section, kept, places: placesOf(kept), at };
  }
  return null;
}

/** The point and what it holds, each with the level at which it is printed. A point that is left out stands alone. */
export function withHeld(sections: Sections, pointId: string): DraftPoint[] {
  const found = find(sections, pointId);
  if (!found) return sections.flatMap(({ points }) => points.filter(({ id }) => id === pointId));
  const { kept, places, at } = found;
  return kept.slice(at, places[at]?.end).map((point, index) => {
    const level = places[at + index]?.level ?? 0;
    return point.level === level ? point : { ...point, level };
  });
}

/** A point that is left out, and the deeper ones behind it that are left out too. A printed point stands alone. */
export function leftOutWith(sections: Sections, pointId: string): DraftPoint[] {
  const points = sections.find((section) => section.points.some(({ id }) => id === pointId))?.points ?? [];
  const at = points.findIndex(({ id }) => id === pointId);
  const own = points[at];
  if (!own) return [];
  const block = [own];
  for (const point of own.dropped ? points.slice(at + 1) : []) {
    if (point.level <= own.level) break;
    if (point.dropped) block.push(point);
  }
  return block;
}

/** The level of what a point of this level holds. Null if it can hold none. */
export function heldLevel(level: PointLevel): PointLevel | null {
  return level === deepest ? null : levelled(level + 1);
}

/** Levels that are moved together, so that the first of them has this one. */
export function atLevel(block: readonly DraftPoint[], level: PointLevel): DraftPoint[] {
  const step = level - (block[0]?.level ?? 0);
  return step === 0 ? [...block] : block.map((point) => ({ ...point, level: levelled(point.level + step) }));
}

function withLevels(sections: Sections, changed: readonly DraftPoint[]): DraftSection[] {
  const byId = new Map(changed.map((point) => [point.id, point]));
  return sections.map((section) =>
    section.points.some(({ id }) => byId.has(id))
      ? { ...section, points: section.points.map((point) => byId.get(point.id) ?? point) }
      : section,
  );
}

/** Whether the printed point at this place can become a part of the one before it, with all that it holds. */
export function canNest(places: readonly PlacedPoint[], at: number): boolean {
  const [own, before] = [places[at], places[at - 1]];
  if (!own || !before || before.level < own.level) return false;
  return places.slice(at, own.end).every(({ level }) => level < deepest);
}

/** 二是 becomes 一要 of 一是. What it holds goes with it. */
export function nestPoint(sections: Sections, pointId: string): DraftSection[] {
  const found = find(sections, pointId);
  if (!found || !canNest(found.places, found.at)) return [...sections];
  const block = withHeld(sections, pointId);
  return withLevels(sections, atLevel(block, levelled((block[0]?.level ?? 0) + 1)));
}

/** 一要 becomes a point beside the one that held it. What follows it there is held by it, as in an outline of Word. */
export function unnestPoint(sections: Sections, pointId: string): DraftSection[] {
  const block = withHeld(sections, pointId);
  const level = find(sections, pointId) ? (block[0]?.level ?? 0) : 0;
  return level === 0 ? [...sections] : withLevels(sections, atLevel(block, levelled(level - 1)));
}

/** What a point held, when it goes: one level up, so that no other point gets it. */
export function letGo(sections: Sections, pointId: string): DraftSection[] {
  const [own, ...held] = withHeld(sections, pointId);
  const [first] = held;
  return own && first
    ? withLevels(
        sections,
        held.map((point) => ({ ...point, level: levelled(point.level - 1) })),
      )
    : [...sections];
}
