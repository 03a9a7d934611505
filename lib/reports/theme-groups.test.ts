import { expect, it } from "vitest";
import { draftWords } from "@/lib/reports/document-words";
import type { ThemeEntry } from "@/lib/reports/draft-input";
import { draftReport } from "@/lib/reports/drafting";
import { checkReport } from "@/lib/reports/checks";
import { structureOf } from "@/lib/reports/structures";
import { groupsOf, type ThemeGroup } from "@/lib/reports/theme-groups";
import type { ReportCounts, ThemeCount } from "@/lib/reports/types";

/** "a 3; b.a 2": names with the theme above and the number of sites. */
const themesOf = (text: string): ThemeCount[] =>
  text.split("; ").map((word) => {
    const [, id = "", parent, sites] = /^(\w+)(?:\.(\w+))? (\d+)$/.exec(word) ?? [];
    const siteIds = Array.from({ length: Number(sites) }, (_, place) => String(place));
    return { id, name: id, dimension: "problem", parentId: parent ?? null, siteIds };
  });
const shown = (groups: readonly ThemeGroup[]): string =>
  groups.map(({ theme, held }) => theme.id + (held.length > 0 ? `(${shown(held)})` : "")).join(" ");
const grouped = (own: string, text: string) => {
  const all = themesOf(text);
  return shown(
    groupsOf(
      all.filter(({ id }) => own.split(" ").includes(id)),
      all,
    ),
  );
};

it("themes below a theme stand in its point, the strongest first, also where it only groups them", () => {
  expect(grouped("b c d", "a 5; b.a 2; c.a 4; d 3")).toBe("a(c b) d");
  expect(grouped("a b c d", "a 5; b.a 2; c.a 4; d 6")).toBe("d a(c b)");
});

it("one theme alone is no group, and stands beside or in the place of the one above it", () => {
  expect(grouped("b d", "a 5; b.a 2; d 3")).toBe("d b");
  expect(grouped("a b d", "a 5; b.a 2; d 3")).toBe("a d b");
});

it("groups in groups are as deep as the tree, and a theme whose parent is not counted is a root", () => {
  expect(grouped("c d e", "a 9; b.a 7; c.b 3; d.b 2; e.a 1; f.a 0")).toBe("a(b(c d) e)");
  expect(grouped("b c", "b.gone 2; c.gone 1")).toBe("b c");
});

const entryOf = (themeId: string, site: string): ThemeEntry => ({
  ...{ themeId, entryId: `${themeId}${site}`, form: "summary" },
  entry: {
    ...{ visitId: "v", visitState: "approved", visitedOn: "2026-11-01", visitedAs: null, dimension: "problem" },
    ...{ siteId: site, siteName: `第${site}镇`, siteKind: "town", text: `${themeId}不够用。` },
  },
});

it("a draft has them as points in points, under headings, and a point that only holds others lacks nothing", () => {
  const themes = themesOf("a 5; b.a 2; c.a 4; d 3");
  const sites = Array.from({ length: 9 }, (_, id) => ({ id: String(id), name: `第${id}镇`, kind: "town" as const }));
  const counts: ReportCounts = {
    ...{ visits: 9, entries: 9, heard: 9, firstDay: "2026-11-01", lastDay: "2026-11-01", methods: [] },
    ...{ sites, themes },
  };
  const draft = draftReport({
    ...{ title: "题目", background: "", projectName: "调研", includeUnapproved: false, counts, words: draftWords },
    entries: themes.flatMap(({ id, siteIds }) => (id === "a" ? [] : siteIds.map((site) => entryOf(id, site)))),
    structure: structureOf("achievements", draftWords),
    mint: (
      (minted) => () =>
        `id${(minted += 1)}`
    )(0),
  });
  const section = draft.sections[1];
  expect(section?.layout).toBe("sub_headings");
  expect(section?.points.map(({ themeId, level }) => `${themeId}${level}`)).toEqual(["a0", "c1", "b1", "d0"]);
  expect(section?.points[0]).toMatchObject({ lead: "多数镇街园区反映a方面的问题", text: "", showSupport: true });
  expect(checkReport(draft, counts)).toEqual([]);
});
