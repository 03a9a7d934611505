import { expect, test } from "vitest";
import { themeSupport } from "@/lib/findings/queries/theme-support";
import { readComposedReport } from "@/lib/reports/data/composed";
import { listReports, readReport } from "@/lib/reports/data/reports";
import { readWorkingCopy } from "@/lib/reports/data/working-copy";
import * as mutations from "@/lib/reports/mutations";
import { unpackCounts } from "@/lib/reports/packed-counts";
import { createParts } from "@/lib/reports/parted/create-parts";
import type { Parting } from "@/lib/reports/parted/partings";
import { previewParts } from "@/lib/reports/data/part-plan";
import { reportFilter } from "@/lib/reports/report-filter";
import { testDatabase } from "@/lib/testing/database";
import { buildWorld, seeded } from "@/lib/testing/findings-world";
import { trustedScope } from "@/lib/testing/trusted-scope";
import type { SiteKind } from "@/lib/vocabulary";

const { prisma } = await testDatabase();
const { projectId, leadId } = await buildWorld(prisma, seeded(29));
const lead = trustedScope({ projectId, userId: leadId, role: "lead" });
const now = new Date("2026-11-23T08:00:00Z");
const counties = ["清河县", "柳城区"] as const;

/** Every third site has no 区县; former sites count as their present one, whatever stands beside their name. */
async function shareOut() {
  const sites = await prisma.site.findMany({
    where: { projectId },
    select: { id: true },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  for (const [place, { id }] of sites.entries())
    await prisma.site.update({
      where: { projectId_id: { projectId, id } },
      data: { county: counties[place % 3] ?? "" },
      select: { id: true },
    });
}
await shareOut();

const create = (includeUnapproved: boolean) =>
  prisma.$transaction((tx) =>
    mutations.createReport(tx, lead, { title: "关于试验的\n调研报告", includeUnapproved, now }),
  );
const make = (reportId: string, by: Parting) =>
  prisma.$transaction((tx) => createParts(tx, lead, { reportId, by, now }));
const partsOf = async (reportId: string) =>
  (await listReports(lead, now)).filter(({ parentId }) => parentId === reportId);

/** The visits that count, counted here by hand: entry by entry, with a walk up the sites and the themes. */
async function recount(unapproved: boolean, belongs: (site: { county: string; kind: string }) => boolean) {
  const sites = await prisma.site.findMany({ where: { projectId } });
  const byId = new Map(sites.map((site) => [site.id, site]));
  const presentOf = (id: string): string => {
    const into = byId.get(id)?.mergedIntoId;
    return into ? presentOf(into) : id;
  };
  const themes = await prisma.theme.findMany({ where: { projectId } });
  const above = new Map(themes.map(({ id, parentId }) => [id, parentId]));
  const dimensionOf = new Map(themes.map(({ id, dimension }) => [id, dimension]));
  const states = unapproved ? ["approved", "submitted"] : ["approved"];
  const visits = await prisma.visit.findMany({
    where: { projectId, state: { in: states } },
    select: {
      siteId: true,
      entries: { select: { dimension: true, themes: { select: { themeId: true } } } },
    },
  });
  const counted = visits.filter(({ siteId }) => {
    const site = byId.get(presentOf(siteId));
    return site !== undefined && belongs(site);
  });
  const support = new Map<string, Set<string>>();
  for (const { siteId, entries } of counted)
    for (const { dimension, themes: own } of entries)
      for (const { themeId } of own) {
        if (dimensionOf.get(themeId) !== dimension) continue;
        for (let theme: string | null = themeId; theme; theme = above.get(theme) ?? null)
          support.set(theme, (support.get(theme) ?? new Set()).add(presentOf(siteId)));
      }
  return {
    visits: counted.length,
    entries: counted.reduce((sum, { entries }) => sum + entries.length, 0),
    sites: [...new Set(counted.map(({ siteId }) => presentOf(siteId)))].toSorted(),
    support: new Map([...support].map(([theme, own]) => [theme, [...own].toSorted()])),
  };
}

test.each([
  ["county", true],
  ["county", false],
  ["kind", true],
] as const)(
  "each 分报告 by %s counts its own sites alone, as a recount by hand does (含未审核 %s)",
  async (by, unapproved) => {
    const whole = await create(unapproved);
    expect(await make(whole, by)).not.toHaveLength(0);
    const parts = await partsOf(whole);
    for (const { id, county, kind, title } of parts) {
      expect(title).toBe(
        `关于试验的调研报告（${kind ? { town: "镇", township: "乡", subdistrict: "街道", park: "园区" }[kind] : county}）分报告`,
      );
      const { counts } = await readWorkingCopy(lead, id);
      const { approved, withUnapproved } = unpackCounts(counts);
      for (const [read, includes] of [
        [approved, false],
        [withUnapproved, true],
      ] as const) {
        const known = await recount(includes, (site) => (kind ? site.kind === kind : site.county === county));
        expect({ visits: read.visits, entries: read.entries }).toEqual({
          visits: known.visits,
          entries: known.entries,
        });
        expect(read.sites.map((site) => site.id).toSorted()).toEqual(known.sites);
        const supports = new Map(
          read.themes.filter(({ siteIds }) => siteIds.length > 0).map((theme) => [theme.id, theme.siteIds.toSorted()]),
        );
        expect(supports).toEqual(known.support);
      }
      // The findings answer the same under this filter.
      const { visited, themes } = await themeSupport(lead, reportFilter({ includeUnapproved: true, county, kind }));
      expect(visited).toBe(withUnapproved.sites.length);
      expect(themes.map((theme) => [theme.id, theme.support]).toSorted()).toEqual(
        withUnapproved.themes.map((theme) => [theme.id, theme.siteIds.length]).toSorted(),
      );
      // What its points cite is of its sites, and what is printed too.
      const own = new Set(withUnapproved.sites.map((site) => site.id));
      const { draft } = (await readReport(lead, id)) ?? expect.fail("gone");
      const cited = draft.sections.flatMap(({ points }) => points.flatMap(({ evidence }) => evidence));
      expect(cited.filter(({ entry }) => entry && !own.has(entry.siteId))).toEqual([]);
      const composed = await readComposedReport(lead, id, { now, withMethod: true });
      expect(composed?.basis.counted).toMatchObject({ sites: (unapproved ? withUnapproved : approved).sites.length });
      expect(composed?.facts?.visits).toBe((unapproved ? withUnapproved : approved).visits);
    }
  },
);

test("the preview says which sites go where, and which have no 区县; what is there already is not made again", async () => {
  const whole = await create(true);
  const preview = () => previewParts(lead, whole, new URLSearchParams({ by: "county" }));
  const { parts, left } = await preview();
  const { sites } = await recount(true, () => true);
  expect(parts.flatMap((part) => part.sites).length + left.length).toBe(sites.length);
  expect(parts.map(({ county, reportId }) => [county, reportId])).toEqual(
    expect.arrayContaining(counties.map((county) => [county, null])),
  );
  // An address without a word asks for the same; another word is refused by name.
  expect((await previewParts(lead, whole, new URLSearchParams())).parts).toEqual(parts);
  await expect(previewParts(lead, whole, new URLSearchParams({ by: "park" }))).rejects.toMatchObject({
    ...{ code: "invalid", key: "reports.refusal.parting", fields: [{ path: "by", key: "reports.refusal.parting" }] },
  });
  expect(await make(whole, "county")).toHaveLength(parts.length);
  expect((await preview()).parts.every(({ reportId }) => reportId !== null)).toBe(true);
  expect(await make(whole, "county")).toEqual([]);
  // One that was deleted can be made again; a part is not shared out.
  const [first] = await partsOf(whole);
  await prisma.$transaction((tx) => mutations.deleteReport(tx, lead, { reportId: first?.id ?? "", now }));
  expect(await make(whole, "county")).toHaveLength(1);
  const [part] = await partsOf(whole);
  await expect(make(part?.id ?? "", "kind")).rejects.toMatchObject({ key: "reports.refusal.partOfPart" });
});

test("a part has the sections of its 总报告 and knows it, also when that one is gone", async () => {
  const whole = await create(false);
  await make(whole, "kind");
  const [part] = await partsOf(whole);
  const kind: SiteKind | null = part?.kind ?? null;
  const read = async () => (await readReport(lead, part?.id ?? "")) ?? expect.fail("gone");
  const record = await read();
  expect(record).toMatchObject({ places: { county: "", kind }, whole: { id: whole } });
  const headings = async (id: string) => (await readReport(lead, id))?.draft.sections.map(({ heading }) => heading);
  expect(await headings(record.id)).toEqual(await headings(whole));
  await prisma.$transaction((tx) => mutations.deleteReport(tx, lead, { reportId: whole, now }));
  expect((await read()).whole).toBeNull();
  expect((await read()).places).toEqual({ county: "", kind });
});
