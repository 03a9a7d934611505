import { beforeAll, describe, expect, it } from "vitest";
import type { ProjectScope } from "@/lib/auth/scope";
import { without } from "@/lib/findings/filter-address";
import { commonProblems } from "@/lib/findings/queries/common-problems";
import { coverage } from "@/lib/findings/queries/coverage";
import { dimensionCounts } from "@/lib/findings/queries/dimension-counts";
import { entryCount, entryList } from "@/lib/findings/queries/entry-list";
import { entryWeeks } from "@/lib/findings/queries/entry-weeks";
import { firstHeard } from "@/lib/findings/queries/first-heard";
import { indicatorFigures } from "@/lib/findings/queries/indicator-figures";
import { indicatorTotals } from "@/lib/findings/queries/indicator-totals";
import { markedVisits } from "@/lib/findings/queries/marked-visits";
import { overviewTotals } from "@/lib/findings/queries/overview-totals";
import { themeSites } from "@/lib/findings/queries/theme-sites";
import { themeSupport } from "@/lib/findings/queries/theme-support";
import { listVisitedSites } from "@/lib/findings/queries/visited-sites";
import { buildWorld, randomFilter, seeded } from "@/lib/testing/findings-world";
import { readRawWorld, Recount, type RawWorld } from "@/lib/testing/findings-recount";
import { testDatabase } from "@/lib/testing/database";
import { dimensionKeys, siteKinds } from "@/lib/vocabulary";
import { trustedScope } from "@/lib/testing/trusted-scope";

/**
 * Compares every figure with an independent recount: plain TypeScript over the raw rows that shares no line with the
 * queries. Two projects with the same names exist side by side, so that rows leaking into the other give a wrong number
 * here.
 */
const { prisma } = await testDatabase();
const random = seeded(20_261_123);
const worlds: { scope: ProjectScope; raw: RawWorld }[] = [];

beforeAll(async () => {
  for (let index = 0; index < 2; index += 1) {
    const { projectId, leadId } = await buildWorld(prisma, random);
    const scope = trustedScope({ projectId, userId: leadId, role: index === 0 ? "lead" : "viewer" });
    worlds.push({ scope, raw: await readRawWorld(prisma, projectId) });
  }
});

/** Exact, also where a float is not. */
function millionths(decimal: string): bigint {
  const [whole = "0", part = ""] = decimal.split(".");
  return BigInt(whole + part.padEnd(6, "0"));
}

const cases = Array.from({ length: 140 }, (_, index) => index);

describe("an independent recount", () => {
  it.each(cases)("equals every figure under random filter %i", async (index) => {
    const world = worlds[index % 2];
    if (!world) throw new Error("no world");
    const { scope, raw } = world;
    const filter = randomFilter(random, raw);
    const recount = new Recount(raw, filter, scope.role !== "viewer");
    const say = JSON.stringify(filter);

    const supports = await themeSupport(scope, filter);
    const visited = await listVisitedSites(scope, filter);
    expect(visited.map((site) => site.id).sort(), say).toEqual(recount.visitedSites());
    expect(supports.visited, say).toBe(visited.length);
    const sitesOf = await themeSites(scope, filter);
    for (const theme of supports.themes) {
      const sites = sitesOf.get(theme.id) ?? [];
      expect({ sites: sites.map((site) => site.id).sort(), entries: theme.entries }, say).toEqual(
        recount.support(theme.id),
      );
      expect(theme.support, say).toBe(sites.length);
      expect(
        sites.reduce((sum, site) => sum + site.entries, 0),
        say,
      ).toBe(theme.entries);
      for (const kind of siteKinds)
        expect(theme.byKind[kind], say).toBe(sites.filter((site) => site.kind === kind).length);
      if (index % 5 === 0)
        expect((await themeSites(scope, filter, [theme.id])).get(theme.id) ?? [], say).toEqual(sites);
    }

    const listed: string[] = [];
    for (let page = 1, total = 1; listed.length < total && page < 50; page += 1) {
      const answer = await entryList(scope, filter, { page, pageSize: 7 });
      total = answer.total;
      listed.push(...answer.entries.map((entry) => entry.id));
    }
    expect(new Set(listed).size).toBe(listed.length);
    expect([...listed].sort(), say).toEqual(recount.entryIds());

    const overview = await overviewTotals(scope, filter);
    expect(overview.entries, say).toBe(listed.length);
    expect(overview.visits, say).toBe(recount.visits().length);
    expect(overview.visitedSites, say).toBe(recount.visitedSites().length);
    expect(overview.plannedSites, say).toBe(recount.plannedSites().length);
    expect(overview.figures, say).toBe(recount.figures().length);

    const wide = new Recount(raw, without(filter, "dimension", "theme", "mark", "q"), scope.role !== "viewer");
    expect(await entryWeeks(scope, filter), say).toEqual(wide.weeks());

    const heard = await firstHeard(scope, filter, undefined, index % 3);
    expect(heard.flatMap(({ number, themes }) => themes.map(({ id }) => [id, number])).sort(), say).toEqual(
      recount.firstHeard().sort(),
    );

    for (const site of await coverage(scope, filter)) {
      for (const dimension of dimensionKeys) {
        const { state, entries, figures, waitingEntries } = site.cells[dimension];
        expect({ state, entries, figures, waitingEntries }, `${say} ${site.name} ${dimension}`).toEqual(
          recount.cell(site.id, dimension),
        );
      }
    }

    const totals = await indicatorTotals(scope, filter);
    const shown = await Promise.all(
      totals.indicators.map(async ({ id, total, figures, sites, conflicts }) => {
        const behind = await indicatorFigures(scope, filter, id);
        expect(behind.bySite, say).toHaveLength(sites);
        expect(behind.conflicts, say).toHaveLength(conflicts);
        // What a chart draws are the figures that are added up.
        const drawn = behind.bySite.reduce((sum, { amount }) => sum + millionths(amount), 0n);
        if (total !== null) expect(drawn, say).toBe(millionths(total));
        return {
          id,
          total,
          figures,
          sites: behind.bySite.map((figure) => figure.siteId).sort(),
          conflicts,
          missing: behind.missing.length,
        };
      }),
    );
    expect(
      shown.sort((a, b) => a.id.localeCompare(b.id)),
      say,
    ).toEqual(recount.indicators());
    expect(totals.given, say).toBe(new Set(shown.flatMap(({ sites }) => sites)).size);

    if (filter.mark)
      expect((await markedVisits(scope, filter)).map((row) => `${row.visitId} ${row.dimension}`).sort()).toEqual(
        recount.marked(),
      );
  });

  it("opens every support to exactly its entries and every cell to exactly its entries", async () => {
    for (const { scope, raw } of worlds) {
      for (let times = 0; times < 4; times += 1) {
        const { mark: _mark, ...filter } = randomFilter(random, raw);
        const { themes } = await themeSupport(scope, filter);
        if (!filter.theme)
          for (const theme of themes)
            expect(await entryCount(scope, { ...filter, theme: theme.id })).toBe(theme.entries);
        const { q: _q, theme: _theme, ...wide } = filter;
        const byDimension = await dimensionCounts(scope, without(wide, "dimension"));
        for (const dimension of dimensionKeys)
          expect(byDimension.get(dimension) ?? { entries: 0, uncoded: 0 }).toEqual({
            entries: await entryCount(scope, { ...wide, dimension }),
            uncoded: await entryCount(scope, { ...wide, dimension, theme: "none" }),
          });
        for (const site of await coverage(scope, wide)) {
          for (const dimension of dimensionKeys) {
            const cell = site.cells[dimension];
            expect(await entryCount(scope, { ...wide, site: site.id, dimension })).toBe(cell.entries);
            if (cell.waitingEntries > 0) {
              expect(await entryCount(scope, { ...wide, site: site.id, dimension, unapproved: "only" })).toBe(
                cell.waitingEntries,
              );
            }
          }
        }
      }
    }
  });

  it("calls a problem common from the larger of the two thresholds, and individual at one site", async () => {
    for (const { scope, raw } of worlds) {
      const recount = new Recount(raw, { dimension: "problem" }, true);
      const heard = recount.visitedSites().length;
      const { commonFrom, problems } = await commonProblems(scope, {});
      let from = raw.project.commonMinSites;
      while (from * 100 < raw.project.commonMinPercent * heard) from += 1;
      expect(commonFrom).toBe(from);
      for (const problem of problems) {
        const support = recount.support(problem.id).sites.length;
        expect(problem.commonness).toBe(support >= from ? "common" : support === 1 ? "individual" : null);
      }
    }
  });
});
