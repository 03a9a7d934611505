import type { ReportStage } from "@/lib/vocabulary";

/**
 * Whether a download has the 佐证索引 unless the person chooses otherwise. It names who said what at which place, which is
 * for the team: what goes to other offices has none. Pure.
 */
export const usualIndex = (stage: ReportStage): boolean => stage === "first_draft";
