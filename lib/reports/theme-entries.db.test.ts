import { expect, test } from "vitest";
import { groupBy } from "@/lib/findings/group-by";
import { trustedScope } from "@/lib/testing/trusted-scope";
import { themeSites } from "@/lib/findings/queries/theme-sites";
import { readCounts } from "@/lib/reports/data/counts";
import { readDraftOutline } from "@/lib/reports/data/draft-outline";
import { readThemeEntries } from "@/lib/reports/data/theme-entries";
import { draftWords } from "@/lib/reports/document-words";
import type { ThemeEntry } from "@/lib/reports/draft-input";
import { draftReport, pointThemes } from "@/lib/reports/drafting";
import { structureOf } from "@/lib/reports/structures";
import { testDatabase } from "@/lib/testing/database";
import { buildWorld, seeded } from "@/lib/testing/findings-world";
import { dimensionKeys } from "@/lib/vocabulary";

const { prisma } = await testDatabase();
const { projectId, leadId } = await buildWorld(prisma, seeded(7));
// Another project with the same names: data that leaks from it makes a number here wrong.
await buildWorld(prisma, seeded(7));
const scope = trustedScope({ projectId, userId: leadId, role: "lead" });

/** All counted entries with a theme of their own, by Prisma alone. */
async function owned(unapproved: boolean) {
  const rows = await prisma.entryTheme.findMany({
    where: { projectId },
    select: {
      themeId: true,
      theme: { select: { dimension: true } },
      entry: { select: { id: true, dimension: true, visit: { select: { id: true, state: true, visitedOn: true } } } },
    },
  });
  const states = unapproved ? ["approved", "submitted"] : ["approved"];
  return rows.filter(({ theme, entry }) => theme.dimension === entry.dimension && states.includes(entry.visit.state));
}

const all = { visitsOfSite: 1_000_000, ofTheme: 1_000_000 };
const keysOf = (entries: readonly ThemeEntry[]) =>
  entries.map(({ themeId, entryId }) => `${themeId} ${entryId}`).toSorted();

test.each([false, true])(
  "A draft chooses from every entry of a theme that is small, and its sites are those of the theme (unapproved: %s)",
  async (unapproved) => {
    const entries = await readThemeEntries(scope, unapproved, prisma, all);
    expect(keysOf(entries)).toEqual(
      (await owned(unapproved)).map(({ themeId, entry }) => `${themeId} ${entry.id}`).toSorted(),
    );
    const sitesOf = await themeSites(scope, unapproved ? { unapproved: "1" } : {});
    for (const { themeId, entry } of entries)
      expect((sitesOf.get(themeId) ?? []).map(({ id }) => id)).toContain(entry.siteId);
    // The usual bounds leave nothing out of a project as small as this.
    const counts = await readCounts(scope, unapproved, { ledger: false });
    const draftOf = (from: ThemeEntry[]) => {
      let minted = 0;
      const given = { title: "", background: "", projectName: "", includeUnapproved: unapproved, words: draftWords };
      const structure = structureOf("achievements", draftWords);
      return draftReport({ ...given, structure, counts, entries: from, mint: () => `id${(minted += 1)}` });
    };
    expect(draftOf(await readThemeEntries(scope, unapproved))).toEqual(draftOf(entries));
  },
);

test.each([1, 2, 5])(
  "Of a large project it reads the newest visits of each site, and some entries of each theme: %s",
  async (most) => {
    const known = await owned(true);
    const entries = await readThemeEntries(scope, true, prisma, { visitsOfSite: 1, ofTheme: most });
    // No theme is lost, and none has more than it may.
    expect(new Set(entries.map(({ themeId }) => themeId))).toEqual(new Set(known.map(({ themeId }) => themeId)));
    for (const [, of] of groupBy(entries, ({ themeId }) => themeId)) {
      expect(of.length).toBeLessThanOrEqual(most);
      // One of each site before a second one.
      const sites = new Set(of.map(({ entry }) => entry.siteId)).size;
      const ofForm = new Set(of.map(({ form, entry }) => `${form} ${entry.siteId}`)).size;
      expect(ofForm === of.length || sites < most).toBe(true);
    }
    const newest = await prisma.$queryRaw<{ id: string }[]>`
      SELECT DISTINCT ON (ps.present_id) v.id FROM visits v
      JOIN present_sites ps ON (ps.project_id, ps.site_id) = (v.project_id, v.site_id)
      WHERE v.project_id = ${projectId}::uuid AND v.state IN ('approved', 'submitted')
      ORDER BY ps.present_id, v.visited_on DESC, v.id DESC`;
    const visits = new Set(newest.map(({ id }) => id));
    for (const [id, of] of groupBy(entries, ({ themeId }) => themeId)) {
      const ofTheme = known.filter(({ themeId }) => themeId === id);
      const recent = ofTheme.filter(({ entry }) => visits.has(entry.visit.id)).length;
      expect(of).toHaveLength(Math.min(most, ofTheme.length));
      if (recent >= most) for (const { entry } of of) expect(visits).toContain(entry.visitId);
    }
  },
);

test.each([false, true])("The outline of a first draft has its numbers (with unapproved: %s)", async (unapproved) => {
  const counts = await readCounts(scope, unapproved, { ledger: false });
  const themes = pointThemes(counts, await readThemeEntries(scope, unapproved));
  const outline = await readDraftOutline(scope, unapproved);
  expect(themes.length).toBeGreaterThan(3);
  expect(outline).toMatchObject({ visits: counts.visits, sites: counts.sites.length, entries: counts.entries });
  for (const dimension of dimensionKeys) {
    const ids = (of: readonly { id: string; dimension: string }[]) =>
      of.filter((theme) => theme.dimension === dimension).map(({ id }) => id);
    expect(ids(outline.themes).toSorted()).toEqual(ids(themes).toSorted());
    // Both together are the themes with a number in the findings.
    const counted = ids(counts.themes.filter(({ siteIds }) => siteIds.length > 0));
    expect([...ids(outline.themes), ...ids(outline.grouping)].toSorted()).toEqual(counted.toSorted());
  }
});
