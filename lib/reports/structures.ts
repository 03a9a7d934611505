import type { DraftWords, StructureKey } from "@/lib/reports/draft-input";
import type { DraftSection, ThemeCount } from "@/lib/reports/types";
import type { DimensionKey, SectionLayout } from "@/lib/vocabulary";

/** The sections of a first draft, and which themes belong to each. Pure. */

interface Shape {
  dimensions: readonly DimensionKey[];
  /** 总报告: only the strongest themes, which also stand in their own part. */
  strongest?: true;
}

const threeParts: readonly Shape[] = [
  { dimensions: ["status", "example"] },
  { dimensions: ["problem"] },
  { dimensions: ["suggestion"] },
];

const shapes: Record<StructureKey, readonly Shape[]> = {
  // 成绩—不足—思路
  achievements: threeParts,
  // 情况—问题—建议
  situation: threeParts,
  // 总报告 with one part for each dimension. A 分报告 for each county is a report of its own (parted/).
  whole: [
    { dimensions: ["status", "example", "problem", "suggestion"], strongest: true },
    { dimensions: ["status"] },
    { dimensions: ["example"] },
    { dimensions: ["problem"] },
    { dimensions: ["suggestion"] },
  ],
};

export interface PlannedSection extends Shape {
  heading: string;
  lead: string;
  /** Null: proposed by the length of the section. */
  layout: SectionLayout | null;
  /** Themes that had a point here in an earlier report. */
  themeIds: readonly string[];
}

export function structureOf(key: StructureKey, { structures }: Pick<DraftWords, "structures">): PlannedSection[] {
  return shapes[key].map((shape, place) => ({
    heading: "",
    lead: "",
    ...structures[key][place],
    ...shape,
    layout: null,
    themeIds: [],
  }));
}

export type EarlierSection = Pick<DraftSection, "heading" | "layout"> & { themeIds: readonly string[] };

/**
 * The sections of an earlier report, without its text. A theme that it did not have belongs to the section with most
 * points of its dimension.
 */
export function structureLike(
  sections: readonly EarlierSection[],
  themes: readonly Pick<ThemeCount, "id" | "dimension">[],
): PlannedSection[] {
  const dimensionOf = new Map(themes.map(({ id, dimension }) => [id, dimension]));
  const points = (section: EarlierSection, dimension: DimensionKey) =>
    section.themeIds.filter((id) => dimensionOf.get(id) === dimension).length;
  const home = new Map(
    [...new Set(dimensionOf.values())].flatMap((dimension) => {
      const best = sections.toSorted((a, b) => points(b, dimension) - points(a, dimension))[0];
      return best && points(best, dimension) > 0 ? [[dimension, best] as const] : [];
    }),
  );
  return sections.map((section) => ({
    ...section,
    lead: "",
    dimensions: [...home].filter(([, best]) => best === section).map(([dimension]) => dimension),
  }));
}

const together: readonly (readonly DimensionKey[])[] = [["status", "example"], ["problem"], ["suggestion"]];
const mostOfKind = 2;

/** Two of what is done, two problems, two suggestions. */
function strongestOf<Theme extends Pick<ThemeCount, "dimension">>(themes: readonly Theme[]): Theme[] {
  return together.flatMap((dimensions) =>
    themes.filter(({ dimension }) => dimensions.includes(dimension)).slice(0, mostOfKind),
  );
}

/** The themes of each section, in the order given: the strongest first. None is left without a section. */
export function shareOut<Theme extends Pick<ThemeCount, "id" | "dimension">>(
  themes: readonly Theme[],
  plan: readonly PlannedSection[],
): Theme[][] {
  const parts = plan.filter(({ strongest }) => !strongest);
  const homesOf = ({ id, dimension }: Theme) => {
    const known = parts.filter(({ themeIds }) => themeIds.includes(id));
    if (known.length > 0) return known;
    const [home = parts.at(-1)] = parts.filter(({ dimensions }) => dimensions.includes(dimension));
    return home ? [home] : [];
  };
  const homes = new Map(themes.map((theme) => [theme, homesOf(theme)]));
  return plan.map((section) =>
    section.strongest ? strongestOf(themes) : themes.filter((theme) => homes.get(theme)?.includes(section)),
  );
}
