import { expect, test } from "vitest";
import { trustedScope } from "@/lib/testing/trusted-scope";
import { themeSamples } from "@/lib/findings/queries/theme-samples";
import { themeSites } from "@/lib/findings/queries/theme-sites";
import { themeSupport } from "@/lib/findings/queries/theme-support";
import { readCounts } from "@/lib/reports/data/counts";
import { readDraftOutline } from "@/lib/reports/data/draft-outline";
import { readThemeEntries } from "@/lib/reports/data/theme-entries";
import { pointThemes } from "@/lib/reports/drafting";
import { testDatabase } from "@/lib/testing/database";
import { buildWorld, seeded } from "@/lib/testing/findings-world";
import { dimensionKeys } from "@/lib/vocabulary";

const { prisma } = await testDatabase();
const { projectId, leadId } = await buildWorld(prisma, seeded(7));
// Another project with the same names: data that leaks from it makes a number here wrong.
await buildWorld(prisma, seeded(7));
const scope = trustedScope({ projectId, userId: leadId, role: "lead" });

test.each([false, true])(
  "A theme's entries in a first draft, its samples and its support name the same sites (with unapproved: %s)",
  async (unapproved) => {
    const filter = unapproved ? ({ unapproved: "1" } as const) : {};
    const entries = await readThemeEntries(scope, unapproved);
    const samples = await themeSamples(scope, filter, { perTheme: 10_000 });
    const { themes } = await themeSupport(scope, filter);
    const sitesOf = await themeSites(scope, filter);
    expect(themes.some(({ support }) => support > 1)).toBe(true);
    for (const { id, support, entries: count } of themes) {
      const sites = sitesOf.get(id) ?? [];
      expect(sites).toHaveLength(support);
      const own = entries.filter(({ themeId }) => themeId === id);
      expect(own).toHaveLength(count);
      expect(new Set(own.map(({ entry }) => entry.siteId))).toEqual(new Set(sites.map((site) => site.id)));
      // One sample for each site.
      expect(samples.get(id) ?? []).toHaveLength(sites.length);
    }
    const ownThemes = await prisma.entryTheme.findMany({
      where: { projectId },
      select: { entryId: true, themeId: true },
    });
    const carried = new Set(ownThemes.map(({ entryId, themeId }) => `${entryId} ${themeId}`));
    for (const { entryId, themeId, own } of entries) expect(own).toBe(carried.has(`${entryId} ${themeId}`));
  },
);

test.each([false, true])("The outline of a first draft has its numbers (with unapproved: %s)", async (unapproved) => {
  const counts = await readCounts(scope, unapproved, { ledger: false });
  const themes = pointThemes(counts, await readThemeEntries(scope, unapproved));
  const outline = await readDraftOutline(scope, unapproved);
  expect(themes.length).toBeGreaterThan(3);
  expect(outline).toMatchObject({ visits: counts.visits, sites: counts.sites.length, entries: counts.entries });
  for (const dimension of dimensionKeys) {
    const points = themes.filter((theme) => theme.dimension === dimension).length;
    expect(outline.points[dimension] ?? 0).toBe(points);
  }
});
