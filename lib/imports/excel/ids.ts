import { v5 as uuidv5 } from "uuid";

/**
 * Ids derived from what a row says, so that one file imported twice names the same visits, entries and figures. A visit is
 * its number, site and day within the project: two people's files may both begin with number 1. An entry is its dimension
 * and words within the visit, not its row: a line put in above does not move themes and comments to another sentence.
 */
export function visitIdOf(projectId: string, visit: { number: string; siteId: string; day: string }): string {
  return uuidv5(JSON.stringify(["visit", visit.number, visit.siteId, visit.day]), projectId);
}

/** Gives ids to the points of one visit; the second of two that say the same gets one of its own. */
export function pointIds(visitId: string): (...said: string[]) => string {
  const seen = new Map<string, number>();
  return (...said) => {
    const words = JSON.stringify(said.map((each) => each.trim()));
    const nth = (seen.get(words) ?? 0) + 1;
    seen.set(words, nth);
    return uuidv5(`${words} ${nth}`, visitId);
  };
}
