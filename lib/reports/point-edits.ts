import { withAnswer } from "@/lib/reports/answers";
import { findPoint } from "@/lib/reports/edits";
import { atLevel, withHeld } from "@/lib/reports/nesting";
import { tokenPieces, withoutCites } from "@/lib/reports/tokens";
import { endsSentence, sentence } from "@/lib/sentence";
import type { DraftEvidence, DraftPoint, DraftSection } from "@/lib/reports/types";

/**
 * Two points become one, one becomes two, and a point goes to another place. Each returns a new list of sections. Pure.
 */
type Sections = readonly DraftSection[];

/** The point before this one that is printed, in the same section. */
export function pointBefore({ points }: DraftSection, pointId: string): DraftPoint | undefined {
  return points
    .slice(
      0,
      points.findIndex(({ id }) => id === pointId),
    )
    .findLast(({ dropped }) => !dropped);
}

/** The text with a full stop at its end, where marks of citations may stand behind it. */
function ended(text: string): string {
  const plain = withoutCites(text).trim();
  return plain === "" || endsSentence(plain) ? text : `${text}。`;
}

const marksIn = (text: string) =>
  new Set(tokenPieces(text).flatMap((piece) => (piece.kind === "cited" ? [piece.evidenceId] : [])));

/**
 * The words and the evidence of a point go to the end of the one before it. A theme's point stays, left out and empty
 * of evidence, because the next update from the visits would bring the theme back.
 */
export function mergeIntoPrevious(sections: Sections, pointId: string): DraftSection[] {
  const found = findPoint(sections, pointId);
  const before = found && pointBefore(found.section, pointId);
  if (!found || !before) return [...sections];
  const { section, point } = found;
  const cited = new Map(before.evidence.map((one) => [one.entryId, one]));
  let text = `${sentence(point.lead)}${point.text}`;
  const moved: DraftEvidence[] = [];
  for (const evidence of point.evidence) {
    const there = evidence.entryId === null ? undefined : cited.get(evidence.entryId);
    if (there) text = text.replaceAll(evidence.id, there.id);
    else moved.push(evidence);
  }
  const merged = {
    ...before,
    text: `${ended(before.text)}${text}`,
    evidence: [...before.evidence, ...moved],
    answers: point.answers.reduce(withAnswer, before.answers),
  };
  const points = section.points.flatMap((one): DraftPoint[] => {
    if (one === before) return [merged];
    if (one !== point) return [one];
    return point.themeId === null ? [] : [{ ...point, dropped: true, evidence: [] }];
  });
  return sections.map((one) => (one === section ? { ...section, points } : one));
}

/**
 * A point ends before a place in its text, and what follows is a point of its own. Evidence goes with the sentence that
 * cites it; what no sentence cites stays with the first.
 */
export function splitPoint(
  sections: Sections,
  pointId: string,
  { before, after, id, evidenceId }: { before: string; after: string; id: string; evidenceId: () => string },
): DraftSection[] {
  const found = findPoint(sections, pointId);
  if (!found) return [...sections];
  const { section, point } = found;
  const [first, second] = [marksIn(before), marksIn(after)];
  let text = after.trimStart();
  const taken = point.evidence.filter((one) => second.has(one.id));
  const own = taken.map((one): DraftEvidence => {
    if (!first.has(one.id)) return one;
    // Both halves cite it: each has evidence of its own.
    const copy = { ...one, id: evidenceId() };
    text = text.replaceAll(one.id, copy.id);
    return copy;
  });
  const halves: DraftPoint[] = [
    {
      ...point,
      text: before.trimEnd(),
      evidence: point.evidence.filter((one) => first.has(one.id) || !second.has(one.id)),
    },
    { ...point, id, themeId: null, lead: "", text, showSupport: false, evidence: own },
  ];
  const points = section.points.flatMap((one) => (one === point ? halves : [one]));
  return sections.map((one) => (one === section ? { ...section, points } : one));
}

/**
 * To another place of the same or of another section: before a point, beside which it stands then, or to the end. What
 * it holds goes with it.
 */
export function placePoint(
  sections: Sections,
  pointId: string,
  to: { sectionId: string; before: string | null },
): DraftSection[] {
  const found = findPoint(sections, pointId);
  const block = withHeld(sections, pointId);
  const ids = new Set(block.map(({ id }) => id));
  const target = sections.find(({ id }) => id === to.sectionId);
  if (!found || !target || (to.before !== null && ids.has(to.before))) return [...sections];
  const [beside] = to.before === null ? [] : withHeld(sections, to.before);
  const own = atLevel(block, beside?.level ?? 0);
  return sections.map((section) => {
    const rest = section.points.filter(({ id }) => !ids.has(id));
    if (section.id !== to.sectionId)
      return rest.length === section.points.length ? section : { ...section, points: rest };
    const place = to.before === null ? -1 : rest.findIndex(({ id }) => id === to.before);
    const at = place < 0 ? rest.length : place;
    return { ...section, points: [...rest.slice(0, at), ...own, ...rest.slice(at)] };
  });
}
