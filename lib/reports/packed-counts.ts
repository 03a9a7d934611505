import type { ReportCounts, ReportCountSets, ThemeCount } from "@/lib/reports/types";

/**
 * Counts as a page sends them. The sites of 200 themes by their ids are more than a megabyte; here each theme has one
 * number in base 36, in which the nth bit is the nth site of the list.
 */
export interface PackedCounts extends Omit<ReportCounts, "themes"> {
  themes: (Omit<ThemeCount, "siteIds"> & { sites: string })[];
}
export type PackedCountSets = Record<keyof ReportCountSets, PackedCounts>;

const base = 36;
const digits = "0123456789abcdefghijklmnopqrstuvwxyz";

/** Makes one number of the ids of sites. */
export function sitePacker(sites: readonly { id: string }[]): (siteIds: readonly string[]) => string {
  const places = new Map(sites.map(({ id }, place) => [id, BigInt(place)]));
  return (siteIds) => {
    let bits = 0n;
    for (const id of siteIds) {
      const place = places.get(id);
      if (place === undefined) throw new Error("a theme of a site that is not counted");
      bits |= 1n << place;
    }
    return bits.toString(base);
  };
}

/** The ids that such a number stands for. */
export function unpackSites(packed: string, sites: readonly { id: string }[]): string[] {
  let bits = 0n;
  for (const digit of packed) bits = bits * BigInt(base) + BigInt(digits.indexOf(digit));
  return sites.filter((_, place) => (bits >> BigInt(place)) & 1n).map(({ id }) => id);
}

function packed(counts: ReportCounts): PackedCounts {
  const pack = sitePacker(counts.sites);
  return { ...counts, themes: counts.themes.map(({ siteIds, ...theme }) => ({ ...theme, sites: pack(siteIds) })) };
}

function unpacked({ themes, ...counts }: PackedCounts): ReportCounts {
  return {
    ...counts,
    themes: themes.map(({ sites, ...theme }) => ({ ...theme, siteIds: unpackSites(sites, counts.sites) })),
  };
}

export function packCounts({ approved, withUnapproved }: ReportCountSets): PackedCountSets {
  return { approved: packed(approved), withUnapproved: packed(withUnapproved) };
}

export function unpackCounts({ approved, withUnapproved }: PackedCountSets): ReportCountSets {
  return { approved: unpacked(approved), withUnapproved: unpacked(withUnapproved) };
}
