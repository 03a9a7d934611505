import { commonFrom, commonness, type Commonness, type CommonThreshold } from "@/lib/findings/commonness";
import type { VisitWeight } from "@/lib/findings/queries/visit-weight";

/** A theme whose number of sites falls by one. */
export interface FallingTheme {
  id: string;
  name: string;
  from: number;
  to: number;
  /** What a problem is no more; null if it stays what it is, and for other dimensions. */
  noMore: Commonness | null;
}

export interface Weight extends Pick<VisitWeight, "entries" | "figures" | "onlyVisit"> {
  themes: FallingTheme[];
}

/** What falls when a visit stops counting, with what that makes of common problems. Pure. */
export function weightOf(
  { entries, figures, visited, onlyVisit, themes }: VisitWeight,
  threshold: CommonThreshold,
): Weight {
  const before = commonFrom(threshold, visited);
  const after = commonFrom(threshold, onlyVisit ? visited - 1 : visited);
  return {
    ...{ entries, figures, onlyVisit },
    themes: themes.map(({ id, name, dimension, support }) => {
      const [was, is] = [commonness(support, before), commonness(support - 1, after)];
      return { id, name, from: support, to: support - 1, noMore: dimension === "problem" && was !== is ? was : null };
    }),
  };
}
