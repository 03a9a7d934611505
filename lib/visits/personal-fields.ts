import { findPersonalData, personalDataKinds, type PersonalDataKind } from "@/lib/privacy/personal-data";
import type { VisitDetail } from "@/lib/visits/types";

/** Where on a visit's page something looks like personal data. `number` is the entry's within its dimension, from 1. */
export type PersonalPlace =
  | { part: "basic" }
  | { part: "entry"; id: string; dimension: string; number: number }
  | { part: "figure"; id: string; dimension: string };

export interface PersonalSummary {
  count: number;
  /** Only kinds that were found. */
  kinds: { kind: PersonalDataKind; count: number }[];
  /** In the order of the page, each once. */
  places: PersonalPlace[];
}

/** Found in the text when it is drawn, and stored nowhere. So it covers every way of input and every later rule. */
export function personalSummary(visit: Pick<VisitDetail, "place" | "audiences" | "dimensions">): PersonalSummary {
  const counts = new Map<PersonalDataKind, number>();
  const places: PersonalPlace[] = [];
  const look = (place: PersonalPlace, ...texts: string[]) => {
    const found = texts.flatMap(findPersonalData);
    for (const { kind } of found) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    if (found.length > 0) places.push(place);
  };
  look({ part: "basic" }, visit.place, ...visit.audiences.map(({ category }) => category));
  for (const { label, entries, figures, waiting } of visit.dimensions) {
    entries.forEach(({ id, text, speakerCategory }, index) =>
      look({ part: "entry", id, dimension: label, number: index + 1 }, text, speakerCategory),
    );
    for (const { id, indicator, definition, source } of figures)
      look({ part: "figure", id, dimension: label }, indicator, definition, source);
    for (const { id, text } of waiting) look({ part: "figure", id, dimension: label }, text);
  }
  const kinds = personalDataKinds.flatMap((kind) => {
    const count = counts.get(kind);
    return count ? [{ kind, count }] : [];
  });
  return { count: kinds.reduce((sum, { count }) => sum + count, 0), kinds, places };
}
