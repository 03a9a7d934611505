import fc from "fast-check";
import { expect, test } from "vitest";
import { packCounts, unpackCounts } from "@/lib/reports/packed-counts";
import type { ReportCounts } from "@/lib/reports/types";

function counts(sites: number, themes: readonly number[][]): ReportCounts {
  const ids = Array.from({ length: sites }, (_, place) => `site-${place}`);
  return {
    visits: sites,
    entries: 0,
    heard: 0,
    firstDay: null,
    lastDay: null,
    sites: ids.map((id) => ({ id, name: id, kind: "town" as const })),
    methods: [],
    themes: themes.map((places, index) => ({
      id: `theme-${index}`,
      name: `主题${index}`,
      dimension: "problem",
      siteIds: ids.filter((_, place) => places.includes(place)),
    })),
  };
}

test("every site of every theme is the same after the way to the page", () => {
  const themes = fc.array(fc.array(fc.nat({ max: 149 })), { maxLength: 8 });
  fc.assert(
    fc.property(fc.nat({ max: 150 }), themes, themes, (sites, approved, withUnapproved) => {
      const sets = { approved: counts(sites, approved), withUnapproved: counts(sites, withUnapproved) };
      expect(unpackCounts(JSON.parse(JSON.stringify(packCounts(sets))))).toEqual(sets);
    }),
  );
});
