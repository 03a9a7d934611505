import type { DraftPoint, DraftSection } from "@/lib/reports/types";

/** Sections, points and evidence as rows of their tables, each with its position. Pure. */
interface Owner {
  projectId: string;
  reportId: string;
  now: Date;
}

export function evidenceRows(point: DraftPoint, { projectId, now }: Omit<Owner, "reportId">, from = 0) {
  return point.evidence.map(({ id, entryId, quotedText, removed }, index) => ({
    projectId,
    id,
    pointId: point.id,
    entryId,
    quotedText,
    position: from + index,
    removedAt: removed ? now : null,
  }));
}

export function pointRow(
  point: DraftPoint,
  sectionId: string,
  position: number,
  { projectId, now }: Omit<Owner, "reportId">,
) {
  const { id, themeId, lead, text, showSupport, names, level, answers } = point;
  return {
    projectId,
    id,
    sectionId,
    position,
    themeId,
    lead,
    text,
    showSupport,
    names,
    level,
    answers,
    droppedAt: point.dropped ? now : null,
  };
}

export function rowsOfSections(sections: readonly DraftSection[], owner: Owner) {
  const { projectId, reportId } = owner;
  return {
    sections: sections.map(({ id, heading, layout, lead, answers, annex = null }, position) => ({
      projectId,
      reportId,
      id,
      heading,
      layout,
      lead,
      answers,
      annex,
      position,
    })),
    points: sections.flatMap((section) =>
      section.points.map((point, position) => pointRow(point, section.id, position, owner)),
    ),
    evidence: sections.flatMap((section) => section.points.flatMap((point) => evidenceRows(point, owner))),
  };
}
export type RowsOfSections = ReturnType<typeof rowsOfSections>;
