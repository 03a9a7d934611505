import { v5 as uuidv5 } from "uuid";

/**
 * Ids derived from what a row contains, so that the same file imported twice names the same visits, entries and
 * figures. A visit's id comes from its number, site and day within the project, because two people's files may both
 * begin with number 1. An entry's id comes from its dimension and text within the visit, not from its row: a line
 * inserted above does not move themes and comments to another entry.
 */
export function visitIdOf(projectId: string, visit: { number: string; siteId: string; day: string }): string {
  return uuidv5(JSON.stringify(["visit", visit.number, visit.siteId, visit.day]), projectId);
}

/** Gives ids to the points of one visit. If two have the same content, the second gets an id of its own. */
export function pointIds(visitId: string): (...said: string[]) => string {
  const seen = new Map<string, number>();
  return (...said) => {
    const words = JSON.stringify(said.map((each) => each.trim()));
    const nth = (seen.get(words) ?? 0) + 1;
    seen.set(words, nth);
    return uuidv5(`${words} ${nth}`, visitId);
  };
}
