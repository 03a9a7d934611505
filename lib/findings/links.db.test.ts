import { expect, it, vi } from "vitest";
import { heatFilter, heatOf } from "@/lib/findings/charts/heat";
import { weekDays } from "@/lib/findings/charts/weeks";
import { filterHref, readFilter, without } from "@/lib/findings/filter-address";
import { loadCharts, loadCoverage, loadEntries, loadThemeFindings } from "@/lib/findings/loaders";
import { findingsFilterSchema, type FindingsFilter } from "@/lib/findings/schema";
import { silenceBeside } from "@/lib/findings/silence";
import { readThemeSheet } from "@/lib/findings/theme-sheet";
import { buildWorld, pick, randomFilter, seeded } from "@/lib/testing/findings-world";
import { readRawWorld } from "@/lib/testing/findings-recount";
import { testDatabase } from "@/lib/testing/database";
import { dimensionKeys, siteKinds } from "@/lib/vocabulary";
import { trustedScope } from "@/lib/testing/trusted-scope";

/** Follows every number on a page of findings through its link to the entries page. */
const { prisma } = await testDatabase();
const random = seeded(20_261_125);
const { projectId, leadId } = await buildWorld(prisma, random);
const raw = await readRawWorld(prisma, projectId);

const scope = trustedScope({ projectId, userId: leadId, role: "lead" });

// The gate needs a request. The loaders use only its result.
vi.mock("@/lib/gates/open-page", () => ({
  openProject: async () => ({ scope }),
}));

const opened = new Map<string, Promise<{ sites: number; entries: number; marked: number }>>();

/** What the page behind the link says: the sites and entries in its heading, on any page of the list. */
function follow(filter: FindingsFilter, changes: Partial<FindingsFilter>) {
  const href = filterHref("/entries", filter, changes);
  const found = opened.get(href) ?? load(href, { ...filter, ...changes });
  opened.set(href, found);
  return found;
}

async function load(href: string, meant: FindingsFilter) {
  const read = readFilter(Object.fromEntries(new URLSearchParams(href.split("?")[1] ?? "")));
  expect(read).toEqual({ filter: meant, ignored: [] });
  const { total, entries, behind, marked } = await loadEntries(projectId, { filter: read.filter, page: 1 });
  if (!behind) throw new Error("no sites behind the entries");
  expect(entries.length).toBe(Math.min(total, 50));
  expect(behind.reduce((sum, site) => sum + site.entries, 0)).toBe(total);
  return { sites: behind.length, entries: total, marked: marked.length };
}

const filters: FindingsFilter[] = [
  {},
  { unapproved: "1" },
  { kind: pick(random, siteKinds) },
  ...Array.from({ length: 5 }, () => randomFilter(random, raw)),
];

it.each(filters)("opens each theme's number to as many sites and entries under %j", async (asked) => {
  const filter = without(asked, "theme", "q", "mark");
  for (const { dimension, entries, uncoded, themes, states } of (
    await loadThemeFindings(projectId, { filter: asked, page: 1 })
  ).dimensions) {
    expect((await follow(filter, { dimension })).entries).toBe(entries);
    expect((await follow(filter, { dimension, theme: "none" })).entries).toBe(uncoded);
    for (const theme of themes) {
      const chosen = { dimension, theme: theme.id };
      expect(await follow(filter, chosen)).toMatchObject({ sites: theme.support, entries: theme.entries });
      const read = { themeId: theme.id, filter: without(filter, "dimension"), pairedIds: [], above: [] };
      const sheet = await readThemeSheet(scope, read);
      if (!sheet) throw new Error("no theme");
      const { sites, silence } = sheet;
      expect({ sites: sites.length, entries: sheet.entries }).toEqual({ sites: theme.support, entries: theme.entries });
      expect(silence.groups.map(({ state, sites: { length } }) => ({ state, sites: length }))).toEqual(
        silenceBeside(theme.support, states),
      );
      for (const kind of siteKinds)
        if (theme.byKind[kind] > 0) expect((await follow(filter, { ...chosen, kind })).sites).toBe(theme.byKind[kind]);
      for (const { place, said } of sheet.kinds) expect(said).toBe(theme.byKind[place]);
      for (const { place, said } of sheet.counties)
        if (place && said > 0) expect((await follow(filter, { ...chosen, county: place })).sites).toBe(said);
      for (const site of sites)
        expect(await follow(filter, { ...chosen, site: site.id })).toMatchObject({ sites: 1, entries: site.entries });
      for (const site of silence.groups.flatMap((group) => (group.state === "other" ? group.sites : [])))
        expect((await follow(filter, { dimension, site: site.id })).entries).toBe(site.entries);
    }
  }
});

it.each(filters)(
  "opens each cell of the coverage to as many entries, or to the visits with its mark, under %j",
  async (asked) => {
    const filter = without(asked, "dimension", "theme", "q", "mark");
    const { rows } = await loadCoverage(projectId, asked);
    for (const dimension of dimensionKeys) {
      expect((await follow(filter, { dimension })).sites).toBe(
        rows.filter((site) => site.cells[dimension].state === "heard").length,
      );
      for (const site of rows) {
        const cell = site.cells[dimension];
        const here = { site: site.id, dimension };
        expect((await follow(filter, here)).entries).toBe(cell.entries);
        if (cell.waitingEntries > 0)
          expect((await follow(filter, { ...here, unapproved: "only" })).entries).toBe(cell.waitingEntries);
        if (cell.state === "not_raised" || cell.state === "none")
          expect((await follow(filter, { ...here, mark: cell.state })).marked).toBeGreaterThan(0);
      }
    }
  },
);

it.each(filters)("opens each number of the charts to as many sites or entries under %j", async (asked) => {
  const filter = without(asked, "dimension", "theme", "q", "mark");
  const charts = await loadCharts(projectId, asked);
  for (const { dimension, themes } of charts.dimensions) {
    for (const theme of themes)
      expect((await follow(filter, { dimension, theme: theme.id })).sites).toBe(theme.support);
  }
  for (const { week, entries } of charts.weeks) {
    for (const dimension of dimensionKeys)
      expect((await follow(filter, { ...weekDays(week, filter), dimension })).entries).toBe(entries[dimension]);
  }
  const { rows } = await loadCoverage(projectId, asked);
  expect(charts.heat).toEqual(heatOf(rows));
  for (const by of ["site", "county", "kind"] as const) {
    // The project is small: its places are counted as those of a large one would be.
    const crowd = rows.map((row) => ({ ...row, county: by === "kind" ? "" : row.county }));
    const heat = heatOf(crowd, by === "site" ? undefined : 0);
    const several = new Set(rows.map(({ county }) => county)).size > 1;
    expect(heat.by).toBe(rows.length === 0 ? "site" : by === "county" && !several ? "kind" : by);
    for (const { id, cells } of heat.places) {
      const chosen = heatFilter(heat.by, id);
      if (chosen)
        for (const dimension of dimensionKeys) {
          const there = await follow(filter, { ...findingsFilterSchema.parse(chosen), dimension });
          const { sites, entries } = cells[dimension];
          expect(there).toMatchObject({ sites, entries });
        }
    }
  }
  const shown = charts.weeks.flatMap(({ entries }) => Object.values(entries)).reduce((sum, count) => sum + count, 0);
  expect(shown).toBe((await follow(filter, {})).entries);
});
