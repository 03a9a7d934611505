import type { DraftPoint, DraftSection, ReportDraft, ReportRecord } from "@/lib/reports/types";

/**
 * A report as its page carries it: the names of all its parts, and the texts of the first screen. The page reads the
 * rest through a door of its own, so that nothing of it is sent as HTML and once more as data. Pure.
 */
export interface ReportSketch {
  draft: SketchedDraft;
  /** How many lines of the page the texts take that are not here, about. */
  linesLeft: number;
}

/** What a row of the outline and a line of the page show of a point. What is left out is as `plainPoint` has it. */
type SketchedPoint = Pick<DraftPoint, "id" | "lead"> & Partial<Pick<DraftPoint, "text" | "level" | "dropped">>;
type SketchedDraft = Omit<ReportDraft, "sections"> & {
  sections: (Omit<DraftSection, "points"> & { points: SketchedPoint[] })[];
};
export type SketchedRecord = Omit<ReportRecord, "draft"> & { draft: SketchedDraft };

const plainPoint = {
  themeId: null,
  text: "",
  showSupport: false,
  names: "none",
  level: 0,
  dropped: false,
} as const satisfies Partial<DraftPoint>;

/** About what a large screen shows below the fields of the front. */
const firstScreenCharacters = 600;
/** Of the page as it will print. */
const lineCharacters = 28;

const linesOf = (text: string) => Math.ceil(text.length / lineCharacters);

export function sketchOf(draft: ReportDraft): ReportSketch {
  let room = firstScreenCharacters;
  let linesLeft = 0;
  /** Whole texts, up to the first that has no room any more. */
  const shown = (text: string) => {
    if (text.length <= room) {
      room -= text.length;
      return text;
    }
    room = 0;
    linesLeft += linesOf(text);
    return "";
  };
  const sections = draft.sections.map((section) => ({
    ...section,
    lead: shown(section.lead),
    answers: [],
    points: section.points.map(({ id, lead, text: whole, level, dropped }): SketchedPoint => {
      const text = dropped ? "" : shown(whole);
      return { id, lead, ...(text && { text }), ...(level > 0 && { level }), ...(dropped && { dropped }) };
    }),
  }));
  return { draft: { ...draft, sections, closing: "", answers: [] }, linesLeft };
}

/** The sketch as a report that can be shown. It has no evidence, and no point says how many sites are behind it. */
export function shownSketch(draft: SketchedDraft): ReportDraft {
  const sections = draft.sections.map((section) => ({
    ...section,
    points: section.points.map((point): DraftPoint => ({ ...plainPoint, answers: [], evidence: [], ...point })),
  }));
  return { ...draft, sections };
}
