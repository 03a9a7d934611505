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

function packed(counts: ReportCounts): PackedCounts {
  const places = new Map(counts.sites.map(({ id }, place) => [id, BigInt(place)]));
  return {
    ...counts,
    themes: counts.themes.map(({ siteIds, ...theme }) => {
      let bits = 0n;
      for (const id of siteIds) {
        const place = places.get(id);
        if (place === undefined) throw new Error("a theme of a site that is not counted");
        bits |= 1n << place;
      }
      return { ...theme, sites: bits.toString(base) };
    }),
  };
}

function unpacked({ themes, ...counts }: PackedCounts): ReportCounts {
  return {
    ...counts,
    themes: themes.map(({ sites, ...theme }) => {
      let bits = 0n;
      for (const digit of sites) bits = bits * BigInt(base) + BigInt(digits.indexOf(digit));
      return { ...theme, siteIds: counts.sites.filter((_, place) => (bits >> BigInt(place)) & 1n).map(({ id }) => id) };
    }),
  };
}

export function packCounts({ approved, withUnapproved }: ReportCountSets): PackedCountSets {
  return { approved: packed(approved), withUnapproved: packed(withUnapproved) };
}

export function unpackCounts({ approved, withUnapproved }: PackedCountSets): ReportCountSets {
  return { approved: unpacked(approved), withUnapproved: unpacked(withUnapproved) };
}
