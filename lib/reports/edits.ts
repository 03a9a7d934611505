import { annexesOf, bodyOf, isAnnex } from "@/lib/reports/annexes/annexes";
import { atLevel, heldLevel, leftOutWith, letGo, placesOf, withHeld } from "@/lib/reports/nesting";
import { citedText } from "@/lib/reports/tokens";
import type { CitedEntry, DraftEvidence, DraftPoint, DraftSection } from "@/lib/reports/types";
import type { AnnexKind, PointLevel } from "@/lib/vocabulary";

/** Changes by a person to a report's outline and evidence. Each returns a new list of sections. Pure. */
type Sections = readonly DraftSection[];

function moved<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const item = items[from];
  if (item === undefined || to < 0 || to >= items.length) return [...items];
  const rest = items.filter((_, place) => place !== from);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
}

function onPoint(sections: Sections, pointId: string, change: (point: DraftPoint) => DraftPoint): DraftSection[] {
  return sections.map((section) =>
    section.points.some(({ id }) => id === pointId)
      ? { ...section, points: section.points.map((point) => (point.id === pointId ? change(point) : point)) }
      : section,
  );
}

export function findPoint(
  sections: Sections,
  pointId: string,
): { section: DraftSection; point: DraftPoint; sectionPlace: number; pointPlace: number } | null {
  for (const [sectionPlace, section] of sections.entries()) {
    const pointPlace = section.points.findIndex(({ id }) => id === pointId);
    const point = section.points[pointPlace];
    if (point) return { section, point, sectionPlace, pointPlace };
  }
  return null;
}

/** Among the sections of the body, or among the annexes. */
export function moveSection(sections: Sections, sectionId: string, step: 1 | -1): DraftSection[] {
  const own = sections.find(({ id }) => id === sectionId);
  const alike = sections.filter((section) => isAnnex(section) === (own !== undefined && isAnnex(own)));
  const beside = alike[alike.findIndex((section) => section === own) + step];
  if (!own || !beside) return [...sections];
  return moved(sections, sections.indexOf(own), sections.indexOf(beside));
}

/**
 * One place up or down among the printed points of its level, with what it holds. Omitted points are skipped. It stays
 * in the point that holds it.
 */
export function movePoint(sections: Sections, pointId: string, step: 1 | -1): DraftSection[] {
  return sections.map((section) => {
    const kept = section.points.filter(({ dropped }) => !dropped);
    const at = kept.findIndex(({ id }) => id === pointId);
    const places = placesOf(kept);
    const own = places[at];
    if (!own) return section;
    const other = step === 1 ? own.end : places.findLastIndex(({ level }, place) => place < at && level <= own.level);
    const beside = kept[other];
    if (!beside || places[other]?.level !== own.level) return section;
    const block = withHeld([section], pointId);
    const ids = new Set(block.map(({ id }) => id));
    const rest = section.points.filter(({ id }) => !ids.has(id));
    const last = kept[(places[other]?.end ?? 0) - 1];
    const to = step === 1 ? rest.findIndex((one) => one === last) + 1 : rest.findIndex((one) => one === beside);
    return { ...section, points: [...rest.slice(0, to), ...block, ...rest.slice(to)] };
  });
}

/** To the end of another section, with what it holds. */
export function movePointTo(sections: Sections, pointId: string, sectionId: string): DraftSection[] {
  if (!findPoint(sections, pointId) || !bodyOf(sections).some(({ id }) => id === sectionId)) return [...sections];
  const block = atLevel(withHeld(sections, pointId), 0);
  const ids = new Set(block.map(({ id }) => id));
  return sections.map((section) => {
    const points = section.points.filter(({ id }) => !ids.has(id));
    return { ...section, points: section.id === sectionId ? [...points, ...block] : points };
  });
}

/**
 * What a point holds is left out with it, each at the level at which it was printed, and taken in again with it. The
 * report of before does not tell which of them was left out first, so all come back.
 */
export function setDropped(sections: Sections, pointId: string, dropped: boolean): DraftSection[] {
  const block = dropped ? withHeld(sections, pointId) : leftOutWith(sections, pointId);
  const changed = new Map(block.map((point) => [point.id, { ...point, dropped }]));
  return sections.map((section) =>
    section.points.some(({ id }) => changed.has(id))
      ? { ...section, points: section.points.map((point) => changed.get(point.id) ?? point) }
      : section,
  );
}

function emptyPoint(id: string, level: PointLevel): DraftPoint {
  return {
    id,
    themeId: null,
    lead: "",
    text: "",
    showSupport: false,
    names: "all",
    level,
    dropped: false,
    answers: [],
    evidence: [],
  };
}

/** The last one that a point holds: 一要 of 一是. */
export function addInside(sections: Sections, pointId: string, id: string): DraftSection[] {
  const block = withHeld(sections, pointId);
  const [own] = block;
  const last = block.at(-1);
  const level = own && heldLevel(own.level);
  if (!last || !level) return [...sections];
  return sections.map((section) => {
    const at = section.points.findIndex((point) => point.id === last.id);
    if (at < 0) return section;
    const { points } = section;
    return { ...section, points: [...points.slice(0, at + 1), emptyPoint(id, level), ...points.slice(at + 1)] };
  });
}

export function addPoint(sections: Sections, sectionId: string, id: string): DraftSection[] {
  const point = emptyPoint(id, 0);
  return sections.map((section) =>
    section.id === sectionId ? { ...section, points: [...section.points, point] } : section,
  );
}

/** What it held stays, one level up. */
export function deletePoint(sections: Sections, pointId: string): DraftSection[] {
  return letGo(sections, pointId).map((section) => ({
    ...section,
    points: section.points.filter(({ id }) => id !== pointId),
  }));
}

export function addSection(sections: Sections, id: string, heading: string): DraftSection[] {
  return [
    ...bodyOf(sections),
    { id, heading, layout: "run_in", lead: "", answers: [], points: [] },
    ...annexesOf(sections),
  ];
}

/** The last annex. */
export function addAnnex(
  sections: Sections,
  { id, heading, annex }: { id: string; heading: string; annex: AnnexKind },
): DraftSection[] {
  return [...sections, { id, heading, layout: "run_in", lead: "", annex, answers: [], points: [] }];
}

/** A section that still has points is not removed. */
export function deleteSection(sections: Sections, sectionId: string): DraftSection[] {
  return sections.filter(({ id, points }) => id !== sectionId || points.length > 0);
}

function onEvidence(
  sections: Sections,
  pointId: string,
  evidenceId: string,
  change: (evidence: DraftEvidence) => DraftEvidence,
): DraftSection[] {
  return onPoint(sections, pointId, (point) => ({
    ...point,
    evidence: point.evidence.map((one) => (one.id === evidenceId ? change(one) : one)),
  }));
}

/** Its marks in the text go with it. They do not come back with it: the sentence may be another one by then. */
export function setRemoved(sections: Sections, pointId: string, evidenceId: string, removed: boolean): DraftSection[] {
  const changed = onEvidence(sections, pointId, evidenceId, (evidence) => ({ ...evidence, removed }));
  const mark = citedText(evidenceId);
  if (!removed) return changed;
  return onPoint(changed, pointId, (point) => ({ ...point, text: point.text.replaceAll(mark, "") }));
}

/** The entry's current text becomes the cited text. */
export function acceptText(sections: Sections, pointId: string, evidenceId: string): DraftSection[] {
  return onEvidence(sections, pointId, evidenceId, (evidence) => ({
    ...evidence,
    quotedText: evidence.entry?.text ?? evidence.quotedText,
  }));
}

/** Cites an entry. If it was removed before, it is restored instead of cited twice. */
export function cite(
  sections: Sections,
  pointId: string,
  cited: { id: string; entryId: string; entry: CitedEntry },
): DraftSection[] {
  return onPoint(sections, pointId, (point) => {
    const old = point.evidence.find(({ entryId }) => entryId === cited.entryId);
    if (old)
      return { ...point, evidence: point.evidence.map((one) => (one === old ? { ...one, removed: false } : one)) };
    return { ...point, evidence: [...point.evidence, { ...cited, quotedText: cited.entry.text, removed: false }] };
  });
}
