import type { DraftPoint, DraftSection, ReportDraft } from "@/lib/reports/types";

/**
 * A report is saved part by part: the text around the points ("front"), each section's own text, each point. Every part
 * has the version of the report at which it was last written, so two people who write different parts disturb each
 * other nowhere.
 */
export const frontKey = "front";

export type FrontContent = Omit<ReportDraft, "sections">;
export type SectionContent = Omit<DraftSection, "id" | "points">;
export type PointContent = Omit<DraftPoint, "id">;

/** key: "front", or the id of the section or point. */
export type ReportPart =
  | { kind: "front"; key: typeof frontKey; content: FrontContent }
  | { kind: "section"; key: string; content: SectionContent }
  | { kind: "point"; key: string; content: PointContent };

/** Which sections there are, in which order, and the points of each. */
export type ReportOrder = readonly { readonly id: string; readonly points: readonly string[] }[];

/** A report as the server has it. */
export interface ServedReport {
  version: number;
  draft: ReportDraft;
  /** By the key of a part: the version at which it was last written. */
  versions: Readonly<Record<string, number>>;
}
