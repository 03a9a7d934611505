import type { ReportCounts, ThemeCount } from "@/lib/reports/types";
import { usualBounds } from "@/lib/reports/word-bounds";

/** Which themes of a section become points of a first draft, and which stand together under 其他. Pure. */

/** More points than these and nobody remembers them. 其他 is one of them. */
const mostWritten = 6;

/** 个性问题: one site of several. It is named, not counted. */
export function isIndividual(theme: { siteIds: readonly string[] }, { sites }: Pick<ReportCounts, "sites">): boolean {
  return theme.siteIds.length === 1 && sites.length * usualBounds.single.mostShare >= 1;
}

/** 共性 before 个性: by the number of sites. */
export function byStrength(themes: readonly ThemeCount[]): ThemeCount[] {
  return themes.toSorted(
    (a, b) => b.siteIds.length - a.siteIds.length || a.name.localeCompare(b.name, "zh-CN") || a.id.localeCompare(b.id),
  );
}

export interface SectionPlan {
  written: ThemeCount[];
  /** Under one point 其他. Empty if all are written. */
  others: ThemeCount[];
}

/**
 * Of themes by their strength. Those that say a claim of the team come first. Where not all have room, those of one
 * site stand under 其他.
 */
export function planSection(
  strongest: readonly ThemeCount[],
  counts: Pick<ReportCounts, "sites">,
  isClaimed: (theme: ThemeCount) => boolean = () => false,
): SectionPlan {
  const claimed = strongest.filter(isClaimed);
  const drafted = strongest.filter((theme) => !claimed.includes(theme));
  if (strongest.length <= mostWritten) return { written: [...claimed, ...drafted], others: [] };
  const shared = drafted.filter((theme) => !isIndividual(theme, counts));
  const written = [...claimed, ...(claimed.length + shared.length > 0 ? shared : drafted)].slice(0, mostWritten - 1);
  return { written, others: strongest.filter((theme) => !written.includes(theme)) };
}
