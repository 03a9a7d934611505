import type { ReportDraft } from "@/lib/reports/types";

/**
 * A report as its page carries it: the names of all its parts, and the texts of the first screen. The page reads the
 * rest through a door of its own, so that nothing of it is sent as HTML and once more as data. Pure.
 */
export interface ReportSketch {
  draft: ReportDraft;
  /** How many lines of the page the texts take that are not here, about. */
  linesLeft: number;
}

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
    points: section.points.map((point) => ({ ...point, text: point.dropped ? "" : shown(point.text), evidence: [] })),
  }));
  return { draft: { ...draft, sections, closing: "" }, linesLeft };
}
