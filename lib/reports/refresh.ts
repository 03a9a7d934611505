import { bodyOf } from "@/lib/reports/annexes/annexes";
import { claimedPoints } from "@/lib/reports/claimed-points";
import { usualStructure, type DraftClaim, type DraftWords, type ThemeEntry } from "@/lib/reports/draft-input";
import { pointOf, pointThemes } from "@/lib/reports/drafting";
import { groupBy } from "@/lib/findings/group-by";
import { byStrength } from "@/lib/reports/section-plan";
import { structureOf } from "@/lib/reports/structures";
import type { DraftPoint, ReportDraft, ReportCounts } from "@/lib/reports/types";
import type { DimensionKey } from "@/lib/vocabulary";

/**
 * What a report lacks compared with today's findings: points for themes that have none. Numbers need no update, since
 * they are counted when the report is opened; new entries are cited by hand. Does not change anything that a person
 * wrote, omitted or removed. Pure.
 */
export interface RefreshPlan {
  /** New points, each for the end of a section. */
  points: { sectionId: string; point: DraftPoint }[];
}

interface RefreshInput {
  draft: ReportDraft;
  counts: ReportCounts;
  entries: ThemeEntry[];
  claims?: readonly DraftClaim[];
  words: DraftWords;
  mint: () => string;
}

/**
 * The section with most points of the dimension, otherwise the one at its position in a first draft, otherwise the
 * last.
 */
function sectionFor(dimension: DimensionKey, { draft, counts, words }: RefreshInput): string | undefined {
  const dimensionOf = new Map(counts.themes.map((theme) => [theme.id, theme.dimension]));
  const body = bodyOf(draft.sections);
  const holding = body.map(({ id, points }) => ({
    id,
    points: points.length,
    count: points.filter(({ themeId }) => themeId !== null && dimensionOf.get(themeId) === dimension).length,
  }));
  const best = holding.toSorted((a, b) => b.count - a.count || a.points - b.points)[0];
  if (best && best.count > 0) return best.id;
  const place = structureOf(usualStructure, words).findIndex(({ dimensions }) => dimensions.includes(dimension));
  return (body[place] ?? body.at(-1))?.id;
}

export function planRefresh(input: RefreshInput): RefreshPlan {
  const { draft, counts, entries, words, mint, claims = [] } = input;
  const points = draft.sections.flatMap((section) => section.points);
  const present = new Set(points.map(({ themeId }) => themeId));
  const entriesOf = groupBy(entries, ({ themeId }) => themeId);

  const fresh = byStrength(pointThemes(counts, entries).filter(({ id }) => !present.has(id)));
  const { ofTheme } = claimedPoints(claims, fresh, []);
  return {
    points: fresh.flatMap((theme) => {
      const sectionId = sectionFor(theme.dimension, input);
      return sectionId
        ? [
            {
              sectionId,
              point: pointOf(theme, ofTheme.get(theme.id), entriesOf.get(theme.id) ?? [], { counts, words, mint }),
            },
          ]
        : [];
    }),
  };
}

/** The report with what the plan adds. */
export function withPlan(draft: ReportDraft, { points }: RefreshPlan): ReportDraft {
  return {
    ...draft,
    sections: draft.sections.map((section) => ({
      ...section,
      points: [
        ...section.points,
        ...points.filter(({ sectionId }) => sectionId === section.id).map(({ point }) => point),
      ],
    })),
  };
}
