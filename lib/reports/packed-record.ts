import type { DraftEvidence, DraftPoint, DraftSection, ReportDraft, ReportRecord } from "@/lib/reports/types";

/**
 * A report as it is sent to its editor. What was quoted is nearly always what the entry says today, so it is sent once.
 * Pure.
 */
export interface PackedEvidence extends Omit<DraftEvidence, "quotedText"> {
  /** Left out if it is the entry's text of today. */
  quotedText?: string;
}
interface PackedPoint extends Omit<DraftPoint, "evidence"> {
  evidence: PackedEvidence[];
}
interface PackedSection extends Omit<DraftSection, "points"> {
  points: PackedPoint[];
}
export interface PackedRecord extends Omit<ReportRecord, "draft"> {
  draft: Omit<ReportDraft, "sections"> & { sections: PackedSection[] };
}

function packedEvidence({ quotedText, ...evidence }: DraftEvidence): PackedEvidence {
  return quotedText === evidence.entry?.text ? evidence : { ...evidence, quotedText };
}

function unpackedEvidence({ quotedText, ...evidence }: PackedEvidence): DraftEvidence {
  return { ...evidence, quotedText: quotedText ?? evidence.entry?.text ?? "" };
}

export function packRecord(record: ReportRecord): PackedRecord {
  const sections = record.draft.sections.map((section) => ({
    ...section,
    points: section.points.map((point) => ({ ...point, evidence: point.evidence.map(packedEvidence) })),
  }));
  return { ...record, draft: { ...record.draft, sections } };
}

export function unpackRecord(packed: PackedRecord): ReportRecord {
  const sections = packed.draft.sections.map((section) => ({
    ...section,
    points: section.points.map((point) => ({ ...point, evidence: point.evidence.map(unpackedEvidence) })),
  }));
  return { ...packed, draft: { ...packed.draft, sections } };
}
